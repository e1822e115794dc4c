package io.cordon.notify;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;

/** Takes syslog messages with octet counting. */
final class SyslogReceiver implements AutoCloseable {
    private final ServerSocket server;
    private final List<String> messages = new CopyOnWriteArrayList<>();

    private SyslogReceiver(ServerSocket server) {
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    static SyslogReceiver plain(int port) throws IOException {
        return new SyslogReceiver(new ServerSocket(port, 10, InetAddress.getLoopbackAddress()));
    }

    /** With the simulated tenant's certificate. */
    static SyslogReceiver tls() throws IOException, GeneralSecurityException {
        char[] password = "simulator".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = SyslogReceiver.class.getResourceAsStream("/simulator/simulator.p12")) {
            store.load(file, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return new SyslogReceiver(
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress()));
    }

    int port() {
        return server.getLocalPort();
    }

    List<String> messages() {
        return messages;
    }

    void await(Predicate<List<String>> condition) {
        Awaitility.await().until(() -> condition.test(messages));
    }

    private void accept() {
        while (true) {
            try {
                Socket connection = server.accept();
                Thread.ofVirtual().start(() -> read(connection));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void read(Socket connection) {
        try (connection) {
            InputStream in = connection.getInputStream();
            StringBuilder length = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == ' ') {
                    messages.add(
                            new String(in.readNBytes(Integer.parseInt(length.toString())), StandardCharsets.UTF_8));
                    length.setLength(0);
                } else {
                    length.append((char) c);
                }
            }
        } catch (IOException _) {
            // the sender has gone, or does not trust this receiver
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
