package io.cordon;

import io.cordon.model.Unseen;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/**
 * A record of the log is a line, whatever text is in it: control characters, line ends and marks that turn the direction of reading are shown by
 * their numbers. A stack trace follows on lines that begin with a tabulator, which no record does.
 */
@Singleton
final class InertLog {
    private static final int MOST_CAUSES = 10;
    private static final String DEV_UI = "io.quarkus.devui.";

    void install(@Observes @Priority(1) StartupEvent start) {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            install(handler);
        }
    }

    private static void install(Handler handler) {
        if (handler instanceof ExtHandler outer) {
            for (Handler inner : outer.getHandlers()) {
                install(inner);
            }
        }
        Formatter present = handler.getFormatter();
        boolean ofDevelopmentMode =
                handler.getClass().getName().startsWith(DEV_UI); // writes JSON, and casts its formatter
        if (present != null && !(present instanceof OneLine) && !ofDevelopmentMode) {
            handler.setFormatter(new OneLine(present));
        }
    }

    /** As the configured formatter, but for what could act. */
    static final class OneLine extends ExtFormatter {
        private final Formatter configured;

        OneLine(Formatter configured) {
            this.configured = configured;
        }

        @Override
        public String format(ExtLogRecord record) {
            ExtLogRecord inert = new ExtLogRecord(record);
            inert.setMessage(Unseen.marked(String.valueOf(formatMessage(record))), ExtLogRecord.FormatStyle.NO_FORMAT);
            inert.setParameters(null);
            inert.setThrown(null);
            String line = configured.format(inert);
            return record.getThrown() == null ? line : line + trace(record.getThrown());
        }

        private static String trace(Throwable thrown) {
            StringBuilder trace = new StringBuilder();
            Throwable cause = thrown;
            for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
                trace.append('\t')
                        .append(i == 0 ? "" : "caused by ")
                        .append(Unseen.marked(cause.toString()))
                        .append(System.lineSeparator());
                for (StackTraceElement element : cause.getStackTrace()) {
                    trace.append("\t\tat ").append(element).append(System.lineSeparator());
                }
                cause = cause.getCause();
            }
            return trace.toString();
        }
    }
}
