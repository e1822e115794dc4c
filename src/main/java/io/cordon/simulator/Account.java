package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A user: the directory object with the versions it had, the roles and groups it holds, and perhaps a mailbox. */
final class Account {
    private static final int VERSIONS_KEPT = 50;

    private final String id;
    private final Mailbox mailbox;
    private final List<Version> versions = new ArrayList<>();
    private volatile Set<EntraRole> roles;
    private volatile Set<String> groups = Set.of();
    private volatile boolean disabledOnPremises;
    private String passwordSha256;
    private int passwordChanges;

    /** In memory only, for whoever proves that they are nowhere else: see {@code GET /__simulator/users/{id}}. */
    private final List<String> passwordsSet = new ArrayList<>();

    private int sessionRevocations;

    private record Version(Instant since, ObjectNode properties) {}

    /** @param mailbox null for a user without one */
    Account(String id, ObjectNode properties, Collection<EntraRole> roles, Mailbox mailbox) {
        this.id = id;
        this.mailbox = mailbox;
        this.roles = Set.copyOf(roles);
        this.versions.add(new Version(Instant.MIN, properties.deepCopy().put("id", id)));
        this.passwordSha256 = fingerprint("the password before " + id);
    }

    String id() {
        return id;
    }

    Optional<Mailbox> mailbox() {
        return Optional.ofNullable(mailbox);
    }

    Set<EntraRole> roles() {
        return roles;
    }

    void hold(Collection<EntraRole> held) {
        roles = Set.copyOf(held);
    }

    Set<String> groups() {
        return groups;
    }

    void join(Collection<String> joined) {
        groups = Set.copyOf(joined);
    }

    /** Whether Active Directory has it disabled, which the next synchronisation brings here. */
    boolean disabledOnPremises() {
        return disabledOnPremises;
    }

    void disableOnPremises(boolean disabled) {
        disabledOnPremises = disabled;
    }

    /** The directory object as it is; not to be changed by the caller. */
    synchronized ObjectNode properties() {
        return versions.getLast().properties();
    }

    /** The directory object as a lagging replica still shows it. */
    synchronized ObjectNode propertiesAt(Instant then) {
        return versions.reversed().stream()
                .filter(version -> !version.since().isAfter(then))
                .findFirst()
                .orElse(versions.getFirst())
                .properties();
    }

    /** Makes a new version; tells whether it differs from the one before. */
    synchronized boolean change(Instant now, Consumer<ObjectNode> change) {
        ObjectNode before = properties();
        ObjectNode after = before.deepCopy();
        change.accept(after);
        if (after.equals(before)) {
            return false;
        }
        versions.add(new Version(now, after));
        if (versions.size() > VERSIONS_KEPT) {
            versions.removeFirst();
        }
        return true;
    }

    synchronized void setPassword(String password) {
        passwordSha256 = fingerprint(password);
        passwordChanges++;
        passwordsSet.add(password);
    }

    synchronized void countRevocation() {
        sessionRevocations++;
    }

    String text(String property) {
        return properties().path(property).asText("");
    }

    boolean is(String property) {
        return properties().path(property).asBoolean(false);
    }

    boolean isGuest() {
        return text("userType").equals("Guest");
    }

    synchronized ObjectNode toControl() {
        ObjectNode json = Json.object().put("id", id).put("userPrincipalName", text("userPrincipalName"));
        json.set("properties", properties());
        json.set(
                "roles",
                Json.strings(roles.stream().map(EntraRole::displayName).sorted().toList()));
        json.set("groups", Json.strings(groups.stream().sorted().toList()));
        json.set("passwordsSet", Json.strings(passwordsSet));
        json.put("passwordSha256", passwordSha256)
                .put("passwordChanges", passwordChanges)
                .put("sessionRevocations", sessionRevocations);
        json.set("mailbox", mailbox == null ? null : mailbox.toControl());
        return json;
    }

    private static String fingerprint(String password) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
