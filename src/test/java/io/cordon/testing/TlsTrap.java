package io.cordon.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A server that keeps whatever it is told over TLS, and hangs up without an answer. */
public final class TlsTrap implements AutoCloseable {
    private static final int SOME = 64;
    /** Enough for a handshake on a busy machine. */
    private static final int QUIET_MILLIS = 1_000;

    private final ServerSocket server;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final AtomicInteger callers = new AtomicInteger();

    private TlsTrap(ServerSocket server, boolean drops) {
        this.server = server;
        Thread.ofVirtual().start(() -> serve(drops));
    }

    /** Speaks TLS with this certificate. */
    public static TlsTrap with(SSLContext certificate) {
        try {
            return new TlsTrap(certificate.getServerSocketFactory().createServerSocket(0), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hangs up in the middle of the handshake. */
    public static TlsTrap droppingHandshakes() {
        try {
            return new TlsTrap(new ServerSocket(0), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How many have connected. */
    public int callers() {
        return callers.get();
    }

    /** What they have said inside TLS. */
    public synchronized String told() {
        return told.toString(StandardCharsets.ISO_8859_1);
    }

    private void serve(boolean drops) {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                callers.incrementAndGet();
                Thread.ofVirtual().start(() -> listen(caller, drops));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void listen(Socket caller, boolean drops) {
        try (caller) {
            caller.setSoTimeout(QUIET_MILLIS);
            byte[] some = new byte[SOME];
            for (int read = caller.getInputStream().read(some);
                    read >= 0 && !drops;
                    read = caller.getInputStream().read(some)) {
                keep(some, read);
            }
        } catch (IOException _) {
            // the handshake failed, as it should, or nothing more was said
        }
    }

    private synchronized void keep(byte[] some, int read) {
        told.write(some, 0, read);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
