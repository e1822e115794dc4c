package io.cordon.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command {@code verify-audit --trail <file> --checkpoints <file> --key <file>}: verifies an exported trail without starting anything. A
 * file named {@code -} is standard input; {@code --key} may be given more than once.
 */
public final class VerifyCommand {
    /** The trail is sound. */
    public static final int SOUND = 0;
    /** Something is wrong with the trail. */
    public static final int BROKEN = 1;
    /** The command cannot be carried out. */
    public static final int UNUSABLE = 2;

    private static final String USAGE =
            "usage: verify-audit --trail <file|-> --checkpoints <file> --key <file> [--key <file>]";

    private String trail;
    private String checkpoints;
    private final List<VerifyingKey> keys = new ArrayList<>();

    private VerifyCommand() {}

    /** @return the exit code */
    public static int run(List<String> arguments, InputStream in, PrintStream out) {
        VerifyCommand command = new VerifyCommand();
        try {
            command.read(arguments);
            Verdict verdict = command.verify(in);
            out.println(verdict.sentence());
            return switch (verdict) {
                case Verdict.Sound _ -> SOUND;
                case Verdict.Broken _ -> BROKEN;
            };
        } catch (IOException e) {
            out.println("A file cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage() + "\n" + USAGE);
        }
        return UNUSABLE;
    }

    private void read(List<String> arguments) throws IOException {
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            String value = arguments.get(i + 1);
            switch (arguments.get(i)) {
                case "--trail" -> trail = value;
                case "--checkpoints" -> checkpoints = value;
                case "--key" -> keys.add(VerifyingKey.of(Files.readString(Path.of(value))));
                default -> throw new IllegalArgumentException("unknown argument " + arguments.get(i));
            }
        }
        if (arguments.size() % 2 != 0 || trail == null || checkpoints == null || keys.isEmpty()) {
            throw new IllegalArgumentException("an argument is missing");
        }
    }

    private Verdict verify(InputStream in) throws IOException {
        Statements statements = new Statements(keys);
        try (BufferedReader lines = open(checkpoints, in)) {
            statements.read(lines);
        }
        try (BufferedReader lines = open(trail, in)) {
            return new Verifier(statements).verify(lines);
        }
    }

    /** What is not UTF-8 is read as U+FFFD, and so is not what was hashed. */
    private static BufferedReader open(String file, InputStream in) throws IOException {
        return new BufferedReader(new InputStreamReader(
                file.equals("-") ? in : Files.newInputStream(Path.of(file)), StandardCharsets.UTF_8));
    }
}
