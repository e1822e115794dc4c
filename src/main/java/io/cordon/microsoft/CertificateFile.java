package io.cordon.microsoft;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The certificate with which Cordon signs in: a PEM file beside its key, or a PFX file. */
final class CertificateFile {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");

    private CertificateFile() {}

    /** When the certificate ends; empty if the file cannot be read as one. */
    static Optional<Instant> expires(Path file, @Nullable String password) {
        try {
            Optional<X509Certificate> certificate = password == null ? ofPem(file) : ofPfx(file, password);
            return certificate.map(found -> found.getNotAfter().toInstant());
        } catch (IOException | GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static Optional<X509Certificate> ofPem(Path file) throws IOException, GeneralSecurityException {
        Matcher matcher = CERTIFICATE.matcher(Files.readString(file));
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(matcher.group().getBytes(StandardCharsets.US_ASCII))));
    }

    private static Optional<X509Certificate> ofPfx(Path file, String password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate certificate) {
                return Optional.of(certificate);
            }
        }
        return Optional.empty();
    }
}
