package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;

/**
 * A message that nothing cheaper matched.
 *
 * @param turns what was said before, oldest first, without the message itself
 */
@JsonTypeName("llm-request")
public record LlmRequest(SessionId sessionId, MessageId messageId, String text, List<Turn> turns, Instant at)
        implements LlmRequestEvent {
    public LlmRequest {
        Event.requireText(text, "text");
        turns = List.copyOf(turns);
        at = Event.milliseconds(at);
    }
}
