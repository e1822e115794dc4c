package io.cordon.microsoft;

import com.microsoft.kiota.RequestOption;

/**
 * Keeps the text of an answer beside what the SDK makes of it: its models drop enum values that they do not know, and a rule without its unknown
 * condition would look broader than it is. Travels with the request, as {@link CallLog} does.
 */
final class Verbatim implements RequestOption {
    private volatile String text = "";

    void keep(String answer) {
        text = answer;
    }

    String text() {
        return text;
    }

    @Override
    @SuppressWarnings("unchecked") // the interface asks for any subtype's class; tags are looked up by this one
    public <T extends RequestOption> Class<T> getType() {
        return (Class<T>) Verbatim.class;
    }
}
