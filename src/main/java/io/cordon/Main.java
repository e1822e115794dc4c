package io.cordon;

import io.cordon.api.AssessmentLines;
import io.cordon.store.EmbeddedDatabase;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Starts Cordon; with the embedded database, unless {@code CORDON_DB_URL} names another. With the argument {@code assess} it judges what comes in
 * on standard input instead, and starts nothing.
 */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... arguments) throws IOException {
        if (arguments.length == 1 && arguments[0].equals("assess")) {
            AssessmentLines.command(System.in, System.out);
            return;
        }
        if (System.getenv("CORDON_DB_URL") == null) {
            String directory = System.getenv().getOrDefault("CORDON_DATA", "data");
            System.setProperty(
                    "cordon.embedded-database.url", EmbeddedDatabase.start(Path.of(directory, "postgresql")));
        }
        Quarkus.run(arguments);
    }
}
