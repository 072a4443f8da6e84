package dev.quire.llm.lanes;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What bounds the work under way.
 *
 * @param maxInFlight records handed out and not finished, over all partitions, 1 to 100 000, default 1000. At the limit
 *     every partition is paused until some have finished.
 * @param partitionWindow records of one partition from the lowest unfinished to the highest handed out, 1 to 100 000,
 *     default 500: what is handled twice at most when the process dies. At the limit the partition is paused until the
 *     lowest has finished; the others go on.
 * @param maxPollRecords records that one poll may bring, 1 to the two limits above, default 50. A partition with less
 *     room than that is paused, so that whatever a poll brings fits.
 * @param commitInterval between two commits of what has finished, above 0, default 100 ms
 * @param drainDeadline how long a partition that is taken away, or a stop, waits for the records at work, 0 to 1 min,
 *     default 5 s; 0 abandons them at once. Meanwhile no partition is polled. It must stay far below
 *     {@code max.poll.interval.ms}, by default 5 min, after which the broker gives the partition away unasked.
 */
public record LaneLimits(
        @DefaultValue("1000") int maxInFlight,
        @DefaultValue("500") int partitionWindow,
        @DefaultValue("50") int maxPollRecords,
        @DefaultValue("100ms") Duration commitInterval,
        @DefaultValue("5s") Duration drainDeadline) {
    private static final int MOST = 100_000;
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(1);

    public LaneLimits {
        check(maxInFlight >= 1 && maxInFlight <= MOST, "max-in-flight must be 1 to " + MOST);
        check(partitionWindow >= 1 && partitionWindow <= MOST, "partition-window must be 1 to " + MOST);
        check(
                maxPollRecords >= 1 && maxPollRecords <= Math.min(maxInFlight, partitionWindow),
                "max-poll-records must be at least 1 and at most max-in-flight and partition-window");
        check(commitInterval.isPositive(), "commit-interval must be above 0");
        check(
                !drainDeadline.isNegative() && drainDeadline.compareTo(LONGEST_DRAIN) <= 0,
                "drain-deadline must be 0 to 1 min");
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
