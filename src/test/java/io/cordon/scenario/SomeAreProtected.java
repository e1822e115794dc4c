package io.cordon.scenario;

import io.cordon.testing.Caller;
import io.cordon.testing.Keys;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;

/** Accounts protected in each of the ways, small budgets, and several people who may decide. */
public final class SomeAreProtected implements QuarkusTestProfile {
    static final String GROUP = "6b1f0c77-94c5-4f0e-9d0a-3c1a5b7e0001";
    static final int BUDGET = 3;
    static final String HELPDESK_ADMINISTRATOR = "729827e3-9c14-49f7-bb1b-9608f156bbb8";

    @Override
    public Map<String, String> getConfigOverrides() {
        String prefix = "cordon.tenants.hopital.protected-accounts.";
        return Map.of(
                prefix + "users",
                "Medecin.Garde@hopital.example,1f3a0015-7c2b-4d51-9e60-000000000015,victime.hameconnee@clinique-du-lac.example",
                prefix + "patterns",
                "interne*@hopital.example",
                prefix + "groups",
                GROUP,
                prefix + "roles",
                "194ae4cb-b126-40b2-bd5b-6091b380977d",
                "cordon.budget.users",
                String.valueOf(BUDGET),
                "cordon.approval.campaign-above",
                "2",
                "cordon.approval.privileged-roles",
                HELPDESK_ADMINISTRATOR);
    }

    /** Callers beside the tests' own. */
    enum Person {
        ONE,
        OTHER,
        THIRD;

        final String caller = Keys.PEOPLE.get(ordinal());

        Caller at(URI cordon) {
            return new Caller(cordon, Keys.of(caller));
        }
    }

    /** Each test begins with full budgets. */
    static void forgetBudgets(DataSource database) {
        sql(database, "delete from budget_use");
    }

    static void sql(DataSource database, String statement) {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
