package io.cordon.simulator;

import java.util.UUID;

/** A mail contact of the organisation: a name inside for an address outside. */
record MailContact(UUID guid, String name, String alias, String externalAddress, String primarySmtpAddress) {
    MailContact {
        if (!externalAddress.contains("@")) {
            throw new IllegalArgumentException("a mail contact has an external address");
        }
    }

    boolean isNamed(String text) {
        return guid.toString().equalsIgnoreCase(text)
                || name.equalsIgnoreCase(text)
                || alias.equalsIgnoreCase(text)
                || externalAddress.equalsIgnoreCase(text)
                || primarySmtpAddress.equalsIgnoreCase(text);
    }
}
