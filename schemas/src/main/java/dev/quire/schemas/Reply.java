package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one final answer to a message. Its id follows from the message's, so two services that both answer write the same
 * reply and the visitor sees one.
 *
 * @param intent what the message was understood as; absent when nothing matched
 * @param quickReplies short texts offered as buttons; clicking one sends it
 * @param cards facts to draw under the text, in order
 * @param action what the visitor should do next, if it is not simply to read; absent for a plain answer
 * @param matched how the message was recognised; absent from replies of older versions
 */
@JsonTypeName("reply")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Reply(
        SessionId sessionId,
        ReplyId replyId,
        MessageId inReplyTo,
        String text,
        Source source,
        @Nullable String intent,
        List<String> quickReplies,
        List<Card> cards,
        @Nullable Action action,
        @Nullable Matched matched,
        Instant at)
        implements ReplyEvent {

    /** Who knew the answer, cheapest first. */
    public enum Source {
        @JsonProperty("canned")
        CANNED,
        @JsonProperty("lookup")
        LOOKUP,
        @JsonProperty("model")
        MODEL,
        @JsonProperty("fallback")
        FALLBACK
    }

    /** What an answer is besides its text. */
    public enum Action {
        /** A person takes over; the text says how to reach one. */
        @JsonProperty("hand-over")
        HAND_OVER,
        /** Whoever answered knew that it could not help. */
        @JsonProperty("cannot-help")
        CANNOT_HELP
    }

    public Reply {
        Event.requireText(text, "text");
        quickReplies = List.copyOf(quickReplies);
        cards = List.copyOf(cards);
        at = Event.milliseconds(at);
    }

    /** A reply of plain text. */
    public Reply(
            SessionId sessionId, MessageId inReplyTo, String text, Source source, @Nullable String intent, Instant at) {
        this(
                sessionId,
                ReplyId.finalReplyTo(inReplyTo),
                inReplyTo,
                text,
                source,
                intent,
                List.of(),
                List.of(),
                null,
                null,
                at);
    }
}
