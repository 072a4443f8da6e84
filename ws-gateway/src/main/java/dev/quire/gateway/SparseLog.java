package dev.quire.gateway;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/** Warns at most once a second: an outage concerns every visitor, and the metrics count them all. */
final class SparseLog {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private final Logger log;
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    SparseLog(Logger log) {
        this.log = log;
    }

    void warn(String message, Object... arguments) {
        long now = System.nanoTime();
        long until = quietUntil.get();
        if (now - until >= 0 && quietUntil.compareAndSet(until, now + INTERVAL_NANOS)) {
            log.warn(message, arguments);
        }
    }
}
