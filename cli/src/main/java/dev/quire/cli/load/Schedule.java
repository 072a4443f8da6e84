package dev.quire.cli.load;

import java.time.Duration;

/**
 * When each message is due. An open model: a message is due whether or not earlier ones were answered, as with visitors
 * who know nothing of one another.
 *
 * @param ratePerSecond evenly spaced, from 0.1 to 100,000
 * @param warmUp comes first and is not counted; may be 0
 * @param duration of what is counted
 */
record Schedule(double ratePerSecond, Duration warmUp, Duration duration) {
    static final double LOWEST_RATE = 0.1;
    static final double HIGHEST_RATE = 100_000;

    private static final double NANOS_PER_SECOND = 1e9;

    Schedule {
        if (!(ratePerSecond >= LOWEST_RATE && ratePerSecond <= HIGHEST_RATE)) {
            throw new IllegalArgumentException("a rate is from 0.1 to 100000 messages a second");
        }
        if (warmUp.isNegative() || !duration.isPositive()) {
            throw new IllegalArgumentException("a warm-up is not negative, and a duration is more than 0");
        }
    }

    /** At least one message is counted. */
    long messages() {
        return warmUpMessages() + Math.max(1, in(duration));
    }

    long warmUpMessages() {
        return in(warmUp);
    }

    /** Of the message's due time, from the beginning of the warm-up. */
    long dueNanos(long index) {
        return (long) (index * (NANOS_PER_SECOND / ratePerSecond));
    }

    boolean isCounted(long index) {
        return index >= warmUpMessages();
    }

    Duration total() {
        return warmUp.plus(duration);
    }

    private long in(Duration time) {
        return (long) (time.toNanos() / NANOS_PER_SECOND * ratePerSecond);
    }
}
