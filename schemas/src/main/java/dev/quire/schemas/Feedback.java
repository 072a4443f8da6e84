package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** What a visitor thinks of a reply. A later one for the same reply replaces an earlier one. */
@JsonTypeName("feedback")
public record Feedback(SessionId sessionId, ReplyId replyId, Rating rating, Instant at) implements FeedbackEvent {
    public enum Rating {
        @JsonProperty("up")
        UP,
        @JsonProperty("down")
        DOWN
    }

    public Feedback {
        at = Event.milliseconds(at);
    }
}
