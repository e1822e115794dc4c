package io.cordon.report;

import io.cordon.model.StepName;
import io.cordon.model.Text;
import java.util.function.Function;

/** What steps are called for a reader. A step that the catalogue no longer knows is called by its name. */
record Titles(Function<StepName, Text> catalog) implements Function<StepName, Text> {

    @Override
    public Text apply(StepName step) {
        Text title = catalog.apply(step);
        return title == null ? new Text(step.value(), step.value()) : title;
    }
}
