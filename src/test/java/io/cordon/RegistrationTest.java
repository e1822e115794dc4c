package io.cordon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.cordon.access.Roles;
import io.cordon.microsoft.AuditLogs;
import io.cordon.model.Permission;
import io.cordon.model.SourceInfo;
import io.cordon.model.StepInfo;
import io.cordon.step.Catalog;
import io.cordon.step.Step;
import io.cordon.sweep.Sources;
import io.cordon.tenant.Protection;
import io.cordon.testing.WithSimulatedTenant;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The app registration asks for what the steps need, no more and no less, and each step for the least that Microsoft lists. */
@QuarkusTest
@WithTestResource(value = WithSimulatedTenant.class, scope = TestResourceScope.GLOBAL)
class RegistrationTest {
    private static final Path CONTRACT = Path.of("src/test/resources/contract");
    private static final Path SHARED = Path.of("../shared/contract");
    private static final Path PERMISSIONS = Path.of("deploy/entra/permissions.json");
    private static final Path ROLES = Path.of("deploy/entra/roles.tsv");
    private static final String GRAPH = "00000003-0000-0000-c000-000000000000";
    private static final String EXCHANGE = "00000002-0000-0ff1-ce00-000000000000";
    private static final String MANAGE_AS_APP = "dc50a0fb-09a3-484d-be87-e023b12c6440";

    /** Built-in roles by template id, as Entra's list of them has it. */
    private static final Map<String, String> ROLE_IDS = Map.of(
            "User Administrator", "fe930be7-5e62-47db-91af-98c3a49a38b1",
            "Exchange Recipient Administrator", "31392ffb-586c-42d1-9346-e59415a2cc4e");

    /** The calls of Graph that each step makes. */
    private static final Map<String, List<String>> CALLS = Map.of(
            "account.disable", List.of("PATCH /users/{id}", "GET /users/{id}"),
            "password.reset", List.of("PATCH /users/{id}", "GET /users/{id}"),
            "sessions.revoke", List.of("POST /users/{id}/revokeSignInSessions", "GET /users/{id}"),
            "mailbox.rules",
                    List.of(
                            "GET /users/{id}/mailFolders/inbox/messageRules",
                            "GET /users/{id}/mailFolders",
                            "GET /users/{id}/mailFolders/{id}",
                            "GET /organization"),
            "mailbox.rule.disable",
                    List.of(
                            "GET /users/{id}/mailFolders/inbox/messageRules/{id}",
                            "PATCH /users/{id}/mailFolders/inbox/messageRules/{id}"),
            "mailbox.forwarding", List.of("GET /organization"),
            "mailbox.forwarding.clear", List.of());

    /**
     * Where the list's asterisk does not decide: {@code User.ReadBasic.All} does not show what a containment reads; the two narrow permissions of a
     * PATCH are the least for one property each (microsoft-contract b); {@code /organization} is read with what is held anyway.
     */
    private static final Set<String> LEAST_FOR_THE_PURPOSE =
            Set.of("User.Read.All", "User.EnableDisableAccount.All", "User-PasswordProfile.ReadWrite.All");

    /** The call of Graph that each source of flags makes. */
    private static final Map<String, List<String>> SOURCE_CALLS = Map.of(
            "alerts", List.of("GET /security/alerts_v2"),
            "baseline", List.of("GET /users"),
            "group", List.of("GET /groups/{id}/transitiveMembers"),
            "incidents", List.of("GET /security/incidents"),
            "list", List.of(),
            "risky-users", List.of("GET /identityProtection/riskyUsers"),
            "sign-ins", List.of("GET /auditLogs/signIns"));

    /** The list leaves out the members of groups; Microsoft's reference of "list group transitive members" has this as the least. */
    private static final Map<String, String> NOT_IN_THE_LIST =
            Map.of("GET /groups/{id}/transitiveMembers", "GroupMember.Read.All");

    /** Its id, which Microsoft's permissions reference has and the contract's list does not. */
    private static final Map<String, String> MORE_IDS =
            Map.of("GroupMember.Read.All", "98830695-27a2-44f7-8c18-0c3ebc9698f6");

    @Inject
    Catalog catalog;

    @Inject
    Sources sources;

    @Test
    void eachStepHasTheLeastPermissionForEachOfItsCallsAndNoOther() throws IOException {
        Map<String, Set<String>> allowed = new TreeMap<>();
        Map<String, Set<String>> least = new TreeMap<>();
        for (String line : Files.readAllLines(CONTRACT.resolve("least-permissions.txt"))) {
            String[] parts = line.split(" => ", 2);
            List<String> names = Arrays.stream(parts[1].split(", ")).toList();
            allowed.put(
                    parts[0], names.stream().map(name -> name.replace("*", "")).collect(Collectors.toSet()));
            least.put(
                    parts[0],
                    names.stream()
                            .filter(name -> name.endsWith("*"))
                            .map(name -> name.replace("*", ""))
                            .collect(Collectors.toSet()));
        }
        for (Step step : catalog.all()) {
            StepInfo info = step.info();
            List<String> calls = CALLS.get(info.name().value());
            assertThat(calls).as("calls of %s", info.name()).isNotNull();
            Set<String> own = graph(info);
            for (String call : calls) {
                assertThat(own)
                        .as("%s: %s", info.name(), call)
                        .anyMatch(permission -> allowed.get(call).contains(permission)
                                && (least.get(call).contains(permission)
                                        || LEAST_FOR_THE_PURPOSE.contains(permission)));
            }
            for (String permission : own) {
                assertThat(calls)
                        .as("%s needs %s for a call", info.name(), permission)
                        .anyMatch(call -> allowed.get(call).contains(permission));
            }
        }
    }

    @Test
    void eachSourceHasTheLeastPermissionForItsCallAndNoOther() throws IOException {
        Map<String, String> least = new TreeMap<>(NOT_IN_THE_LIST);
        for (String line : Files.readAllLines(CONTRACT.resolve("least-permissions.txt"))) {
            String[] parts = line.split(" => ", 2);
            least.put(
                    parts[0],
                    Arrays.stream(parts[1].split(", "))
                            .filter(name -> name.endsWith("*"))
                            .map(name -> name.replace("*", ""))
                            .findFirst()
                            .orElseThrow());
        }
        for (SourceInfo source : sources.infos()) {
            List<String> calls = SOURCE_CALLS.get(source.name());
            assertThat(calls).as("calls of %s", source.name()).isNotNull();
            List<String> own = source.permissions().stream()
                    .filter(permission -> permission.service() == Permission.Service.GRAPH)
                    .map(Permission::name)
                    .toList();
            assertThat(own).as(source.name()).hasSameSizeAs(calls);
            for (int i = 0; i < own.size(); i++) {
                assertThat(own.get(i))
                        .as(calls.get(i))
                        .satisfiesAnyOf(
                                permission -> assertThat(LEAST_FOR_THE_PURPOSE).contains(permission),
                                permission -> assertThat(least.values()).contains(permission));
            }
        }
    }

    @Test
    void theListsAreTheContractsOwn() throws IOException {
        assumeThat(Files.exists(SHARED))
                .as("the contract is beside the project")
                .isTrue();
        assertThat(Files.readAllLines(SHARED.resolve("least-permissions.txt")))
                .containsAll(Files.readAllLines(CONTRACT.resolve("least-permissions.txt")));
        String ids = Files.readString(SHARED.resolve("app-role-ids.tsv"));
        assertThat(Files.readAllLines(CONTRACT.resolve("app-role-ids.tsv")))
                .allSatisfy(line -> assertThat(ids).contains(line));
    }

    @Test
    void theRegistrationAsksForWhatTheStepsNeed() throws IOException {
        Map<String, String> ids = new TreeMap<>(MORE_IDS);
        Files.readAllLines(CONTRACT.resolve("app-role-ids.tsv")).stream()
                .map(line -> line.split("\t", 2))
                .forEach(parts -> ids.put(parts[0], parts[1]));
        Set<String> graph = Stream.concat(Protection.NEEDS.stream(), Stream.of(AuditLogs.NEEDS))
                .map(Permission::name)
                .collect(Collectors.toCollection(TreeSet::new));
        catalog.all().forEach(step -> graph.addAll(graph(step.info())));
        sources.infos().stream()
                .flatMap(source -> source.permissions().stream())
                .filter(permission -> permission.service() == Permission.Service.GRAPH)
                .forEach(permission -> graph.add(permission.name()));
        List<Map<String, String>> access = new ArrayList<>();
        for (String permission : graph) {
            assertThat(ids).containsKey(permission);
            access.add(role(ids.get(permission)));
        }
        List<Map<String, Object>> wanted = List.of(
                ordered("resourceAppId", GRAPH, "resourceAccess", access),
                ordered("resourceAppId", EXCHANGE, "resourceAccess", List.of(role(MANAGE_AS_APP))));
        String expected =
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(wanted) + "\n";
        fresh(PERMISSIONS, expected);
    }

    @Test
    void theRegistrationAssignsTheRolesThatTheStepsNeed() throws IOException {
        Set<String> roles = new TreeSet<>();
        catalog.all().forEach(step -> roles.addAll(step.info().roles()));
        fresh(
                ROLES,
                roles.stream()
                        .map(role -> ROLE_IDS.get(role) + "\t" + role + "\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void theRolesOfTheApiAreCordonsOwn() throws IOException {
        JsonNode roles = new ObjectMapper().readTree(Files.readString(Path.of("deploy/entra/api-roles.json")));
        assertThat(roles.findValuesAsText("value")).containsExactlyElementsOf(Roles.ALL);
        assertThat(roles.findValuesAsText("id"))
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(UUID.fromString(id)).hasToString(id));
        assertThat(roles)
                .allSatisfy(role -> assertThat(role.path("allowedMemberTypes"))
                        .extracting(JsonNode::asText)
                        .containsExactly("User", "Application"));
    }

    /** Compares, and leaves the right one in {@code target} if the file is stale. */
    private static void fresh(Path file, String expected) throws IOException {
        String present = Files.exists(file) ? Files.readString(file) : "";
        if (!present.equals(expected)) {
            Files.writeString(Path.of("target").resolve(file.getFileName()), expected);
        }
        assertThat(present)
                .as("stale; the right one is in target/%s", file.getFileName())
                .isEqualTo(expected);
    }

    private static Map<String, String> role(String id) {
        Map<String, String> role = new TreeMap<>();
        role.put("id", id);
        role.put("type", "Role");
        return role;
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object other) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        map.put(first, one);
        map.put(second, other);
        return map;
    }

    private static Set<String> graph(StepInfo info) {
        return info.permissions().stream()
                .filter(permission -> permission.service() == Permission.Service.GRAPH)
                .map(Permission::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
