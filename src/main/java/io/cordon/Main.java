package io.cordon;

import io.cordon.store.EmbeddedDatabase;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;

/** Starts Cordon; with the embedded database, unless {@code CORDON_DB_URL} names another. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... arguments) throws IOException {
        if (System.getenv("CORDON_DB_URL") == null) {
            String directory = System.getenv().getOrDefault("CORDON_DATA", "data");
            System.setProperty(
                    "cordon.embedded-database.url", EmbeddedDatabase.start(Path.of(directory, "postgresql")));
        }
        Quarkus.run(arguments);
    }
}
