package dev.quire.llm;

import dev.quire.llm.LlmMetrics.Outcome;
import dev.quire.schemas.LlmRequest;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A language model that writes one answer while others listen. */
interface ChatModel {
    /**
     * Puts the request to the model once.
     *
     * @param limit after this long the call is cancelled
     * @param onText gets the answer's pieces as they come, on the calling thread
     * @throws InterruptedException if the calling thread is interrupted; the call has been cancelled
     */
    Attempt ask(LlmRequest request, Duration limit, Consumer<String> onText) throws InterruptedException;

    /** How one call ended. */
    sealed interface Attempt {}

    /** @param text the whole answer, not blank */
    record Completed(String text) implements Attempt {}

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
