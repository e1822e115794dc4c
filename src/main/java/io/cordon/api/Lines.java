package io.cordon.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of UTF-8 one at a time. Of a line that is too long no more is kept than that it was there. */
final class Lines {
    private final InputStream in;
    private final int longest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean ended;

    /** @param longest in bytes */
    Lines(InputStream in, int longest) {
        this.in = new BufferedInputStream(in);
        this.longest = longest;
    }

    /** Whether all is read. */
    boolean ended() {
        return ended;
    }

    /** Whether whoever writes the lines may be waiting for an answer. */
    boolean waiting() throws IOException {
        return in.available() == 0;
    }

    /** The next line, empty if it is too long; at the end what stands there without an end of line. */
    Optional<String> next() throws IOException {
        line.reset();
        boolean tooLong = false;
        int c = in.read();
        while (c >= 0 && c != '\n') {
            if (line.size() < longest) {
                line.write(c);
            } else {
                tooLong = true;
            }
            c = in.read();
        }
        ended = c < 0;
        return tooLong ? Optional.empty() : Optional.of(line.toString(StandardCharsets.UTF_8));
    }
}
