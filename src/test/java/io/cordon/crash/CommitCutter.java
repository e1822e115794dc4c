package io.cordon.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands between Cordon and PostgreSQL. Once armed, it cuts the connection on which the next containment is inserted when the server says that
 * the transaction is committed, so that this is done and Cordon does not learn of it.
 */
final class CommitCutter implements AutoCloseable {
    private static final String INSERT = "insert into containment";
    /** The tag of the server's message that ends a commit. */
    private static final String COMMITTED = "COMMIT\0";

    private final ServerSocket door;
    private final int server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean armed = new AtomicBoolean();
    private final AtomicBoolean cut = new AtomicBoolean();

    CommitCutter(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void arm() {
        armed.set(true);
    }

    /** Whether an answer was lost. */
    boolean hasCut() {
        return cut.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
                AtomicBoolean inserted = new AtomicBoolean();
                threads.execute(() -> pass(client, upstream, text -> {
                    inserted.compareAndSet(false, text.contains(INSERT) && armed.get());
                    return true;
                }));
                threads.execute(() ->
                        pass(upstream, client, text -> !(text.contains(COMMITTED) && inserted.get() && cutOnce())));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private boolean cutOnce() {
        return armed.getAndSet(false) && cut.compareAndSet(false, true);
    }

    /** Sees what passes, together with the end of what passed before, and says whether it may. */
    private interface Guard {
        boolean lets(String text);
    }

    private static void pass(Socket from, Socket to, Guard guard) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            byte[] chunk = new byte[16_384];
            String tail = "";
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                String text = tail + new String(chunk, 0, read, StandardCharsets.ISO_8859_1);
                if (!guard.lets(text)) {
                    return;
                }
                to.getOutputStream().write(chunk, 0, read);
                tail = text.substring(Math.max(0, text.length() - INSERT.length()));
            }
        } catch (IOException _) {
            // the other side has gone
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
