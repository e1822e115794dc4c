package io.cordon.microsoft;

/** Graph's {@code x-ms-throttle-priority}: "high" is for what a person started and waits for. Source: microsoft-contract n. */
public enum Priority {
    HIGH("high"),
    NORMAL("normal"),
    LOW("low");

    private final String header;

    Priority(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }
}
