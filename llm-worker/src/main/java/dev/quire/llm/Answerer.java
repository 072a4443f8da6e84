package dev.quire.llm;

import dev.quire.llm.ChatModel.Completed;
import dev.quire.llm.ChatModel.Failed;
import dev.quire.llm.ChatModel.NotAsked;
import dev.quire.llm.ChatModel.Refused;
import dev.quire.llm.LlmMetrics.Outcome;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.Reply.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Finds the answer to one request: the model's if it gives one in time, else the fallback. There is always an answer.
 *
 * <pre>
 *           ┌──────────────── wait ◀── time and tries left ──┐
 *           ▼                                                │
 *   ask the model ── failed (429, 5xx, broken, silent) ──────┴─ none left ──▶ fallback
 *           ├──────── refused (other 4xx, filtered, empty) ─────────────────▶ fallback
 *           ├──────── not asked (no budget left, breaker open) ─────────────▶ fallback
 *           └──────── completed ────────────────────────────────────────────▶ the model's text
 * </pre>
 */
final class Answerer {
    static final String FALLBACK_TEXT = "I'm not sure about that. Please contact support@bookstore.com for assistance.";

    /** Kept back from the time the model gets, for writing the reply. */
    private static final Duration RESERVE = Duration.ofMillis(300);

    /** With less time than this the model is not asked. */
    private static final Duration SHORTEST_TRY = Duration.ofMillis(200);

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(300), Duration.ofSeconds(4));

    record Answer(String text, Source source, Outcome outcome) {}

    /** Thread.sleep; tests move their clock instead. */
    interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    private final @Nullable ChatModel model;
    private final Patience patience;
    private final int maxTries;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final DoubleSupplier random;
    private final SparseLog troubles = new SparseLog(LoggerFactory.getLogger(Answerer.class));

    /**
     * @param model null if none is configured
     * @param random 0 to 1, for the jitter; called by many threads
     */
    Answerer(
            @Nullable ChatModel model,
            Patience patience,
            int maxTries,
            InstantSource clock,
            Sleeper sleeper,
            DoubleSupplier random) {
        this.model = model;
        this.patience = patience;
        this.maxTries = maxTries;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
    }

    static Answer fallback(Outcome outcome) {
        return new Answer(FALLBACK_TEXT, Source.FALLBACK, outcome);
    }

    /** @param deltas gets the text while it comes, from the start again with each new try */
    Answer answer(LlmRequest request, DeltaStream deltas) throws InterruptedException {
        if (model == null) {
            return fallback(Outcome.NO_MODEL);
        }
        Instant due = patience.due(request.at(), clock.instant()).minus(RESERVE);
        for (int tries = 1; ; tries++) {
            Duration left = timeUntil(due);
            if (left.compareTo(SHORTEST_TRY) < 0) {
                return fallback(tries == 1 ? Outcome.TOO_LATE : Outcome.OUT_OF_TIME);
            }
            deltas.restart();
            switch (model.ask(request, left, deltas)) {
                case Completed(String text) -> {
                    return new Answer(text, Source.MODEL, Outcome.ANSWERED);
                }
                case Refused(String reason) -> {
                    logTrouble(request, reason);
                    return fallback(Outcome.REFUSED);
                }
                case NotAsked(Outcome outcome) -> {
                    return fallback(outcome);
                }
                case Failed failed -> {
                    logTrouble(request, failed.reason());
                    Duration wait = waitAfter(failed, tries);
                    if (tries == maxTries) {
                        return fallback(Outcome.OUT_OF_TRIES);
                    }
                    if (timeUntil(due).minus(wait).compareTo(SHORTEST_TRY) < 0) {
                        return fallback(Outcome.OUT_OF_TIME);
                    }
                    sleeper.sleep(wait);
                }
            }
        }
    }

    /** The server's wish is a lower bound: coming back earlier would only be turned away again. */
    private Duration waitAfter(Failed failed, int tries) {
        Duration backoff = BACKOFF.delay(tries, random.getAsDouble());
        Duration wish = failed.retryAfter();
        return wish != null && wish.compareTo(backoff) > 0 ? wish : backoff;
    }

    private Duration timeUntil(Instant due) {
        return Duration.between(clock.instant(), due);
    }

    private void logTrouble(LlmRequest request, String reason) {
        troubles.atWarn()
                .addKeyValue("sessionId", request.sessionId())
                .addKeyValue("reason", reason)
                .log("The model did not answer; not said again for a minute");
    }
}
