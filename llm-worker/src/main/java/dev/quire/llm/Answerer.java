package dev.quire.llm;

import dev.quire.llm.ChatModel.Completed;
import dev.quire.llm.ChatModel.Failed;
import dev.quire.llm.ChatModel.NotAsked;
import dev.quire.llm.ChatModel.Refused;
import dev.quire.llm.ChatModel.Withheld;
import dev.quire.llm.LlmMetrics.Outcome;
import dev.quire.schemas.Card;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.Reply.Action;
import dev.quire.schemas.Reply.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
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
 *           ├──────── withheld (facts nobody gave it) ──────────────────────▶ a safe text
 *           └──────── completed ────────────────────────────────────────────▶ the model's text
 * </pre>
 */
final class Answerer {
    /** In place of an answer that was withheld. */
    static final String WITHHELD_TEXT =
            "I can't answer that reliably, so I would rather not guess. For an order, please"
                    + " send me its six-digit number; for anything else, contact support@bookstore.com.";

    /** Kept back from the time the model gets, for writing the reply. */
    private static final Duration RESERVE = Duration.ofMillis(300);

    /** With less time than this the model is not asked. */
    private static final Duration SHORTEST_TRY = Duration.ofMillis(200);

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(300), Duration.ofSeconds(4));

    /** @param action what the visitor should do besides reading; null for nothing */
    record Answer(String text, List<Card> cards, @Nullable Action action, Source source, Outcome outcome) {
        /** Text and nothing else. */
        Answer(String text, Source source, Outcome outcome) {
            this(text, List.of(), null, source, outcome);
        }
    }

    /** Thread.sleep; tests move their clock instead. */
    interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    private final @Nullable ChatModel model;
    private final Supplier<String> fallback;
    private final Patience patience;
    private final int maxTries;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final DoubleSupplier random;
    private final SparseLog troubles = new SparseLog(LoggerFactory.getLogger(Answerer.class));

    /**
     * @param model null if none is configured
     * @param fallback the text in force
     * @param random 0 to 1, for the jitter; called by many threads
     */
    Answerer(
            @Nullable ChatModel model,
            Supplier<String> fallback,
            Patience patience,
            int maxTries,
            InstantSource clock,
            Sleeper sleeper,
            DoubleSupplier random) {
        this.model = model;
        this.fallback = fallback;
        this.patience = patience;
        this.maxTries = maxTries;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
    }

    Answer fallback(Outcome outcome) {
        return new Answer(fallback.get(), Source.FALLBACK, outcome);
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
                case Completed whole -> {
                    return new Answer(whole.text(), whole.cards(), whole.action(), Source.MODEL, Outcome.ANSWERED);
                }
                case Withheld(String reason) -> {
                    logTrouble(request, reason);
                    return new Answer(WITHHELD_TEXT, List.of(), Action.CANNOT_HELP, Source.FALLBACK, Outcome.WITHHELD);
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
                .log("The model gave no answer to show; not said again for a minute");
    }
}
