package io.cordon.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;

/**
 * Where a request comes from: the connection's other end, or, if that is a proxy which the operator trusts, the last address in {@code
 * X-Forwarded-For} that is not such a proxy. What stands before that one was written by whoever sent the request.
 */
@Singleton
final class SourceAddress {
    private final List<Network> proxies;

    SourceAddress(AccessConfig config) {
        try {
            proxies = config.trustedProxies().orElse(List.of()).stream()
                    .map(Network::of)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("cordon.access.trusted-proxies must be addresses or networks", e);
        }
    }

    InetAddress of(RoutingContext request) {
        return of(
                request.request().connection().remoteAddress().hostAddress(),
                request.request().headers().getAll("X-Forwarded-For"));
    }

    InetAddress of(String connection, List<String> forwardedFor) {
        InetAddress source = literal(connection);
        List<String> hops = List.of(String.join(",", forwardedFor).split(","));
        for (int i = hops.size() - 1; i >= 0 && isProxy(source); i--) {
            String hop = hops.get(i).strip();
            if (hop.isEmpty()) {
                break;
            }
            try {
                source = literal(hop);
            } catch (IllegalArgumentException _) {
                break; // a proxy that writes something else than addresses: no further than the proxy itself
            }
        }
        return source;
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(proxy -> proxy.contains(address));
    }

    /** Without the zone of a link-local address. */
    private static InetAddress literal(String text) {
        int zone = text.indexOf('%');
        return InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone));
    }
}
