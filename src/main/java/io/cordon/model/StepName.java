package io.cordon.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of a step, such as {@code account.disable}. It is stored and stands in playbooks, so it is never renamed. */
public record StepName(@JsonValue String value) implements Comparable<StepName> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StepName {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A step's name is lower-case words joined by dots: " + value);
        }
    }

    @Override
    public int compareTo(StepName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
