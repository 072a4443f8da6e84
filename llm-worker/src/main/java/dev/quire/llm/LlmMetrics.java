package dev.quire.llm;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/** What the worker counts about requests, models and tokens; the lanes count the rest. */
final class LlmMetrics {
    /** How a request ended: with all but ANSWERED, ALREADY_ANSWERED and MALFORMED the visitor got a fallback. */
    enum Outcome {
        ANSWERED,
        NO_MODEL,
        SYNTHETIC,
        TOO_LATE,
        OUT_OF_TIME,
        OUT_OF_TRIES,
        REFUSED,
        WITHHELD,
        OVER_BUDGET,
        BREAKER_OPEN,
        ALREADY_ANSWERED,
        BUG,
        MALFORMED
    }

    private final MeterRegistry registry;
    private final Timer firstToken;

    LlmMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.firstToken = Timer.builder("llm.first.token")
                .description("From calling the model to its first piece of text")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(20))
                .maximumExpectedValue(Duration.ofSeconds(20))
                .register(registry);
        for (Outcome outcome : Outcome.values()) {
            requests(outcome); // A counter that starts at 0 can be alerted on from its first increment.
        }
    }

    void finished(Outcome outcome) {
        requests(outcome).increment();
    }

    private Counter requests(Outcome outcome) {
        return Counter.builder("llm.requests")
                .description("Requests finished, by how they ended")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** From the call to the first piece of text. */
    void firstToken(Duration time) {
        firstToken.record(time);
    }
}
