package io.cordon.notify;

import com.cloudbees.syslog.SDElement;
import io.cordon.store.ExportCursors;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A syslog receiver. How far it was served is kept in the database; what may not have arrived is sent again. */
final class SyslogDestination extends Destination {
    /** Cordon has no enterprise number of its own; this one is for examples (RFC 5612). */
    private static final String DATA = "cordon@32473";

    private final URI receiver;
    private final Optional<Path> trusted;
    private final Source source;
    private final ExportCursors cursors;
    private SyslogConnection connection;

    SyslogDestination(URI receiver, Optional<Path> trusted, Source source, ExportCursors cursors) {
        this.receiver = receiver;
        this.trusted = trusted;
        this.source = source;
        this.cursors = cursors;
    }

    @Override
    String name() {
        return source.what() + " " + receiver;
    }

    @Override
    void send() throws IOException {
        Optional<Long> sent = cursors.claim(name());
        if (sent.isEmpty()) {
            return;
        }
        long number = sent.get();
        try {
            for (List<Source.Line> page = source.after().after(number, PAGE);
                    !page.isEmpty();
                    page = source.after().after(number, PAGE)) {
                send(page);
                number = page.getLast().number();
            }
        } catch (IOException e) {
            disconnect();
            throw e;
        } finally {
            cursors.release(name(), number);
        }
    }

    private void send(List<Source.Line> page) throws IOException {
        if (connection == null) {
            connection = new SyslogConnection(receiver, trusted);
        }
        connection.check();
        for (Source.Line line : page) {
            SDElement data = new SDElement(DATA)
                    .addSDParam("seq", String.valueOf(line.number()))
                    .addSDParam("hash", line.hash());
            connection.send(source.what(), line.at(), data, line.text());
        }
        connection.check();
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
