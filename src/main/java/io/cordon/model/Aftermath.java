package io.cordon.model;

/**
 * What came after a containment's end.
 *
 * @param release the way back, as it was last asked for; {@code null} if it never was
 * @param watch {@code null} where nothing is watched, because nothing was changed or it has not ended
 */
public record Aftermath(Release release, Watch watch) {
    /** Nothing came yet. */
    public static final Aftermath NONE = new Aftermath(null, null);
}
