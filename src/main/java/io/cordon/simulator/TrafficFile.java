package io.cordon.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Appends every exchange as a line of JSON, in the format that {@code check-traffic} reads. */
final class TrafficFile implements AutoCloseable {
    private final BufferedWriter writer;

    private TrafficFile(BufferedWriter writer) {
        this.writer = writer;
    }

    static Optional<TrafficFile> open(Path file) {
        if (file == null) {
            return Optional.empty();
        }
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            return Optional.of(new TrafficFile(
                    Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record traffic to " + file, e);
        }
    }

    /** A form or a body that is no JSON is left out; a dropped connection has no status, and neither has an answer that is not the service's own. */
    void record(Call call, LedgerEntry entry, Answer answer, boolean madeUp) {
        boolean answered = entry.status() != 0 && !madeUp;
        ObjectNode line = Json.object()
                .put("sequence", entry.sequence())
                .put("at", entry.start().toString())
                .put("method", call.method())
                .put("url", call.origin() + call.url());
        line.set("requestBody", call.json().map(Redaction::of).orElse(null));
        if (answered) {
            line.put("status", entry.status());
        } else {
            line.putNull("status");
        }
        JsonNode body = answer.json();
        line.set("responseBody", body == null || !answered ? null : Redaction.of(body));
        line.put("operation", entry.operation())
                .put("clientRequestId", entry.clientRequestId())
                .put("requestId", entry.requestId());
        write(Json.write(line));
    }

    private synchronized void write(String line) {
        try {
            writer.write(line);
            writer.write('\n');
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
