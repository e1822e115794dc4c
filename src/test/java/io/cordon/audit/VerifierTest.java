package io.cordon.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {

    @Test
    void aTrailAsItWasWrittenIsSound() {
        Verdict verdict = new Exported(45).verdict();

        assertThat(verdict.sentence()).startsWith("Sound: records 1 to 45; record 40 was signed at");
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Sound.class, sound -> assertThat(sound.signed()).isEqualTo(40));
    }

    @Test
    void everyFlippedBitIsFound() {
        Exported exported = new Exported(20);
        List<String> original = List.copyOf(exported.trail);
        byte[] line = original.get(6).getBytes(StandardCharsets.UTF_8);
        for (int bit = 0; bit < line.length * 8; bit++) {
            byte[] flipped = line.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            exported.trail.set(6, new String(flipped, StandardCharsets.UTF_8));

            assertBroken(exported.verdict(), 7, "");
        }
    }

    @Test
    void aDeletedRecordIsMissed() {
        Exported exported = new Exported(30);
        exported.trail.remove(14);

        assertBroken(exported.verdict(), 15, "it is missing");
    }

    @Test
    void aFirstRecordIsMissedToo() {
        Exported exported = new Exported(30);
        exported.trail.removeFirst();

        assertBroken(exported.verdict(), 1, "records 1 to 1 are missing");
    }

    @Test
    void swappedRecordsAreFound() {
        Exported exported = new Exported(30);
        Collections.swap(exported.trail, 14, 15);

        assertBroken(exported.verdict(), 15, "it is missing: after 14 comes 16");
    }

    @Test
    void aTruncatedTailIsFound() {
        Exported exported = new Exported(30);
        exported.trail.subList(25, 30).clear();

        assertBroken(exported.verdict(), 26, "records 26 to 30 are missing");
    }

    @Test
    void anEmptiedTrailIsFound() {
        Exported exported = new Exported(30);
        exported.trail.clear();

        assertBroken(exported.verdict(), 1, "records 1 to 10 are missing");
    }

    @Test
    void aChainThatWasComputedAnewWithoutTheKeyIsFound() throws IOException {
        Exported exported = new Exported(30);
        chainAnewFrom(15, exported.trail);

        assertBroken(exported.verdict(), 11, "record 20 is not the one that checkpoint 2 was signed for");

        exported.checkpoints.clear();
        assertBroken(exported.verdict(), 1, "no checkpoint vouches");
    }

    @Test
    void aRestoredBackupIsFound() {
        Exported exported = new Exported(23);
        Runnable backup = exported.backup();
        exported.write(20);
        backup.run();

        assertBroken(exported.verdict(), 24, "an old backup was restored");
    }

    @Test
    void aRestoredBackupIsFoundThoughCordonWentOnWithIt() {
        Exported exported = new Exported(23);
        Runnable backup = exported.backup();
        exported.write(20);
        backup.run();
        exported.write(7);
        assertBroken(exported.verdict(), 21, "record 30 is not the one that checkpoint 3 was signed for");

        exported.write(13);
        exported.checkpoints.subList(2, 4).clear(); // only what was signed after the restore
        assertThat(exported.verdict()).isInstanceOf(Verdict.Sound.class);
    }

    @Test
    void aTrailThatWasSetBackIsFoundByItsCheckpointsAlone() {
        Exported exported = new Exported(23);
        Runnable backup = exported.backup();
        exported.write(8);
        List<String> genuine = List.copyOf(exported.trail);
        backup.run();
        exported.write(8);
        exported.trail.clear();
        exported.trail.addAll(genuine);

        assertBroken(exported.verdict(), 31, "checkpoint 3 was signed twice");
    }

    @Test
    void aChangedOrMissingOrForgedCheckpointIsFound() {
        Exported exported = new Exported(40);
        List<String> original = List.copyOf(exported.checkpoints);

        exported.checkpoints.set(1, original.get(1).replace("\"sequence\":20", "\"sequence\":21"));
        assertBroken(exported.verdict(), 11, "the signature of checkpoint 2 is wrong");

        exported.checkpoints.set(1, original.get(1));
        exported.checkpoints.remove(1);
        assertBroken(exported.verdict(), 11, "checkpoint 2 is missing");

        exported.checkpoints.clear();
        exported.checkpoints.addAll(new Exported(40).checkpoints);
        assertBroken(exported.verdict(), 1, "for which no trusted key vouches");
    }

    @Test
    void aCheckpointThatArrivedTwiceIsNoFault() {
        Exported exported = new Exported(40);
        exported.checkpoints.add(1, exported.checkpoints.get(1));

        assertThat(exported.verdict()).isInstanceOf(Verdict.Sound.class);
    }

    @Test
    void aNewKeyIsTrustedOnceTheOldOneVouchesForIt() {
        Exported exported = new Exported(25);
        exported.rotate();
        exported.write(20);
        exported.rotate();
        exported.write(20);

        assertThat(exported.verdict().sentence()).startsWith("Sound: records 1 to 65; record 60 was signed");

        exported.checkpoints.remove(2); // the first hand-over
        assertBroken(exported.verdict(), 21, "checkpoint 3 is missing");
    }

    @Test
    void theOldKeySignsNothingAfterItHasHandedOver() {
        Exported exported = new Exported(10);
        SigningKey old = SigningKey.generate();
        Signed handOver = old.handOver(
                Optional.empty(),
                Link.BEGINNING,
                Instant.EPOCH,
                SigningKey.generate().verifying());
        Signed later = old.checkpoint(Optional.of(handOver), new Link(10, "x"), Instant.EPOCH);
        exported.checkpoints.clear();
        exported.checkpoints.addAll(List.of(handOver.line(), later.line()));

        assertThat(exported.verdict(old.verifying()).sentence()).contains("for which no trusted key vouches");
    }

    @Test
    void aKeyAfterALostOneMustBeTrustedByOtherMeans() {
        Exported exported = new Exported(25);
        VerifyingKey next = exported.lose();
        exported.write(20);

        assertBroken(exported.verdict(), 21, "for which no trusted key vouches");
        assertThat(exported.verdict(next)).isInstanceOf(Verdict.Sound.class);
    }

    @Test
    void whatWasPurgedIsVouchedFor() {
        Exported exported = new Exported(45);
        exported.purge(15, true);
        exported.write(10);

        assertThat(exported.verdict().sentence()).startsWith("Sound: records 16 to 55; record 50 was signed");

        Exported robbed = new Exported(45);
        robbed.purge(15, false);
        assertBroken(robbed.verdict(), 1, "records 1 to 15 are missing");

        exported.trail.removeFirst();
        assertBroken(exported.verdict(), 1, "records 1 to 16 are missing");
    }

    @Test
    void theCommandAnswersByItsExitCode(@TempDir Path directory) throws IOException {
        Exported exported = new Exported(20);
        Path checkpoints = Files.write(directory.resolve("checkpoints.jsonl"), exported.checkpoints);
        Path key = Files.writeString(directory.resolve("public.pem"), exported.trusted.pem());
        String trail = String.join("\n", exported.trail);
        List<String> arguments =
                List.of("--trail", "-", "--checkpoints", checkpoints.toString(), "--key", key.toString());

        assertThat(run(arguments, trail))
                .isEqualTo("0 Sound: records 1 to 20; record 20 was signed at" + " 2026-11-27T12:00:20Z.");
        assertThat(run(arguments, trail.replace("account.disable", "account.enabled")))
                .isEqualTo("1 Broken at record 1: its content is not what its hash was made of: it was changed.");
        assertThat(run(arguments.subList(0, 4), trail)).startsWith("2 an argument is missing\nusage:");
        assertThat(run(List.of("--trail", "/nowhere", "--checkpoints", "/nowhere", "--key", key.toString()), trail))
                .startsWith("2 A file cannot be read: /nowhere");
    }

    private static String run(List<String> arguments, String in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = VerifyCommand.run(
                arguments,
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return code + " " + out.toString(StandardCharsets.UTF_8).strip();
    }

    /** What someone with the database and without the key can do: change a record and compute every later hash again. */
    private static void chainAnewFrom(int sequence, List<String> trail) throws IOException {
        String previous = null;
        for (int i = sequence - 1; i < trail.size(); i++) {
            JsonNode line = CanonicalJson.parse(trail.get(i));
            ObjectNode record = (ObjectNode) line.get("record");
            if (previous == null) {
                record.put("actor", "somebody else");
            } else {
                record.put("previous", previous);
            }
            previous = CanonicalJson.hash(CanonicalJson.of(record));
            trail.set(i, "{\"hash\":\"" + previous + "\",\"record\":" + CanonicalJson.of(record) + "}");
        }
    }

    private static void assertBroken(Verdict verdict, long sequence, String... what) {
        assertThat(verdict.sentence()).startsWith("Broken at record " + sequence + ": ");
        assertThat(verdict.sentence()).contains(List.of(what));
    }
}
