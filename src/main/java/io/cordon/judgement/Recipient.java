package io.cordon.judgement;

import java.time.Instant;

/**
 * What an address or a name in an object stands for, as {@code Get-Recipient} resolved it. Any part may be {@code null}.
 *
 * @param externalEmailAddress where mail to a contact, mail user or guest really goes
 * @param created when the account or contact was made
 */
public record Recipient(
        String recipientTypeDetails,
        String primarySmtpAddress,
        String externalEmailAddress,
        String displayName,
        Instant created) {}
