package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** A visitor said something. Written by the gateway before it tells the visitor {@code accepted}. */
@JsonTypeName("message")
public record VisitorMessage(SessionId sessionId, MessageId messageId, String text, Instant at)
        implements MessageEvent {
    public VisitorMessage {
        Event.requireText(text, "text");
        at = Event.milliseconds(at);
    }
}
