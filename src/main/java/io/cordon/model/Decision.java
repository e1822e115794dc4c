package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;

/** What the plan says about a step: run it, leave it out and say why, or leave it until somebody approves. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Decision.Run.class, name = "run"),
    @JsonSubTypes.Type(value = Decision.Skip.class, name = "skip"),
    @JsonSubTypes.Type(value = Decision.Ask.class, name = "ask")
})
public sealed interface Decision {

    /** Run it. {@code caution} is what its effect will not reach, such as "directory synchronisation will undo this", or {@code null}. */
    record Run(Text caution) implements Decision {
        /** Run it without reserve. */
        public Run() {
            this(null);
        }
    }

    /** Leave it out. */
    record Skip(Text because) implements Decision {
        public Skip {
            Objects.requireNonNull(because, "because");
        }
    }

    /** Leave it until a person has approved it; an approval makes a {@link Run} of it. */
    record Ask(Text because) implements Decision {
        public Ask {
            Objects.requireNonNull(because, "because");
        }
    }
}
