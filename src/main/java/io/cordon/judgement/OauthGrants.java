package io.cordon.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Whether a consent to an application is an intruder's. */
final class OauthGrants {
    private OauthGrants() {}

    /**
     * Judges Graph's oAuth2PermissionGrant.
     *
     * @throws IllegalArgumentException if it cannot be read as one
     */
    static Judgement of(JsonNode object, Around around) {
        Grant grant = Grant.of(object, around);
        if (grant.ofMicrosoft()) {
            return Judgement.BENIGN;
        }
        List<Seen> seen = new ArrayList<>(Sign.seen(GrantSigns.ALL, grant, around.tuning()));
        seen.addAll(Sign.seen(ProvenanceSigns.ALL, grant, around.tuning()));
        return Weighing.of(seen, around.tuning());
    }
}
