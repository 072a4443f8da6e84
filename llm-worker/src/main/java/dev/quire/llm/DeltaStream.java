package dev.quire.llm;

import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.ReplyDelta;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Gathers the pieces of one answer into deltas. The first piece goes out at once; a later one goes with what has
 * gathered when {@code interval} has passed since the last delta. What is left at the end is not sent: the final reply
 * follows at that moment and holds it all.
 *
 * <p>Used by the request's lane only.
 */
final class DeltaStream implements Consumer<String> {
    private final LlmRequest request;
    private final Duration interval;
    private final InstantSource clock;
    private final Consumer<ReplyDelta> out;
    private final StringBuilder gathered = new StringBuilder();
    private int index;
    private Instant nextAt = Instant.MIN;

    DeltaStream(LlmRequest request, Duration interval, InstantSource clock, Consumer<ReplyDelta> out) {
        this.request = request;
        this.interval = interval;
        this.clock = clock;
        this.out = out;
    }

    /** The model is asked anew: what follows replaces what was sent. */
    void restart() {
        gathered.setLength(0);
        index = 0;
        nextAt = Instant.MIN;
    }

    @Override
    public void accept(String piece) {
        gathered.append(piece);
        Instant now = clock.instant();
        if (gathered.isEmpty() || now.isBefore(nextAt)) {
            return;
        }
        out.accept(new ReplyDelta(
                request.sessionId(), request.messageId(), index, gathered.toString(), request.notBefore(now)));
        gathered.setLength(0);
        index++;
        nextAt = now.plus(interval);
    }
}
