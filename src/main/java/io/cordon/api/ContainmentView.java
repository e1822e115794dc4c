package io.cordon.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cordon.model.Aftermath;
import io.cordon.model.Containment;
import io.cordon.model.Release;
import io.cordon.model.Watch;
import java.net.URI;
import java.time.Duration;

/**
 * A containment as the API shows it.
 *
 * @param millisToContain from acceptance to the read-back that proved the cut; absent while unproven
 * @param release the way back, absent while nobody has asked for it
 * @param watch the watch over it, absent before its end
 * @param joined present and true where the request joined a containment that was already open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContainmentView(
        @JsonUnwrapped Containment containment,
        Long millisToContain,
        Boolean joined,
        Release release,
        Watch watch,
        Links links) {

    /** Where to go on reading. */
    record Links(URI self, URI operation, URI report) {}

    /** With what came after its end. */
    static ContainmentView of(Containment containment, Aftermath aftermath) {
        ContainmentView view = of(containment, (Boolean) null);
        return new ContainmentView(
                containment, view.millisToContain(), null, aftermath.release(), aftermath.watch(), view.links());
    }

    static ContainmentView of(Containment containment, Boolean joined) {
        String id = containment.id().toString();
        return new ContainmentView(
                containment,
                containment.containedAt() == null
                        ? null
                        : Duration.between(containment.acceptedAt(), containment.containedAt())
                                .toMillis(),
                joined,
                null,
                null,
                new Links(
                        URI.create("/v1/containments/" + id),
                        URI.create("/v1/operations/" + id),
                        URI.create("/v1/containments/" + id + "/report")));
    }
}
