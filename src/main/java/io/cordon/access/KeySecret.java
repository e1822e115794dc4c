package io.cordon.access;

import io.cordon.model.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** What the API keys are hashed with: configured, or in a file beside theirs. */
final class KeySecret {
    private static final int SHORTEST = 32;

    private KeySecret() {}

    /** Empty if there is none. Throws if it is too weak to use, naming the property. */
    static Optional<Secret> of(AccessConfig config) {
        if (config.secret().isPresent()) {
            return config.secret().map(secret -> checked("cordon.access.secret", secret));
        }
        Path file = file(config.keys());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    checked(file.toString(), new Secret(Files.readString(file).strip())));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Makes the file that {@link #of} reads; only its owner may read it. */
    static Secret create(Path keys) throws IOException {
        Path file = file(keys);
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileAttribute<?>[] owner =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        String secret = KeyHash.randomText();
        try (var channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            var bytes = ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        return new Secret(secret);
    }

    static Path file(Path keys) {
        String name = keys.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return keys.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".secret");
    }

    private static Secret checked(String where, Secret secret) {
        if (secret.value().length() < SHORTEST
                || secret.value().chars().distinct().count() < SHORTEST / 4) {
            throw new IllegalStateException(
                    where + " must have " + SHORTEST + " random characters or more: openssl rand -base64 32");
        }
        return secret;
    }
}
