package io.cordon.notify;

import com.cloudbees.syslog.Facility;
import com.cloudbees.syslog.SDElement;
import com.cloudbees.syslog.Severity;
import com.cloudbees.syslog.SyslogMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Sends messages by syslog: RFC 5424 over TLS with octet counting (RFC 5425), or over TCP. The receiver's certificate must be valid for its name.
 * Syslog has no acknowledgement: what was sent when a connection breaks may be lost, so that the last messages are sent again.
 */
final class SyslogConnection implements AutoCloseable {
    private static final int PATIENCE = 5_000;
    private static final int TLS_PORT = 6514;
    private static final int TCP_PORT = 601;

    private final Socket socket;

    SyslogConnection(URI receiver, Optional<Path> trusted) throws IOException {
        boolean tls = receiver.getScheme().equals("tls");
        int port = receiver.getPort() > 0 ? receiver.getPort() : tls ? TLS_PORT : TCP_PORT;
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(receiver.getHost(), port), PATIENCE);
            plain.setSoTimeout(PATIENCE);
            socket = tls ? secured(plain, receiver.getHost(), port, trusted) : plain;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket secured(Socket plain, String host, int port, Optional<Path> trusted) throws IOException {
        SSLSocket secured = (SSLSocket) context(trusted).getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // else any valid certificate would do
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static SSLContext context(Optional<Path> trusted) throws IOException {
        try {
            if (trusted.isEmpty()) {
                return SSLContext.getDefault();
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(trusted.get())))) {
                store.setCertificateEntry("receiver-" + number++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificates to trust cannot be used", e);
        }
    }

    /** Sends one message. */
    void send(String type, Instant at, SDElement data, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        String message = new SyslogMessage()
                .withFacility(Facility.AUDIT)
                .withSeverity(Severity.NOTICE)
                .withTimestamp(at.toEpochMilli())
                .withAppName("cordon")
                .withMsgId(type)
                .withSDElement(data)
                .withMsg(text)
                .toRfc5424SyslogMessage();
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        out.write((bytes.length + " ").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
    }

    /** Throws if the receiver has closed the connection: what was sent may not have arrived. */
    void check() throws IOException {
        socket.setSoTimeout(1);
        try {
            if (socket.getInputStream().read() < 0) {
                throw new IOException("the receiver has closed the connection");
            }
        } catch (SocketTimeoutException _) {
            // nothing to read, as it should be
        } finally {
            socket.setSoTimeout(PATIENCE);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // it is not used any more
        }
    }
}
