package io.cordon;

import io.cordon.access.NewKey;
import io.cordon.api.AssessmentLines;
import io.cordon.audit.VerifyCommand;
import io.cordon.store.EmbeddedDatabase;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/**
 * Starts Cordon; with the embedded database, unless {@code CORDON_DB_URL} names another. With the argument {@code assess} it judges what comes in
 * on standard input instead, with {@code new-key} it makes a caller's key, with {@code verify-audit} it verifies an exported audit trail; none of them
 * starts anything.
 */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... arguments) throws IOException {
        if (arguments.length == 1 && arguments[0].equals("assess")) {
            AssessmentLines.command(System.in, System.out);
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("new-key")) {
            List<String> options = Arrays.asList(arguments).subList(1, arguments.length);
            System.exit(NewKey.command(options, InstantSource.system(), System.out, System.err));
        }
        if (arguments.length > 0 && arguments[0].equals("verify-audit")) {
            List<String> rest = List.of(arguments).subList(1, arguments.length);
            System.exit(VerifyCommand.run(rest, System.in, System.out));
        }
        if (System.getenv("CORDON_DB_URL") == null) {
            String directory = System.getenv().getOrDefault("CORDON_DATA", "data");
            System.setProperty(
                    "cordon.embedded-database.url", EmbeddedDatabase.start(Path.of(directory, "postgresql")));
        }
        Quarkus.run(arguments);
    }
}
