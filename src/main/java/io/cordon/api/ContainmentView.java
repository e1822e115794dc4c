package io.cordon.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cordon.model.Containment;
import java.net.URI;
import java.time.Duration;

/**
 * A containment as the API shows it.
 *
 * @param millisToContain from acceptance to the read-back that proved the cut; absent while unproven
 * @param joined present and true where the request joined a containment that was already open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContainmentView(@JsonUnwrapped Containment containment, Long millisToContain, Boolean joined, Links links) {

    /** Where to go on reading. */
    record Links(URI self, URI operation, URI report) {}

    static ContainmentView of(Containment containment, Boolean joined) {
        String id = containment.id().toString();
        return new ContainmentView(
                containment,
                containment.containedAt() == null
                        ? null
                        : Duration.between(containment.acceptedAt(), containment.containedAt())
                                .toMillis(),
                joined,
                new Links(
                        URI.create("/v1/containments/" + id),
                        URI.create("/v1/operations/" + id),
                        URI.create("/v1/containments/" + id + "/report")));
    }
}
