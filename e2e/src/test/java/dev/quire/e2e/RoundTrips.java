package dev.quire.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The times of many round trips, from the intended departure. */
final class RoundTrips {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Ascending. */
    private final long[] nanos;

    private RoundTrips(long[] nanos) {
        this.nanos = nanos;
    }

    record Schedule(int perSecond, int messages) {}

    interface Sender {
        void send(int index, String id);
    }

    /** Where the receiving side notes what came back. */
    static final class Arrivals {
        private final ConcurrentMap<String, Long> departures = new ConcurrentHashMap<>();
        private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

        /** The same id a second time does not count. */
        void arrived(String id, long nanoTime) {
            Long departure = departures.remove(id);
            if (departure != null) {
                nanos.add(nanoTime - departure);
            }
        }
    }

    static RoundTrips measure(Schedule schedule, Sender sender, Arrivals arrivals) {
        arrivals.nanos.clear();
        long interval = TimeUnit.SECONDS.toNanos(1) / schedule.perSecond();
        long begin = System.nanoTime() + interval;
        for (int i = 0; i < schedule.messages(); i++) {
            long departure = begin + i * interval;
            for (long wait = departure - System.nanoTime(); wait > 0; wait = departure - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            String id = UUID.randomUUID().toString();
            arrivals.departures.put(id, departure);
            sender.send(i, id);
        }
        await().atMost(PATIENCE).until(() -> arrivals.nanos.size() == schedule.messages());
        return new RoundTrips(
                arrivals.nanos.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    private double milliseconds(double quantile) {
        return nanos[(int) Math.min(nanos.length - 1, Math.floor(nanos.length * quantile))] / 1e6;
    }

    String ratioTo(RoundTrips other) {
        return String.format(
                Locale.ROOT,
                "%.1f and %.1f times the echo",
                milliseconds(0.5) / other.milliseconds(0.5),
                milliseconds(0.99) / other.milliseconds(0.99));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "p50 %.1f, p99 %.1f", milliseconds(0.5), milliseconds(0.99));
    }
}
