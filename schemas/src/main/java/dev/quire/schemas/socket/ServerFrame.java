package dev.quire.schemas.socket;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.quire.schemas.HistoryEntry;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway itself says. Besides these a browser receives {@code reply}, {@code notice} and {@code delta} frames:
 * the events of {@code chat.replies} and {@code chat.deltas} as they are, replies and notices with a {@code cursor} put
 * in front, see {@link ReplyFrame}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ServerFrame {

    /**
     * The answer to hello.
     *
     * @param token to present in the next hello; valid for 24 hours
     * @param heartbeatSeconds send a ping at least this often; silence for twice as long means the socket is dead
     */
    @JsonTypeName("welcome")
    record Welcome(SessionId sessionId, String token, int heartbeatSeconds) implements ServerFrame {}

    /** Kafka has the message: it will be answered. */
    @JsonTypeName("accepted")
    record Accepted(MessageId id) implements ServerFrame {}

    /**
     * A frame was not taken; nothing of it is kept, except perhaps with {@link RejectCode#UNAVAILABLE}.
     *
     * @param id of the message, where the frame was understood that far
     * @param message one English sentence for developers; what a visitor reads is chosen by code
     * @param retryAfterMs when trying again may succeed; absent when it never will
     */
    @JsonTypeName("rejected")
    record Rejected(
            @Nullable MessageId id,
            RejectCode code,
            String message,
            @Nullable Long retryAfterMs) implements ServerFrame {}

    /** An answer is being looked up or written. */
    @JsonTypeName("typing")
    record Typing(MessageId inReplyTo) implements ServerFrame {}

    /**
     * What was said, oldest first; sent once after the welcome of a resumed conversation.
     *
     * @param entries from the reply of the hello's cursor on, or all that is kept if there was no cursor or a too old one
     */
    @JsonTypeName("history")
    record History(List<HistoryEntry> entries) implements ServerFrame {
        public History {
            entries = List.copyOf(entries);
        }
    }

    @JsonTypeName("pong")
    record Pong() implements ServerFrame {}
}
