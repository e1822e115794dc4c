package io.cordon.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears everything that is logged in this process while it is open, at every level. */
public final class Eavesdropper extends Handler implements AutoCloseable {
    private final Collection<String> heard;
    private final Level before;

    private Eavesdropper(Collection<String> heard, Level before) {
        this.heard = heard;
        this.before = before;
    }

    /** Begins to listen. */
    public static Eavesdropper on(Collection<String> heard) {
        Logger root = Logger.getLogger("");
        Eavesdropper eavesdropper = new Eavesdropper(heard, root.getLevel());
        eavesdropper.setLevel(Level.ALL);
        root.addHandler(eavesdropper);
        root.setLevel(Level.ALL);
        return eavesdropper;
    }

    @Override
    public void publish(LogRecord line) {
        String message = String.valueOf(line.getMessage());
        Object[] parameters = line.getParameters();
        if (parameters != null) {
            message += " " + String.join(" ", texts(parameters));
        }
        heard.add(line.getThrown() == null ? message : message + " " + all(line.getThrown()));
    }

    private static String[] texts(Object[] parameters) {
        String[] texts = new String[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            texts[i] = String.valueOf(parameters[i]);
        }
        return texts;
    }

    /** A throwable with its causes and what was suppressed, as a log shows it. */
    public static String all(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger root = Logger.getLogger("");
        root.removeHandler(this);
        root.setLevel(before);
    }
}
