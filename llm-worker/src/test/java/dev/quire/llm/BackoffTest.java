package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

    @Test
    void doublesUpToTheLongest() {
        assertThat(backoff.delay(1, 1)).isEqualTo(Duration.ofMillis(100));
        assertThat(backoff.delay(2, 1)).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.delay(4, 1)).isEqualTo(Duration.ofMillis(800));
        assertThat(backoff.delay(5, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.delay(1_000_000, 1)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theUpperHalfIsRandom() {
        assertThat(backoff.delay(1, 0)).isEqualTo(Duration.ofMillis(50));
        assertThat(backoff.delay(1, 0.5)).isEqualTo(Duration.ofMillis(75));
    }
}
