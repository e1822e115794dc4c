package io.cordon.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cordon.model.Text;
import java.time.Instant;

/**
 * Something that a person must do, because Cordon did not or cannot.
 *
 * @param due by law, {@code null} where no law sets a term
 */
public record FollowUp(When when, Owner owner, Text what, Text why, Instant due) {

    /** In which order. */
    public enum When {
        @JsonProperty("now")
        NOW,
        @JsonProperty("before_release")
        BEFORE_RELEASE,
        /** What was to be done before, and may not have been. */
        @JsonProperty("after_release")
        AFTER_RELEASE,
        @JsonProperty("declare")
        DECLARE
    }

    /** Who, by role. */
    public enum Owner {
        /** The chief information security officer. */
        @JsonProperty("rssi")
        RSSI,
        /** The IT department. */
        @JsonProperty("dsi")
        DSI,
        @JsonProperty("m365_administrator")
        M365_ADMINISTRATOR,
        @JsonProperty("ad_administrator")
        AD_ADMINISTRATOR,
        /** The data protection officer. */
        @JsonProperty("dpo")
        DPO,
        /** The owner of the account. */
        @JsonProperty("user")
        USER
    }

    static FollowUp now(Owner owner, Text what, Text why) {
        return new FollowUp(When.NOW, owner, what, why, null);
    }

    static FollowUp beforeRelease(Owner owner, Text what, Text why) {
        return new FollowUp(When.BEFORE_RELEASE, owner, what, why, null);
    }
}
