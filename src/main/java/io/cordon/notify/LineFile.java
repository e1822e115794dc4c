package io.cordon.notify;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** A file to which lines are appended. Its own last line says where to go on, whatever happened in between. */
final class LineFile {
    private static final int LONGEST_LINE = 64 * 1024;

    private final Path path;

    LineFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** The last line, if there is one. What a crash has left of a line is cut off first. */
    Optional<String> last() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            int read = (int) Math.min(file.length(), LONGEST_LINE);
            byte[] tail = new byte[read];
            file.seek(file.length() - read);
            file.readFully(tail);
            String text = new String(tail, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n');
            if (end != text.length() - 1) {
                cut(file.length() - text.substring(end + 1).getBytes(StandardCharsets.UTF_8).length);
            }
            return end <= 0 ? Optional.empty() : Optional.of(text.substring(text.lastIndexOf('\n', end - 1) + 1, end));
        }
    }

    /** Appends the lines; they are on the disk when it returns. */
    void append(List<String> lines) throws IOException {
        String text = String.join("\n", lines) + "\n";
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
    }

    private void cut(long length) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.truncate(length);
        }
    }
}
