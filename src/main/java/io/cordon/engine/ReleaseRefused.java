package io.cordon.engine;

/** A release that would do harm as things stand; nothing was written. The preview says what is in its way. */
public final class ReleaseRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ReleasePreview preview;

    ReleaseRefused(ReleasePreview preview) {
        super("containment " + preview.containment() + " cannot be released as things stand");
        this.preview = preview;
    }

    public ReleasePreview preview() {
        return preview;
    }
}
