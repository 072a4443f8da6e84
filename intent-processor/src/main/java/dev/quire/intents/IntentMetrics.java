package dev.quire.intents;

import dev.quire.schemas.Matched;
import dev.quire.schemas.Topic;
import dev.quire.understanding.Match;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/** Counts what was understood. Kafka Streams' own metrics are bound beside these. */
final class IntentMetrics {
    /** Of books searched: the catalogue's name for what their visitors want to know. */
    private static final String BOOKS = "product";

    private final MeterRegistry registry;

    IntentMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A message was decided; one that comes again is not counted again. */
    void decided(Outcome outcome) {
        switch (outcome) {
            case Outcome.Answer answer -> requests(answer.intent(), "canned", outcome.matched());
            case Outcome.LookUp _ -> requests(Match.ORDER_STATUS, "lookup", outcome.matched());
            case Outcome.FindBooks _ -> requests(BOOKS, "lookup", outcome.matched());
            case Outcome.FindNamed _ -> requests(Match.UNMATCHED, "lookup", outcome.matched());
            case Outcome.AskModel _ -> requests(Match.UNMATCHED, "model", outcome.matched());
        }
    }

    void failed() {
        requests(Match.UNMATCHED, "fallback", null);
    }

    void repeated() {
        Counter.builder("chat.repeated.requests")
                .description("Messages that came again and were answered as before")
                .register(registry)
                .increment();
    }

    /** Also at each start, for the one that is in force then. */
    void catalogueChanged() {
        catalogue("in-force");
    }

    void catalogueRefused() {
        catalogue("refused");
    }

    private void catalogue(String outcome) {
        Counter.builder("chat.catalogues")
                .description("Published catalogues by what became of them")
                .tag("outcome", outcome)
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

    /** @param matched null if it never came to that */
    private void requests(String intent, String source, @Nullable Matched matched) {
        Counter.builder("chat.requests")
                .description("Messages by what they were understood as, by how and by who answers")
                .tag("intent", intent)
                .tag("layer", Match.nameOf(matched == null ? Matched.Layer.NONE : matched.layer()))
                .tag("source", source)
                .register(registry)
                .increment();
    }
}
