package io.cordon.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailFoldersTest extends TenantTest {
    private static final String FOLDERS = "/users/" + VICTIM + "/mailFolders";

    @Test
    void wellKnownNameFindsTheFrenchFolder() {
        JsonNode inbox = client.get(FOLDERS + "/inbox?$select=id,displayName").json();

        assertThat(inbox.path("displayName").asText()).isEqualTo("Boîte de réception");
        assertThat(Json.properties(inbox)).containsExactlyInAnyOrder("id", "displayName");
        assertThat(client.get(FOLDERS + "('deleteditems')")
                        .json()
                        .path("displayName")
                        .asText())
                .isEqualTo("Éléments supprimés");
        assertThat(client.get(FOLDERS + "/" + inbox.path("id").asText()).status())
                .isEqualTo(200);
        assertThat(client.get(FOLDERS + "/rssfeeds").error()).isEqualTo("ErrorItemNotFound");
    }

    @Test
    void foldersComeInPagesOfTen() {
        List<String> names = new ArrayList<>();
        JsonNode first = client.get(FOLDERS).json();
        JsonNode second = client.get(first.path("@odata.nextLink").asText()).json();
        first.path("value")
                .forEach(folder -> names.add(folder.path("displayName").asText()));
        second.path("value")
                .forEach(folder -> names.add(folder.path("displayName").asText()));

        assertThat(first.path("value")).hasSize(10);
        assertThat(second.has("@odata.nextLink")).isFalse();
        assertThat(names).contains("Flux RSS", "Factures").doesNotContain("Problèmes de synchronisation");
    }

    @Test
    void hiddenFoldersAndChildrenComeWhenAsked() {
        JsonNode all = client.get(FOLDERS + "?includeHiddenFolders=true&$top=100")
                .json()
                .path("value");

        assertThat(Json.items(all))
                .extracting(folder -> folder.path("displayName").asText())
                .contains("Problèmes de synchronisation");
        assertThat(client.get(FOLDERS + "/syncissues/childFolders").json().path("value"))
                .hasSize(3);
    }
}
