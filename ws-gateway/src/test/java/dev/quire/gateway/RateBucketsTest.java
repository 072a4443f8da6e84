package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateBucketsTest {
    private final ManualClock clock = new ManualClock();
    private final RateBuckets buckets = new RateBuckets(new RateBuckets.Rate(2, 6), 3, clock);

    @Test
    void burstIsTakenAtOnceAndThenOneByOne() {
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isZero();
        Duration wait = buckets.take("a");
        assertThat(wait).isBetween(Duration.ofSeconds(10), Duration.ofMillis(10_001));

        clock.advance(wait);

        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isPositive();
    }

    @Test
    void refusedTakeCostsNothing() {
        var _ = buckets.take("a");
        var _ = buckets.take("a");
        for (int i = 0; i < 100; i++) {
            assertThat(buckets.take("a")).isPositive();
        }

        clock.advance(Duration.ofSeconds(11));

        assertThat(buckets.take("a")).isZero();
    }

    @Test
    void oneDoesNotUseUpAnothers() {
        var _ = buckets.take("a");
        var _ = buckets.take("a");

        assertThat(buckets.take("a")).isPositive();
        assertThat(buckets.take("b")).isZero();
    }

    @Test
    void leastRecentlyUsedIsForgottenFirst() {
        for (String key : new String[] {"a", "a", "b", "b", "c", "c", "a"}) {
            var _ = buckets.take(key);
        }

        var _ = buckets.take("d");

        assertThat(buckets.size()).isEqualTo(3);
        assertThat(buckets.take("a")).as("used just now").isPositive();
        assertThat(buckets.take("c")).as("used after b").isPositive();
        assertThat(buckets.take("b")).as("forgotten").isZero();
    }
}
