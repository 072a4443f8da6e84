package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One element of the Redis list {@code chat:{session_id}}, newest first: what {@code history-sink} writes and
 * {@code ws-gateway} reads.
 *
 * @param cursor the place of a reply in its topic; absent for what the visitor said
 * @param event a {@link MessageEvent} or a final {@link Reply}, as it was in Kafka
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(@Nullable Cursor cursor, Event event) {
    private static final String KEY_PREFIX = "chat:";

    public HistoryEntry {
        switch (event) {
            case MessageEvent _ -> {}
            case Reply _ -> {
                if (cursor == null) {
                    throw new IllegalArgumentException("A reply in the history has a cursor");
                }
            }
            case Notice _, LookupEvent _, LlmRequestEvent _, DeltaEvent _, FeedbackEvent _, HandOverEvent _ ->
                throw new IllegalArgumentException(
                        "Not part of a conversation: " + event.getClass().getSimpleName());
        }
    }

    /** The Redis key of a session's list. */
    public static String key(SessionId session) {
        return KEY_PREFIX + session.value();
    }
}
