package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor thinks of a reply. A later one for the same reply replaces an earlier one, the comment too.
 *
 * @param comment why, in the visitor's words; absent when nothing was said
 */
@JsonTypeName("feedback")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Feedback(
        SessionId sessionId,
        ReplyId replyId,
        Rating rating,
        @Nullable String comment,
        Instant at) implements FeedbackEvent {
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
