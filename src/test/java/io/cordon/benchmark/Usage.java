package io.cordon.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has used since its start.
 *
 * @param peakMegabytes the most memory it ever held, {@code VmHWM} of Linux; 0 elsewhere
 */
record Usage(long peakMegabytes, double cpuSeconds) {
    static Usage of(long pid) {
        return new Usage(
                peak(pid),
                ProcessHandle.of(pid)
                                .flatMap(process -> process.info().totalCpuDuration())
                                .orElse(Duration.ZERO)
                                .toMillis()
                        / 1000.0);
    }

    Usage since(Usage before) {
        return new Usage(peakMegabytes, cpuSeconds - before.cpuSeconds);
    }

    private static long peak(long pid) {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
