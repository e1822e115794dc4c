package io.cordon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferTest {

    @ParameterizedTest
    @ValueSource(strings = {"wait=5", "respond-async, wait=5", "WAIT = \"5\"", "respond-async; wait=5"})
    void readsTheWait(String header) {
        assertThat(Prefer.wait(header)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void neverWaitsLongerThanClientsStand() {
        assertThat(Prefer.wait("wait=600")).isEqualTo(Duration.ofSeconds(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "respond-async", "wait=soon", "await=5"})
    void doesNotWaitUnasked(String header) {
        assertThat(Prefer.wait(header)).isEqualTo(Duration.ZERO);
    }
}
