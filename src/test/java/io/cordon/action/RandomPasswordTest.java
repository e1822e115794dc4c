package io.cordon.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RandomPasswordTest {

    @RepeatedTest(50)
    void hasEveryClassOfCharacters() {
        assertThat(RandomPassword.make())
                .hasSizeGreaterThanOrEqualTo(20)
                .matches(".*[A-Z].*")
                .matches(".*[a-z].*")
                .matches(".*[0-9].*")
                .matches(".*[^A-Za-z0-9].*");
    }

    @Test
    void isNeverTheSame() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            made.add(RandomPassword.make());
        }
        assertThat(made).hasSize(1000);
    }
}
