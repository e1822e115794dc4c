package io.cordon.audit;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** The file that keeps a signing key. */
public final class KeyFile {
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    /** The key in {@code file}. Throws {@link IllegalArgumentException} with a sentence about the file if there is none. */
    public static SigningKey read(Path file) {
        try {
            return SigningKey.of(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("names a file that cannot be read: " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "names a file without an unencrypted Ed25519 private key in PKCS#8 PEM: " + file
                            + " (openssl genpkey -algorithm ed25519)",
                    e);
        }
    }

    /** The key in {@code file}, which is made if it does not exist; nobody but its owner may read it. */
    public static SigningKey readOrMake(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
            Files.writeString(file, SigningKey.generate().pem(), StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException _) {
            // made by an earlier start
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be made: " + file, e);
        }
        return read(file);
    }
}
