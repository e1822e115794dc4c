package io.cordon.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the crash tests measured, one line each, in {@code target/crash/figures.txt}. */
final class Figures {
    private static final Path FILE = Path.of("target/crash/figures.txt");

    private Figures() {}

    static synchronized void add(String line, Object... values) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(
                    FILE, line.formatted(values) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
