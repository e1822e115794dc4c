package io.cordon.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** How the audit trail is signed, kept and carried outside: {@code cordon.audit.…}. */
@ConfigMapping(prefix = "cordon.audit")
public interface AuditConfig {

    /** PEM file with the Ed25519 private key (PKCS#8) that signs the checkpoints. Without one, a key is made beside the data. */
    Optional<Path> key();

    /** PEM file with the key before, for one start: it vouches for the new one. */
    Optional<Path> previousKey();

    /** How long records are kept, 6 to 36 months. Source: CNIL, recommendation 2021-122 on logging (6 to 12 months, longer with a reason). */
    @WithDefault("12")
    int retentionMonths();

    /** File to which the signed checkpoints are appended; best on a disk that this machine can only append to. */
    Optional<Path> checkpointsFile();

    /** {@code cordon.audit.records-file}: file to which the records are appended as OCSF events. */
    Optional<Path> recordsFile();

    /** Receiver of the signed checkpoints by syslog (RFC 5424 over TLS, RFC 5425): {@code tls://siem.example:6514}, or {@code tcp://} on this machine. */
    Optional<URI> syslog();

    /** {@code cordon.audit.syslog-records}: whether the receiver gets the records, too, as OCSF events. */
    @WithDefault("false")
    boolean syslogRecords();

    /** {@code cordon.audit.syslog-trusted-certificates}: PEM file; exactly these certificates are trusted for the receiver. */
    Optional<Path> syslogTrustedCertificates();
}
