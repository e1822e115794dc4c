package io.cordon.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The addresses that intruders have used, as they stand in the cursor of the sign-in log.
 *
 * @param learned containments whose addresses have been looked for
 */
record IntruderAddresses(List<Known> addresses, List<UUID> learned) {
    private static final int MOST_ADDRESSES = 20;
    private static final int MOST_LEARNED = 2_000;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    IntruderAddresses {
        addresses = List.copyOf(addresses);
        learned = List.copyOf(learned);
    }

    /**
     * An address.
     *
     * @param containment whose intruder used it
     * @param since when the compromise began
     * @param from up to when the log has been read for it
     */
    record Known(String address, UUID containment, Instant since, Instant from) {
        Known readUntil(Instant until) {
            return new Known(address, containment, since, until);
        }
    }

    static IntruderAddresses none() {
        return new IntruderAddresses(List.of(), List.of());
    }

    static IntruderAddresses read(String text) {
        try {
            return JSON.readValue(text, IntruderAddresses.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without addresses of compromises that began before {@code oldest}: addresses change hands. */
    IntruderAddresses without(Instant oldest) {
        return new IntruderAddresses(
                addresses.stream()
                        .filter(address -> address.since().isAfter(oldest))
                        .toList(),
                learned);
    }

    /** The newest ones are kept. */
    IntruderAddresses with(UUID containment, Set<String> found, Instant since) {
        List<UUID> containments = new ArrayList<>(learned);
        containments.add(containment);
        return new IntruderAddresses(
                Stream.concat(
                                addresses.stream().filter(known -> !found.contains(known.address())),
                                found.stream().map(address -> new Known(address, containment, since, since)))
                        .sorted(Comparator.comparing(Known::since).reversed())
                        .limit(MOST_ADDRESSES)
                        .toList(),
                containments.subList(Math.max(0, containments.size() - MOST_LEARNED), containments.size()));
    }
}
