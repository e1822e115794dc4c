package io.cordon.microsoft;

import com.microsoft.kiota.RequestOption;

/** How urgent a request is. It travels with it, as {@link CallLog} does, and decides its lane in {@link Traffic}. For Graph it is also its {@code x-ms-throttle-priority}: "high" is for what a person started and waits for. Source: microsoft-contract n. */
public enum Priority implements RequestOption {
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

    @Override
    @SuppressWarnings("unchecked") // the interface asks for any subtype's class; tags are looked up by this one
    public <T extends RequestOption> Class<T> getType() {
        return (Class<T>) (Class<?>) Priority.class;
    }
}
