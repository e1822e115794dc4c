package io.cordon.microsoft;

/**
 * Asked right before every write to Microsoft 365, also before a repeated one. Throws {@link Shut} if the writer has lost the right to write, or
 * cannot know; nothing is sent then.
 */
@FunctionalInterface
public interface Gate {
    /** For what only reads. */
    Gate READING = () -> {
        throw new IllegalStateException("these clients are for reading");
    };

    void pass();

    /** Nothing was sent: the writer has lost the right to write, or cannot know. It is no failure of Microsoft 365's. */
    final class Shut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Shut(RuntimeException because) {
            super(because.getMessage(), because);
        }

        /** Why. */
        @Override
        public synchronized RuntimeException getCause() {
            return (RuntimeException) super.getCause();
        }
    }
}
