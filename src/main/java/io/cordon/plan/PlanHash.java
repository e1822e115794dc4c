package io.cordon.plan;

import io.cordon.model.PlannedStep;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * The SHA-256 of a plan: whom it is on and every row of it. An approval names it, so that what was approved is what runs. Each part is preceded by
 * its length, so that no text can pretend to be two.
 */
public final class PlanHash {
    private final MessageDigest digest;

    private PlanHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    /** Of rows of one user's plan, whatever their decisions are: those are what an approval changes. */
    public static String of(String tenant, String userId, String playbook, List<PlannedStep> steps) {
        PlanHash hash = new PlanHash().add(tenant).add(userId).add(playbook);
        steps.stream()
                .sorted(Comparator.comparingInt(PlannedStep::position))
                .forEach(step -> hash.add(String.valueOf(step.position()))
                        .add(step.stage().name())
                        .add(step.step().value())
                        .add(step.target().toString()));
        return hash.hex();
    }

    /** Of a campaign: its users as they were named. */
    public static String of(String tenant, String playbook, List<String> users) {
        PlanHash hash = new PlanHash().add(tenant).add(playbook);
        users.forEach(hash::add);
        return hash.hex();
    }

    private PlanHash add(String part) {
        byte[] bytes = Objects.requireNonNullElse(part, "").getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
