package io.cordon.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Builds an Exchange.GenericHashTable: typed properties carry siblings that name their type. */
final class HashTable {
    private final ObjectNode json = Json.object();

    HashTable text(String name, String value) {
        json.put(name, value);
        return this;
    }

    HashTable flag(String name, boolean value) {
        json.put(name, value);
        return this;
    }

    HashTable number(String name, int value) {
        json.put(name, value);
        return this;
    }

    HashTable guid(String name, String value) {
        json.put(name + "@data.type", "System.Guid")
                .put(name + "@odata.type", "#Guid")
                .put(name, value);
        return this;
    }

    /** Null where there is nothing, as the cmdlets have it for unset conditions and actions. */
    HashTable texts(String name, List<String> values) {
        if (values.isEmpty()) {
            json.putNull(name);
            return this;
        }
        return collection(name, values);
    }

    HashTable collection(String name, List<String> values) {
        json.put(name + "@data.type", "Microsoft.Exchange.Data.MultiValuedProperty`1[[System.String]]")
                .put(name + "@odata.type", "#Collection(String)");
        json.set(name, Json.strings(values));
        return this;
    }

    ObjectNode json() {
        return json;
    }
}
