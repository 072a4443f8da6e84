package dev.quire.llm;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a model is taken for down, so that visitors get the fallback at once instead of after their deadline.
 *
 * @param failureRate the share of failed calls at which it is, 1 to 100 percent, default 50
 * @param calls how many of the last calls are looked at, 2 to 10 000, default 20; with fewer than half of them made it is
 *     too early to tell
 * @param openFor how long the model is left alone then, 100 ms to 1 h, default 15 s
 * @param probes how many calls then find out whether it is back, 1 to {@code calls}, default 3; meanwhile others are not
 *     made
 */
record BreakerLimits(
        @DefaultValue("50") int failureRate,
        @DefaultValue("20") int calls,
        @DefaultValue("15s") Duration openFor,
        @DefaultValue("3") int probes) {
    private static final int MOST_CALLS = 10_000;

    BreakerLimits {
        check(failureRate >= 1 && failureRate <= 100, "failure-rate must be 1 to 100");
        check(calls >= 2 && calls <= MOST_CALLS, "calls must be 2 to " + MOST_CALLS);
        check(
                openFor.compareTo(Duration.ofMillis(100)) >= 0 && openFor.compareTo(Duration.ofHours(1)) <= 0,
                "open-for must be 100 ms to 1 h");
        check(probes >= 1 && probes <= calls, "probes must be 1 to calls");
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
