package dev.quire.llm;

import dev.quire.llm.LlmMetrics.Outcome;
import dev.quire.schemas.LlmRequest;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model behind a circuit breaker. Only {@link ChatModel.Failed} counts against the model: one that refuses is up.
 *
 * <pre>
 *             too many failed                    openFor is over
 *   CLOSED ───────────────────▶ OPEN: not asked ─────────────────▶ HALF_OPEN: some probes, others not asked
 *     ▲                            ▲                                  │ │
 *     │                            └────────────── too many failed ───┘ │
 *     └──────────────────────────────────────────── else ───────────────┘
 * </pre>
 */
final class BreakingModel implements ChatModel, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BreakingModel.class);

    private final ChatModel model;
    private final CircuitBreaker breaker;

    /** @param clock tells when {@code openFor} is over */
    BreakingModel(ChatModel model, BreakerLimits limits, Clock clock, MeterRegistry registry) {
        this.model = model;
        breaker = CircuitBreaker.of(
                "model",
                CircuitBreakerConfig.custom()
                        .failureRateThreshold(limits.failureRate())
                        .slidingWindow(limits.calls(), Math.ceilDiv(limits.calls(), 2), SlidingWindowType.COUNT_BASED)
                        .waitDurationInOpenState(limits.openFor())
                        .permittedNumberOfCallsInHalfOpenState(limits.probes())
                        .clock(clock)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> log.atWarn()
                        .addKeyValue("from", event.getStateTransition().getFromState())
                        .addKeyValue("to", event.getStateTransition().getToState())
                        .log("The model's circuit breaker"));
        for (State state : List.of(State.CLOSED, State.HALF_OPEN, State.OPEN)) {
            Gauge.builder("llm.breaker.state", breaker, now -> now.getState() == state ? 1 : 0)
                    .description("1 for the state that the model's circuit breaker is in")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    @Override
    public Attempt ask(LlmRequest request, Duration limit, TextListener onText) throws InterruptedException {
        if (!breaker.tryAcquirePermission()) {
            return new NotAsked(Outcome.BREAKER_OPEN);
        }
        Call call = new Call(onText);
        try {
            Attempt attempt = model.ask(request, limit, call);
            call.ended(attempt);
            return attempt;
        } finally {
            call.close();
        }
    }

    /** Closes the model too. */
    @Override
    public void close() {
        if (model instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) { // The process is ending; nothing is lost by it.
                log.atWarn().addKeyValue("cause", e).log("Closing the model failed");
            }
        }
    }

    /** What one call tells the breaker. */
    private final class Call implements TextListener {
        private final TextListener onText;
        private final long startNanos = System.nanoTime();
        private boolean told;

        Call(TextListener onText) {
            this.onText = onText;
        }

        /** The first piece is a success at once: while answers take seconds, failures alone would end soon. */
        @Override
        public void accept(String piece) {
            succeeded();
            onText.accept(piece);
        }

        @Override
        public void restart() {
            onText.restart();
        }

        /** A stream that began well and was cut counts as both. */
        void ended(Attempt attempt) {
            switch (attempt) {
                case Failed failed -> {
                    told = true;
                    breaker.onError(elapsedNanos(), TimeUnit.NANOSECONDS, new ModelDown(failed.reason()));
                }
                case Completed _, Refused _, Withheld _ -> succeeded();
                case NotAsked _ -> {}
            }
        }

        /** Abandoned, a bug of ours, or not asked after all: that says nothing about the model. */
        void close() {
            if (!told) {
                breaker.releasePermission();
            }
        }

        private void succeeded() {
            if (!told) {
                told = true;
                breaker.onSuccess(elapsedNanos(), TimeUnit.NANOSECONDS);
            }
        }

        private long elapsedNanos() {
            return System.nanoTime() - startNanos;
        }
    }

    /** The breaker wants its failures as throwables; nobody throws this one, so it needs no stack trace. */
    private static final class ModelDown extends Exception {
        private static final long serialVersionUID = 1;

        ModelDown(String reason) {
            super(reason, null, false, false);
        }
    }
}
