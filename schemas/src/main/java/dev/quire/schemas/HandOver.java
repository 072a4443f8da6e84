package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * A visitor needs a person. The reply to the same message tells them how to reach one; this is the shop's own note to
 * come back to. Written again for a message that comes again: one per {@code messageId} counts.
 */
@JsonTypeName("hand-over")
public record HandOver(SessionId sessionId, MessageId messageId, Reason reason, Instant at) implements HandOverEvent {
    public enum Reason {
        /** The visitor asked for one. */
        @JsonProperty("visitor-asked")
        VISITOR_ASKED,
        /** The language model found that a person should take over. */
        @JsonProperty("model-decided")
        MODEL_DECIDED
    }

    public HandOver {
        at = Event.milliseconds(at);
    }
}
