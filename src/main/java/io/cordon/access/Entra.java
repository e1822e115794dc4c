package io.cordon.access;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The Entra ID whose tokens are taken, if any: who issues them, for whom, and where the keys are that sign them. */
@Singleton
final class Entra {
    static final Pattern GUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final String CHINA = "login.partner.microsoftonline.cn";
    private static final Set<String> MICROSOFTS =
            Set.of("login.microsoftonline.com", "login.microsoftonline.us", CHINA);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final EntraConfig config;
    private final Optional<String> tenant;

    Entra(
            EntraConfig config,
            @ConfigProperty(name = "cordon.allow-simulated-tenants", defaultValue = "false") boolean allowSimulated) {
        this.config = config;
        this.tenant = config.tenant().map(String::strip).filter(text -> !text.isEmpty());
        List<String> problems = problems(allowSimulated);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Cordon does not start: " + String.join(" ", problems));
        }
    }

    private List<String> problems(boolean allowSimulated) {
        List<String> problems = new ArrayList<>();
        if (tenant.isEmpty()) {
            return problems;
        }
        if (!GUID.matcher(tenant.get()).matches()) {
            problems.add("cordon.oidc.tenant must be the tenant's GUID, in small letters.");
        }
        if (config.clientId().filter(id -> GUID.matcher(id).matches()).isEmpty()) {
            problems.add("cordon.oidc.client-id must be the GUID of the application that stands for Cordon's API.");
        }
        URI authority = config.authority();
        boolean microsofts = "https".equals(authority.getScheme()) && MICROSOFTS.contains(authority.getHost());
        boolean here = LOOPBACK.contains(String.valueOf(authority.getHost()));
        if (!microsofts && !(here && (allowSimulated || Production.not()))) {
            problems.add("cordon.oidc.authority is not an address of Entra ID: https:// and one of "
                    + String.join(", ", MICROSOFTS.stream().sorted().toList()) + ".");
        }
        return problems;
    }

    boolean isConfigured() {
        return tenant.isPresent();
    }

    String tenant() {
        return tenant.orElseThrow();
    }

    /** Tokens of version 2.0 are made for the client id, those of version 1.0 for the URI that was asked for. */
    List<String> audiences() {
        String id = config.clientId().orElseThrow();
        List<String> audiences = new ArrayList<>(List.of(id, "api://" + id));
        audiences.addAll(config.audiences().orElse(List.of()));
        return audiences;
    }

    /** Tokens of version 1.0 have another issuer than those of version 2.0, whatever the address they were asked of. */
    Set<String> issuers() {
        String old = CHINA.equals(config.authority().getHost()) ? "sts.chinacloudapi.cn" : "sts.windows.net";
        return Set.of("https://" + old + "/" + tenant() + "/", base() + "/v2.0");
    }

    /** The tenant's address. */
    String base() {
        String authority = config.authority().toString();
        return (authority.endsWith("/") ? authority : authority + "/") + tenant();
    }
}
