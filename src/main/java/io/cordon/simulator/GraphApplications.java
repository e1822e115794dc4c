package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one application of the tenant, as registration and as service principal, with its owners (contract section e). */
final class GraphApplications {
    private static final Pattern BY_APP_ID = Pattern.compile("appId\\s+eq\\s+'([^']*)'");

    private final Directory directory;
    private final Settings settings;

    GraphApplications(Directory directory, Settings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    Answer list(Call call, String collection) {
        call.allowOptions("$filter", "$select", "$expand", "$top");
        Matcher filter = BY_APP_ID.matcher(call.option("$filter").orElse(""));
        if (!filter.matches()) {
            throw new Refusal(400, "Request_UnsupportedQuery", "Unsupported Query.");
        }
        ObjectNode json = Json.object().put("@odata.context", GraphService.METADATA + collection + "(id)");
        ArrayNode found = json.putArray("value");
        if (filter.group(1).equalsIgnoreCase(Registration.CLIENT_ID)) {
            ObjectNode application =
                    found.addObject().put("id", Json.stableId(collection)).put("appId", Registration.CLIENT_ID);
            if (call.option("$expand").filter(what -> what.startsWith("owners")).isPresent()) {
                ArrayNode owners = application.putArray("owners");
                owners(collection)
                        .forEach(id -> owners.addObject()
                                .put("@odata.type", "#microsoft.graph.user")
                                .put("id", id));
            }
        }
        return Answer.ok(json);
    }

    private List<String> owners(String collection) {
        return collection.equals("applications")
                ? settings.owners().stream()
                        .flatMap(name -> directory.find(name).stream())
                        .map(Account::id)
                        .toList()
                : List.of();
    }
}
