package io.cordon.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads signed statements and says which records they vouch for. Whatever comes after the first statement that is wrong vouches for nothing. The
 * same statement may stand there twice in a row, as it does where a receiver's connection broke.
 */
final class Statements {
    private final Map<String, VerifyingKey> keys = new HashMap<>();
    private final List<Statement> checkpoints = new ArrayList<>();
    private final Map<Long, String> anchors = new HashMap<>();
    private Signed last;
    private String currentKey;
    private Verdict.Broken wrong;

    Statements(List<VerifyingKey> trusted) {
        trusted.forEach(key -> keys.put(key.id(), key));
    }

    void read(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null && wrong == null; line = lines.readLine()) {
            if (!line.isBlank()) {
                read(line);
            }
        }
    }

    /** In order: each says that a record stood in the trail. */
    List<Statement> checkpoints() {
        return checkpoints;
    }

    /** Whether it is signed that everything up to this record was purged. */
    boolean purgedUpTo(Link record) {
        return record.hash().equals(anchors.get(record.sequence()));
    }

    /** What is wrong with the statements themselves, or {@code null}. */
    Verdict.Broken wrong() {
        return wrong;
    }

    private void read(String line) {
        Signed signed;
        try {
            signed = Signed.ofLine(line);
        } catch (IllegalArgumentException e) {
            wrong("a line among the checkpoints after number " + number() + " is not a signed statement.");
            return;
        }
        if (last != null && last.text().equals(signed.text())) {
            return;
        }
        Statement statement = signed.statement();
        VerifyingKey key = keys.get(statement.keyId());
        if (last != null && statement.number() <= number()) {
            wrong("checkpoint " + statement.number()
                    + " was signed twice: the trail was set back, as a restored backup does.");
        } else if (last != null && statement.number() > number() + 1) {
            wrong("checkpoint " + (number() + 1) + " is missing.");
        } else if (key == null
                || (currentKey != null && !currentKey.equals(statement.keyId()) && !isNewTrust(statement))) {
            wrong("checkpoint " + statement.number() + " is signed with the key " + statement.keyId()
                    + ", for which no trusted key vouches.");
        } else if (!key.verifies(signed.text(), signed.signature())) {
            wrong("the signature of checkpoint " + statement.number() + " is wrong.");
        } else if (last != null && !statement.previous().equals(last.hash())) {
            wrong("checkpoint " + statement.number() + " does not follow checkpoint " + number() + ".");
        } else {
            accept(signed);
        }
    }

    /** A key that was lost cannot vouch for the next: that one must have been given as trusted. */
    private boolean isNewTrust(Statement statement) {
        return statement.kind() == Statement.Kind.KEY
                && VerifyingKey.of(statement.newKey()).id().equals(statement.keyId());
    }

    private void accept(Signed signed) {
        Statement statement = signed.statement();
        currentKey = statement.keyId();
        switch (statement.kind()) {
            case CHECKPOINT -> checkpoints.add(statement);
            case ANCHOR ->
                anchors.put(statement.record().sequence(), statement.record().hash());
            case KEY -> {
                VerifyingKey next = VerifyingKey.of(statement.newKey());
                keys.put(next.id(), next);
                currentKey = next.id();
                checkpoints.add(statement);
            }
        }
        last = signed;
    }

    private void wrong(String what) {
        wrong = new Verdict.Broken(
                checkpoints.isEmpty() ? 1 : checkpoints.getLast().record().sequence() + 1, what);
    }

    private long number() {
        return last == null ? 0 : last.statement().number();
    }
}
