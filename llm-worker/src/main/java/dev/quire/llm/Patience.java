package dev.quire.llm;

import java.time.Duration;
import java.time.Instant;

/**
 * Until when a request is worth working on.
 *
 * <pre>
 *   asked ├──────────── deadline ────────────┤            the usual case
 *   asked ├─────── waited ──────┤─── grace ──────┤        its turn came late
 *   asked ├──────────────── staleAfter ──────────────┤    later than that: not at all
 * </pre>
 */
record Patience(Duration deadline, Duration grace, Duration staleAfter) {

    /**
     * @param asked when the visitor asked, by another machine's clock
     * @param now when the request's turn has come
     * @return when the answer is due: never longer than {@code deadline} from now, should the clocks differ
     */
    Instant due(Instant asked, Instant now) {
        if (now.isAfter(asked.plus(staleAfter))) {
            return now;
        }
        Instant due = asked.plus(deadline);
        Instant earliest = now.plus(grace);
        Instant latest = now.plus(deadline);
        return due.isBefore(earliest) ? earliest : due.isAfter(latest) ? latest : due;
    }
}
