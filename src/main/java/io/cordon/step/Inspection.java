package io.cordon.step;

import io.cordon.microsoft.Microsoft365;
import io.cordon.model.Finding;
import io.cordon.model.User;
import java.util.function.Consumer;

/** Finds something out. */
public non-sealed interface Inspection extends Step {

    /**
     * Hands each thing found to {@code found} as soon as it is judged. Returning says that all was looked at; whatever could not be read is
     * thrown, after everything that could be read has been handed over.
     */
    void inspect(User user, Microsoft365 m365, Consumer<Finding> found);
}
