package dev.quire.intents;

import dev.quire.schemas.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what was understood. Kafka Streams' own metrics are bound beside these. */
final class IntentMetrics {
    /** Of orders looked up: the catalogue's name for what their visitors want to know. */
    private static final String ORDER_STATUS = "order_status";

    private static final String UNMATCHED = "unmatched";

    private final MeterRegistry registry;

    IntentMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A message was decided; one that comes again is not counted again. */
    void decided(Outcome outcome) {
        switch (outcome) {
            case Outcome.Answer answer -> requests(answer.intent(), "canned");
            case Outcome.LookUp _ -> requests(ORDER_STATUS, "lookup");
            case Outcome.AskModel _ -> requests(UNMATCHED, "model");
        }
    }

    void failed() {
        requests(UNMATCHED, "fallback");
    }

    void repeated() {
        Counter.builder("chat.repeated.requests")
                .description("Messages that came again and were answered as before")
                .register(registry)
                .increment();
    }

    void deadLetter(Topic<?> topic) {
        Counter.builder("chat.dead.letters")
                .description("Records that could not be processed")
                .tag("topic", topic.name())
                .register(registry)
                .increment();
    }

    private void requests(String intent, String source) {
        Counter.builder("chat.requests")
                .description("Messages by what they were understood as and by who answers")
                .tag("intent", intent)
                .tag("source", source)
                .register(registry)
                .increment();
    }
}
