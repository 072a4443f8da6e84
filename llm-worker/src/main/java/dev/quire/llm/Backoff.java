package dev.quire.llm;

import java.time.Duration;

/**
 * Waiting times between tries: doubling from {@code first} up to {@code longest}, and of each the upper half at random,
 * so that many who failed together do not come back together.
 */
record Backoff(Duration first, Duration longest) {

    /**
     * @param failures how many tries have failed, at least 1
     * @param random 0 to 1
     */
    Duration delay(int failures, double random) {
        Duration full = first.multipliedBy(1L << Math.min(failures - 1, 20));
        long nanos = (full.compareTo(longest) < 0 ? full : longest).toNanos();
        return Duration.ofNanos(nanos / 2 + (long) (random * (nanos / 2.0)));
    }
}
