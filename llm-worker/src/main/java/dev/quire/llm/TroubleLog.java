package dev.quire.llm;

import dev.quire.schemas.SessionId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says why the model does not answer: at most one line a minute, however many requests suffer. How many is what
 * {@code llm_requests_total} tells. Safe for use by many threads.
 */
final class TroubleLog {
    private static final Logger log = LoggerFactory.getLogger(TroubleLog.class);
    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

    private final AtomicLong nextNanos = new AtomicLong(System.nanoTime());

    void log(SessionId session, String reason) {
        long now = System.nanoTime();
        long next = nextNanos.get();
        if (now - next >= 0 && nextNanos.compareAndSet(next, now + QUIET_NANOS)) {
            log.atWarn()
                    .addKeyValue("sessionId", session)
                    .addKeyValue("reason", reason)
                    .log("The model did not answer; further such lines are left out for a minute");
        }
    }
}
