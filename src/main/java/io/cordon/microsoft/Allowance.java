package io.cordon.microsoft;

import com.microsoft.kiota.RequestOption;

/** How much one list may still bring along, over all its pages: each page is limited, and so is their number, but not what they come to together. Travels with each request, as {@link CallLog} does. */
final class Allowance implements RequestOption {
    /** Several times what the longest list of a mailbox or directory that Cordon reads comes to. */
    private static final long LONGEST_LIST = 4 * Answers.LONGEST;

    private long left = LONGEST_LIST;

    /** Throws if that much is no longer allowed. */
    synchronized void take(long bytes) throws UnreadableAnswer {
        left -= bytes;
        if (left < 0) {
            throw new UnreadableAnswer(LONGEST_LIST);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the interface asks for any subtype's class; tags are looked up by this one
    public <T extends RequestOption> Class<T> getType() {
        return (Class<T>) Allowance.class;
    }
}
