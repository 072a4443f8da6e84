package dev.quire.orders;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What an operator sees of the look-ups. Safe for use by many threads. */
@Component
final class LookupMetrics {
    private final MeterProvider<Counter> lookups;
    private final DistributionSummary batchSize;
    private final Timer answeredQueries;
    private final Timer failedQueries;

    LookupMetrics(MeterRegistry registry) {
        lookups = Counter.builder("chat.lookups")
                .description("Look-ups that are done, by outcome")
                .withRegistry(registry);
        for (LookupOutcome.Kind kind : LookupOutcome.Kind.values()) {
            count(kind, 0);
        }
        batchSize = DistributionSummary.builder("chat.lookup.batch.records")
                .description("Look-ups answered together")
                .serviceLevelObjectives(1, 2, 5, 10, 20, 50, 100, 200, 500)
                .register(registry);
        answeredQueries = queryTimer(registry, "answered");
        failedQueries = queryTimer(registry, "failed");
    }

    private static Timer queryTimer(MeterRegistry registry, String outcome) {
        return Timer.builder("chat.lookup.query")
                .description("Time of all queries for a batch, the wait for a connection included")
                .tag("outcome", outcome)
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2))
                .register(registry);
    }

    <T> T query(Supplier<T> query) {
        Timer.Sample sample = Timer.start();
        boolean answered = false;
        try {
            T result = query.get();
            answered = true;
            return result;
        } finally {
            sample.stop(answered ? answeredQueries : failedQueries);
        }
    }

    void answered(List<LookupOutcome> outcomes) {
        batchSize.record(outcomes.size());
        for (LookupOutcome outcome : outcomes) {
            count(outcome.kind(), 1);
        }
    }

    private void count(LookupOutcome.Kind kind, int amount) {
        lookups.withTag("outcome", kind.name().toLowerCase(Locale.ROOT)).increment(amount);
    }
}
