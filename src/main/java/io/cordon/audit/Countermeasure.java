package io.cordon.audit;

import java.util.Arrays;

/** The D3FEND techniques that Cordon's steps carry out, with the tactic that each belongs to. Source: d3fend.mitre.org. */
enum Countermeasure {
    ACCOUNT_LOCKING("D3-AL", "Account Locking", OcsfActivity.EVICT),
    AUTHENTICATION_CACHE_INVALIDATION("D3-ANCI", "Authentication Cache Invalidation", OcsfActivity.EVICT),
    SESSION_TERMINATION("D3-ST", "Session Termination", OcsfActivity.EVICT),
    CREDENTIAL_REVOKING("D3-CR", "Credential Revocation", OcsfActivity.EVICT),
    EMAIL_REMOVAL("D3-ER", "Email Removal", OcsfActivity.EVICT),
    CREDENTIAL_ROTATION("D3-CRO", "Credential Rotation", OcsfActivity.HARDEN),
    RESTORE_CONFIGURATION("D3-RC", "Restore Configuration", OcsfActivity.RESTORE),
    RESTORE_ACCESS("D3-RA", "Restore Access", OcsfActivity.RESTORE),
    RESTORE_USER_ACCOUNT_ACCESS("D3-RUAA", "Restore User Account Access", OcsfActivity.RESTORE);

    static final String VERSION = "1.0.0";

    private final String id;
    private final String title;
    private final OcsfActivity activity;

    Countermeasure(String id, String title, OcsfActivity activity) {
        this.id = id;
        this.title = title;
        this.activity = activity;
    }

    /** Throws {@link IllegalArgumentException} for a technique that no step carries out. */
    static Countermeasure of(String id) {
        return Arrays.stream(values())
                .filter(known -> known.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no countermeasure " + id));
    }

    String title() {
        return title;
    }

    OcsfActivity activity() {
        return activity;
    }

    String tactic() {
        return activity.caption();
    }
}
