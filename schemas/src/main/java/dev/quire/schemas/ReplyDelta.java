package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * A piece of a reply that the model is still writing. The final reply carries the whole text again, so losing a piece
 * costs nothing but the liveliness.
 *
 * @param index 0 for the first piece of the reply, then 1, 2, ...; 0 again when the model is asked anew
 */
@JsonTypeName("delta")
public record ReplyDelta(SessionId sessionId, MessageId inReplyTo, int index, String text, Instant at)
        implements DeltaEvent {
    public ReplyDelta {
        if (index < 0) {
            throw new IllegalArgumentException("index must not be negative: " + index);
        }
        at = Event.milliseconds(at);
    }
}
