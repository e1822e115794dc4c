package io.cordon.access;

import io.quarkus.runtime.LaunchMode;

/** Whether this is an operator's Cordon, or one of development and tests. */
final class Production {
    private Production() {}

    static boolean not() {
        return LaunchMode.current() != LaunchMode.NORMAL;
    }
}
