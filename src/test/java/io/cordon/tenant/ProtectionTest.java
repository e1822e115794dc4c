package io.cordon.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.model.User;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is protected, by what is known of the account. */
class ProtectionTest {
    private static final Privileges NOTHING = new Privileges(Set.of(), Set.of(), Set.of());
    private static final Protection PROTECTION = protection(Map.of(
            "users", "rssi@hopital.example,0f0e0d0c-0b0a-0908-0706-050403020100",
            "patterns", "garde*@hopital.example, *@direction.example",
            "groups", "6b1f0c77-94c5-4f0e-9d0a-3c1a5b7e0001",
            "roles", "194ae4cb-b126-40b2-bd5b-6091b380977d"));

    @ParameterizedTest
    @CsvSource({
        "rssi@hopital.example, LISTED",
        "RSSI@Hopital.Example, LISTED",
        "rѕsi@hopital.example, LISTED", // a Cyrillic letter
        "ｒｓｓｉ@hopital.example, LISTED", // full width
        "garde.urgences@hopital.example, PATTERN",
        "GARDE3@HOPITAL.EXAMPLE, PATTERN",
        "qui.que.ce.soit@direction.example, PATTERN",
        "Sync_DC01_a1b2c3d4e5f6@hopital.onmicrosoft.com, SYNCHRONISATION",
        "ADToAADSyncServiceAccount@hopital.onmicrosoft.com, SYNCHRONISATION"
    })
    void byName(String name, Protected.Rule rule) {
        assertThat(PROTECTION.of(user("11111111-1111-1111-1111-111111111111", name, List.of()), NOTHING, null))
                .map(Protected::rule)
                .contains(rule);
    }

    @Test
    void byObjectIdAfterARenamingAndByAnyAddress() {
        assertThat(PROTECTION.of(
                        user("0F0E0D0C-0b0a-0908-0706-050403020100", "nouveau@hopital.example", List.of()),
                        NOTHING,
                        null))
                .isPresent();
        assertThat(PROTECTION.of(
                        user(
                                "11111111-1111-1111-1111-111111111111",
                                "autre@hopital.example",
                                List.of("rssi@hopital.example")),
                        NOTHING,
                        null))
                .isPresent();
    }

    @Test
    void byGroupByRoleAndByARoleThatCannotBeRead() {
        User user = user("11111111-1111-1111-1111-111111111111", "autre@hopital.example", List.of());

        assertThat(PROTECTION.of(
                        user, new Privileges(Set.of(), Set.of("6b1f0c77-94c5-4f0e-9d0a-3c1a5b7e0001"), Set.of()), null))
                .map(Protected::rule)
                .contains(Protected.Rule.GROUP);
        assertThat(PROTECTION.of(
                        user, new Privileges(Set.of("194ae4cb-b126-40b2-bd5b-6091b380977d"), Set.of(), Set.of()), null))
                .map(Protected::rule)
                .contains(Protected.Rule.ROLE);
        assertThat(PROTECTION.of(user, new Privileges(Set.of("?"), Set.of(), Set.of()), null))
                .map(Protected::rule)
                .contains(Protected.Rule.UNKNOWN_ROLE);
    }

    @ParameterizedTest
    @CsvSource({
        "rssi@clinique.example",
        "rssi2@hopital.example",
        "regarde@hopital.example",
        "synchro.annuaire@hopital.example",
        "garde@hopital.example.evil.test"
    })
    void nobodyElse(String name) {
        assertThat(PROTECTION.of(user("11111111-1111-1111-1111-111111111111", name, List.of()), NOTHING, null))
                .isEmpty();
    }

    private static User user(String id, String name, List<String> addresses) {
        return new User(id, name, "Personne", null, addresses, false, false, true, null, null);
    }

    private static Protection protection(Map<String, String> lists) {
        Map<String, String> properties =
                new java.util.HashMap<>(Map.of("cordon.tenants.t.id", "x", "cordon.tenants.t.client-id", "y"));
        lists.forEach((name, value) -> properties.put("cordon.tenants.t.protected-accounts." + name, value));
        return new Protection(
                new SmallRyeConfigBuilder()
                        .withMapping(TenantsConfig.class)
                        .withSources(new PropertiesConfigSource(properties, "test", 100))
                        .build()
                        .getConfigMapping(TenantsConfig.class)
                        .tenants()
                        .get("t")
                        .protectedAccounts(),
                new Owners("y", InstantSource.system()));
    }
}
