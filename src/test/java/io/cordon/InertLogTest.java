package io.cordon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is logged is a line, and moves neither the cursor nor the reader's eye. */
class InertLogTest {
    private static final InertLog.OneLine LOG =
            new InertLog.OneLine(new PatternFormatter("%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p [%c{3.}] %s%e%n"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n2026-11-27 12:00:00,000 INFO  [io.cordon] forged",
                "a\r\n\tat forged",
                "a\u001b[2J\u001b]0;title\u0007",
                "a\u202etxt.exe",
                "a\u0000b",
                "a\u2028b\u2029c\u0085d",
                "a\ud800b",
                "a\u009b31m",
                "%s %d {0} $1"
            })
    void aRecordIsALine(String text) {
        String plain = LOG.format(record("subject=%s", text));
        assertThat(plain.lines()).hasSize(1);
        assertThat(plain.strip().codePoints()).noneMatch(InertLogTest::acts);

        ExtLogRecord failed = record("failed: %s", text);
        failed.setThrown(new IllegalStateException(text, new IllegalArgumentException(text)));
        List<String> lines = LOG.format(failed).lines().toList();
        assertThat(lines).hasSizeGreaterThan(3);
        assertThat(lines.subList(1, lines.size()))
                .allSatisfy(line -> assertThat(line).startsWith("\t"));
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(line.replace("\t", "").codePoints()).noneMatch(InertLogTest::acts));
    }

    private static boolean acts(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }

    private static ExtLogRecord record(String message, Object parameter) {
        ExtLogRecord record =
                new ExtLogRecord(Level.INFO, message, ExtLogRecord.FormatStyle.PRINTF, InertLogTest.class.getName());
        record.setParameters(new Object[] {parameter});
        record.setLoggerName("io.cordon.Test");
        return record;
    }
}
