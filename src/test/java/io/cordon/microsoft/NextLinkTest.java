package io.cordon.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a list may go on. */
class NextLinkTest {
    private static final HttpUrl GRAPH = HttpUrl.get("https://graph.microsoft.com/v1.0");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://graph.microsoft.com/v1.0/users?$skiptoken=1",
                "https://graph.microsoft.com:443/v1.0/users?$skiptoken=1",
                "HTTPS://GRAPH.MICROSOFT.COM/v1.0/users?$skiptoken=1"
            })
    void onTheSameServer(String link) {
        assertThat(NextLink.of(link, GRAPH)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://graph.microsoft.com/v1.0/users",
                "https://graph.microsoft.com:8443/v1.0/users",
                "https://graph.microsoft.com.boite-externe.example/v1.0/users",
                "https://graph.microsoft.com@boite-externe.example/v1.0/users",
                "https://boite-externe.example\\@graph.microsoft.com/v1.0/users",
                "//graph.microsoft.com/v1.0/users",
                "/v1.0/users",
                ""
            })
    void nowhereElse(String link) {
        assertThat(NextLink.of(link, GRAPH)).isEmpty();
    }
}
