package io.cordon.judgement;

/**
 * A folder of the mailbox.
 *
 * @param displayName in the language of the mailbox
 * @param wellKnownName Graph's well-known name, {@code null} where Graph has none (RSS, Notes, Calendar, the owner's own folders)
 */
public record Folder(String displayName, String wellKnownName) {}
