package io.cordon.notify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A file of each replica's own: what stands in it says where to go on. */
final class FileDestination extends Destination {
    private static final Logger LOG = Logger.getLogger(FileDestination.class);

    private final LineFile file;
    private final Source source;
    private boolean told;

    FileDestination(Path path, Source source) {
        this.file = new LineFile(path);
        this.source = source;
    }

    @Override
    String name() {
        return file.path().toString();
    }

    @Override
    void send() throws IOException {
        Optional<String> last = file.last();
        long number = 0;
        if (last.isPresent()) {
            number = source.number().applyAsLong(last.get());
            compare(number, last.get());
        }
        for (List<Source.Line> page = source.after().after(number, PAGE);
                !page.isEmpty();
                page = source.after().after(number, PAGE)) {
            file.append(page.stream().map(Source.Line::text).toList());
            number = page.getLast().number();
        }
    }

    /** What was exported must still be what the database has, unless somebody set it back. */
    private void compare(long number, String exported) {
        List<Source.Line> stored = source.after().after(number - 1, 1);
        boolean same = !stored.isEmpty()
                && (stored.getFirst().text().equals(exported)
                        || stored.getFirst().number() > number); // purged
        if (!same && !told) {
            LOG.errorf(
                    "Audit trail set back or changed: the file has what the database has not, run verify-audit:"
                            + " destination=%s %s=%d",
                    name(), source.what(), number);
        }
        told = !same;
    }
}
