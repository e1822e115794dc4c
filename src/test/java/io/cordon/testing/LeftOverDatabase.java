package io.cordon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The embedded database of a killed Cordon, which goes on running: the Cordon that comes after finds it, and does not own it. */
public final class LeftOverDatabase {
    private LeftOverDatabase() {}

    /** Stops whatever database runs on data below the directory. */
    public static void stop(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory, 3)) {
            List<Path> locks =
                    files.filter(file -> file.endsWith("postmaster.pid")).toList();
            for (Path lock : locks) {
                long server = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
                ProcessHandle.of(server).ifPresent(ProcessHandle::destroy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
