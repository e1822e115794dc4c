package io.cordon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority made for a test with the JDK's keytool, and servers' certificates signed by it or by nobody. */
public final class TestAuthority {
    private static final String PASSWORD = "changeit";

    private final Path directory;

    public TestAuthority(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pair("ca", "CN=Test authority", "-ext", "bc:critical=ca:true", "-validity", "3650");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "ca",
                "-keystore",
                store("ca"),
                "-file",
                certificate().toString());
    }

    /** The authority's own certificate, PEM. */
    public Path certificate() {
        return directory.resolve("ca.pem");
    }

    /**
     * A server's certificate, signed.
     *
     * @param host whom it names
     * @param start when it begins to be valid, in keytool's words: {@code -1d}
     */
    public SSLContext signed(String name, String host, String start, int days) {
        pair(name, "CN=" + host);
        String request = directory.resolve(name + ".csr").toString();
        String signed = directory.resolve(name + ".pem").toString();
        keytool("-certreq", "-alias", name, "-keystore", store(name), "-file", request);
        keytool(
                "-gencert",
                "-rfc",
                "-alias",
                "ca",
                "-keystore",
                store("ca"),
                "-infile",
                request,
                "-outfile",
                signed,
                "-startdate",
                start,
                "-validity",
                String.valueOf(days),
                "-ext",
                "san=dns:" + host);
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "ca",
                "-keystore",
                store(name),
                "-file",
                certificate().toString());
        keytool("-importcert", "-alias", name, "-keystore", store(name), "-file", signed);
        return context(name);
    }

    /** A server's certificate that nobody has signed. */
    public SSLContext selfSigned(String name, String host) {
        pair(name, "CN=" + host, "-ext", "san=dns:" + host);
        return context(name);
    }

    /** A key with its certificate, as an application signs in with: PEM, both in one file. */
    public Path pem(String name) {
        pair(name, "CN=" + name, "-validity", "20");
        try {
            KeyStore keys = KeyStore.getInstance(Path.of(store(name)).toFile(), PASSWORD.toCharArray());
            String key = Base64.getMimeEncoder()
                    .encodeToString(keys.getKey(name, PASSWORD.toCharArray()).getEncoded());
            String certificate = Base64.getMimeEncoder()
                    .encodeToString(keys.getCertificate(name).getEncoded());
            return Files.writeString(
                    directory.resolve(name + "-key.pem"),
                    "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n"
                            + "-----BEGIN CERTIFICATE-----\n" + certificate + "\n-----END CERTIFICATE-----\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as a PFX file; its password is {@link #password}. */
    public Path pfx(String name) {
        pair(name, "CN=" + name, "-validity", "20");
        return Path.of(store(name));
    }

    public String password() {
        return PASSWORD;
    }

    private void pair(String alias, String subject, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("-genkeypair", "-alias", alias, "-keyalg", "RSA", "-keysize", "2048", "-dname", subject));
        arguments.addAll(List.of("-keystore", store(alias)));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(String[]::new));
    }

    private String store(String name) {
        return directory.resolve(name + ".p12").toString();
    }

    private SSLContext context(String name) {
        try {
            KeyStore keys = KeyStore.getInstance(Path.of(store(name)).toFile(), PASSWORD.toCharArray());
            if (keys.containsAlias("ca")) {
                keys.deleteEntry("ca");
            }
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
