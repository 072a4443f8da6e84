package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that nothing cheaper matched.
 *
 * @param turns what was said before, oldest first, without the message itself
 */
@JsonTypeName("llm-request")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LlmRequest(
        SessionId sessionId,
        MessageId messageId,
        String text,
        List<Turn> turns,
        @Nullable Matched matched,
        Instant at) implements LlmRequestEvent {
    public LlmRequest {
        Event.requireText(text, "text");
        turns = List.copyOf(turns);
        at = Event.milliseconds(at);
    }
}
