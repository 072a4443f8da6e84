package dev.quire.llm;

import dev.quire.llm.LlmMetrics.Outcome;
import dev.quire.schemas.Card;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.Reply;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A language model that writes one answer while others listen. */
interface ChatModel {
    /**
     * Puts the request to the model once, together with what the model wants looked up meanwhile.
     *
     * @param limit after this long all of it is cancelled
     * @param onText gets the answer's pieces as they come, on the calling thread
     * @throws InterruptedException if the calling thread is interrupted; the call has been cancelled
     */
    Attempt ask(LlmRequest request, Duration limit, TextListener onText) throws InterruptedException;

    /** Sees an answer while it is written. */
    interface TextListener extends Consumer<String> {
        /** What came so far is void: the answer's text begins anew. */
        default void restart() {}
    }

    /** How one call ended. */
    sealed interface Attempt {}

    /**
     * @param text the whole answer, not blank
     * @param cards what was looked up and the text speaks of, in the order of the text
     * @param action what the model decided besides its text; null for a plain answer
     */
    record Completed(String text, List<Card> cards, Reply.@Nullable Action action) implements Attempt {
        public Completed {
            cards = List.copyOf(cards);
        }

        /** A plain answer. */
        public Completed(String text) {
            this(text, List.of(), null);
        }
    }

    /**
     * The model wrote something that a visitor must not be told: facts that it was not given, or its instructions.
     *
     * @param reason for the log; never holds what the visitor or the model said
     */
    record Withheld(String reason) implements Attempt {}

    /**
     * It may go better another time: overload, a server error, a broken or silent connection.
     *
     * @param reason for the log; never holds what the visitor or the model said
     * @param retryAfter how long the server asks us to stay away
     */
    record Failed(String reason, @Nullable Duration retryAfter) implements Attempt {}

    /**
     * It would go the same way another time: a wrong key, an unknown model, an answer held back by a filter.
     *
     * @param reason for the log; never holds what the visitor or the model said
     */
    record Refused(String reason) implements Attempt {}

    /** The model was not asked, and asking again soon would go the same way: no budget left, or known to be down. */
    record NotAsked(Outcome outcome) implements Attempt {}
}
