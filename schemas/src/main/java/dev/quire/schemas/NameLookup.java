package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that nothing matched, and that may be nothing but the name of a book or an author. If we have neither of that
 * name, it is for the model.
 *
 * @param turns what was said before, oldest first, without the message itself: what the model is told
 */
@JsonTypeName("name-lookup")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NameLookup(
        SessionId sessionId,
        MessageId messageId,
        String text,
        List<Turn> turns,
        @Nullable Matched matched,
        Instant at) implements LookupEvent {
    public NameLookup {
        Event.requireText(text, "text");
        turns = List.copyOf(turns);
        at = Event.milliseconds(at);
    }

    /** What to ask the model if there is nothing of that name. */
    public LlmRequest otherwise() {
        return new LlmRequest(sessionId, messageId, text, turns, matched, at);
    }
}
