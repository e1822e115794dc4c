package io.cordon.model;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * What a step says of itself. The table of steps in the README, the permissions of the app registration and {@code /v1/catalog} come from it.
 *
 * @param does one sentence
 * @param permissions the least application permissions it needs (microsoft-contract, "Capability table")
 * @param roles Entra roles the application needs besides; empty where a permission is enough
 * @param attack MITRE ATT&amp;CK techniques that it counters or finds
 * @param defend MITRE D3FEND techniques that it carries out
 * @param reference Microsoft's page on the call
 */
public record StepInfo(
        StepName name,
        Text does,
        List<Permission> permissions,
        List<String> roles,
        List<String> attack,
        List<String> defend,
        URI reference) {
    public StepInfo {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(does, "does");
        Objects.requireNonNull(reference, "reference");
        permissions = List.copyOf(permissions);
        roles = List.copyOf(roles);
        attack = List.copyOf(attack);
        defend = List.copyOf(defend);
    }
}
