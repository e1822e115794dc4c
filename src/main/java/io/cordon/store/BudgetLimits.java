package io.cordon.store;

import java.time.Duration;
import java.util.Objects;

/**
 * How many users may be contained in a tenant without anybody's approval.
 *
 * @param users by one caller within {@code window}
 * @param perDay by all callers together
 */
public record BudgetLimits(int users, Duration window, int perDay) {
    public BudgetLimits {
        Objects.requireNonNull(window, "window");
    }
}
