package dev.quire.history;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** @param writeTime of one batch, from the first entry handed to Redis to its last answer */
record HistoryMetrics(
        Counter written, Counter duplicates, Counter deadLetters, DistributionSummary batch, Timer writeTime) {

    static HistoryMetrics in(MeterRegistry registry) {
        return new HistoryMetrics(
                entries("written", registry),
                entries("duplicate", registry),
                Counter.builder("history.dead.letters")
                        .description("Records that could not become part of the history")
                        .register(registry),
                DistributionSummary.builder("history.batch.entries")
                        .description("Entries in one pipeline to Redis")
                        .register(registry),
                Timer.builder("history.write")
                        .description("Time of one pipeline to Redis")
                        .publishPercentileHistogram()
                        .register(registry));
    }

    private static Counter entries(String outcome, MeterRegistry registry) {
        return Counter.builder("history.entries")
                .description("Entries that Redis answered for")
                .tag("outcome", outcome)
                .register(registry);
    }
}
