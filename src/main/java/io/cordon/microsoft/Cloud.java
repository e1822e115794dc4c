package io.cordon.microsoft;

import java.net.URI;

/** Microsoft's national clouds and where they are reached. Source: microsoft-contract h1 (Exchange) and o (Graph, authority). */
public enum Cloud {
    GLOBAL("https://graph.microsoft.com", "https://outlook.office365.com", "https://login.microsoftonline.com/"),
    US_GOVERNMENT("https://graph.microsoft.us", "https://outlook.office365.us", "https://login.microsoftonline.us/"),
    US_DOD("https://dod-graph.microsoft.us", "https://outlook-dod.office365.us", "https://login.microsoftonline.us/"),
    CHINA("https://microsoftgraph.chinacloudapi.cn", "https://outlook.office365.cn", "https://login.chinacloudapi.cn/");

    private final String graph;
    private final String exchange;
    private final String authority;

    Cloud(String graph, String exchange, String authority) {
        this.graph = graph;
        this.exchange = exchange;
        this.authority = authority;
    }

    /** Graph with its version. */
    public URI graph() {
        return URI.create(graph + "/v1.0");
    }

    public URI exchange() {
        return URI.create(exchange);
    }

    public URI authority() {
        return URI.create(authority);
    }

    /** What a Graph token is asked for; the same whatever address Graph is reached at. */
    String graphScope() {
        return graph + "/.default";
    }

    String exchangeScope() {
        return exchange + "/.default";
    }
}
