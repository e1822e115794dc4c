package io.cordon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** API keys made anew for each run of the tests, so that none stands in the repository: one with every role, and one for each role. */
public final class Keys {
    public static final List<String> ROLES = List.of("contain", "inspect", "approve", "release", "audit", "admin");

    /** Callers with every role beside the tests' own. */
    public static final List<String> PEOPLE = List.of("person-0", "person-1", "person-2");

    private Keys() {}

    /** The key with every role; its caller is {@code tests}. */
    public static String all() {
        return of("tests");
    }

    /** The key with that role alone; its caller is {@code only-…}. */
    public static String only(String role) {
        return of("only-" + role);
    }

    /** What the keys are hashed with. */
    public static String secret() {
        // A property, because the tests and what they start are loaded by different class loaders of one process.
        return (String) System.getProperties().computeIfAbsent("cordon.tests.secret", _ -> {
            byte[] bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
    }

    /** The key file with all of them. */
    public static Path file() {
        StringBuilder lines = new StringBuilder(line("tests", String.join(", ", ROLES)));
        PEOPLE.forEach(person -> lines.append(line(person, String.join(", ", ROLES))));
        ROLES.forEach(role -> lines.append(line("only-" + role, role)));
        Path file = Path.of("target/api-keys-of-the-tests.yaml").toAbsolutePath();
        try {
            Files.createDirectories(file.getParent());
            Path written = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
            Files.writeString(written, lines);
            return Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String name, String roles) {
        String madeWith = HexFormat.of().formatHex(Arrays.copyOf(hmac("name"), 4));
        return "- {name: %s, roles: [%s], expires: 2099-12-31, hash: \"hmac-sha256:%s:%s\"}%n"
                .formatted(name, roles, madeWith, HexFormat.of().formatHex(hmac("key:" + of(name))));
    }

    /** The key of the caller of that name. */
    public static String of(String name) {
        return "cordon_" + Base64.getUrlEncoder().withoutPadding().encodeToString(hmac("key of " + name));
    }

    private static byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
