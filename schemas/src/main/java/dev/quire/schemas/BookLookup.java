package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A visitor wants books recommended.
 *
 * @param wish what for, in the visitor's words, with what earlier messages said about the same wish in front
 * @param skip how many books were shown for this wish before; 0 the first time
 */
@JsonTypeName("book-lookup")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BookLookup(
        SessionId sessionId,
        MessageId messageId,
        String wish,
        int skip,
        @Nullable Matched matched,
        Instant at) implements LookupEvent {
    public BookLookup {
        Event.requireText(wish, "wish");
        if (skip < 0) {
            throw new IllegalArgumentException("skip must not be negative");
        }
        at = Event.milliseconds(at);
    }
}
