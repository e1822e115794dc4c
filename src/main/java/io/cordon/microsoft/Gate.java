package io.cordon.microsoft;

/**
 * Asked right before every write to Microsoft 365, also before a repeated one. Throws if the writer has lost the right to write, or cannot know;
 * nothing is sent then.
 */
@FunctionalInterface
public interface Gate {
    /** For what only reads. */
    Gate READING = () -> {
        throw new IllegalStateException("these clients are for reading");
    };

    void pass();
}
