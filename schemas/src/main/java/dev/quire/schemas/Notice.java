package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** Word that the final reply takes longer than usual. It never stands in for the reply. */
@JsonTypeName("notice")
public record Notice(SessionId sessionId, ReplyId replyId, MessageId inReplyTo, String text, Instant at)
        implements ReplyEvent {
    public Notice {
        Event.requireText(text, "text");
        at = Event.milliseconds(at);
    }
}
