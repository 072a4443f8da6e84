package dev.quire.gateway;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token bucket for each of many keys. Beyond the bound the one that was used least recently is forgotten, and would begin
 * anew with a full bucket; by then it has mostly refilled anyway. Safe for use by many threads.
 */
final class RateBuckets {
    /** @param burst at once, then {@code perMinute}, evenly */
    record Rate(int burst, int perMinute) {}

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Rate rate;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets;

    RateBuckets(Rate rate, int maxKeys, InstantSource clock) {
        this.rate = rate;
        this.time = new ClockTime(clock);
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > maxKeys;
            }
        };
    }

    /** @return zero if there was a token, otherwise how long until there is one */
    Duration take(String key) {
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(key, _ -> newBucket());
        }
        return takeFrom(bucket);
    }

    /** Whether something was taken for it, and it is not forgotten yet. */
    boolean knows(String key) {
        synchronized (buckets) {
            return buckets.containsKey(key);
        }
    }

    Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }

    /** @return as {@link #take} */
    static Duration takeFrom(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        // In whole milliseconds, as clients count, and rather late than too soon.
        return probe.isConsumed() ? Duration.ZERO : Duration.ofMillis(probe.getNanosToWaitForRefill() / 1_000_000 + 1);
    }

    int size() {
        synchronized (buckets) {
            return buckets.size();
        }
    }

    private record ClockTime(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000 + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
