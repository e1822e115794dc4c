package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What an action saw when it looked at the state it is about: the "before" and "after" of the report. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Observation.AsWanted.class, name = "asWanted"),
    @JsonSubTypes.Type(value = Observation.Otherwise.class, name = "otherwise"),
    @JsonSubTypes.Type(value = Observation.Unreadable.class, name = "unreadable")
})
public sealed interface Observation {

    /** The state is what the action is there to bring about; {@code facts} are plain JSON values under Microsoft's names. */
    record AsWanted(Map<String, Object> facts) implements Observation {
        public AsWanted {
            facts = copy(facts);
        }
    }

    /** The state is another; {@code facts} are what an undo would restore. */
    record Otherwise(Map<String, Object> facts) implements Observation {
        public Otherwise {
            facts = copy(facts);
        }
    }

    /** It could not be read, which is neither of the two. */
    record Unreadable(Failure failure) implements Observation {
        public Unreadable {
            Objects.requireNonNull(failure, "failure");
        }
    }

    /** {@link AsWanted} or {@link Otherwise} with the same facts. */
    static Observation of(boolean asWanted, Map<String, Object> facts) {
        return asWanted ? new AsWanted(facts) : new Otherwise(facts);
    }

    private static Map<String, Object> copy(Map<String, Object> facts) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(facts)); // null is a fact here: "no forwarding"
    }
}
