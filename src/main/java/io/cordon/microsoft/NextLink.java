package io.cordon.microsoft;

import java.util.Optional;
import okhttp3.HttpUrl;

/** The address of a list's next page, as an answer gives it: followed only to where the list itself was asked for, since a token goes with it. */
final class NextLink {
    private NextLink() {}

    /** Empty if the link leads to any other server than {@code base}, or nowhere. */
    static Optional<HttpUrl> of(String link, HttpUrl base) {
        return Optional.ofNullable(HttpUrl.parse(link))
                .filter(target -> target.scheme().equals(base.scheme())
                        && target.host().equals(base.host())
                        && target.port() == base.port());
    }
}
