package dev.quire.llm;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.slf4j.spi.NOPLoggingEventBuilder;

/**
 * Lets one warning a minute through: in an outage every lane has the same trouble at the same time. How many suffer is
 * what metrics tell. Safe for use by many threads.
 */
final class SparseLog {
    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

    private final Logger log;
    private final AtomicLong nextNanos = new AtomicLong(System.nanoTime());

    SparseLog(Logger log) {
        this.log = log;
    }

    /** For the trouble's log line; does nothing while quiet. */
    LoggingEventBuilder atWarn() {
        long now = System.nanoTime();
        long next = nextNanos.get();
        boolean due = now - next >= 0 && nextNanos.compareAndSet(next, now + QUIET_NANOS);
        return due ? log.atLevel(Level.WARN) : NOPLoggingEventBuilder.singleton();
    }
}
