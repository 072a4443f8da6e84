package dev.quire.schemas.socket;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.quire.schemas.ChatRating;
import dev.quire.schemas.Cursor;
import dev.quire.schemas.Feedback;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyId;
import org.jspecify.annotations.Nullable;

/** What a visitor's browser sends, one JSON text frame each. The first frame on a socket is {@link Hello}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ClientFrame {

    /**
     * Opens or resumes a conversation.
     *
     * @param token from an earlier {@link ServerFrame.Welcome}; absent for a new conversation
     * @param cursor of the last reply the visitor has seen
     */
    @JsonTypeName("hello")
    record Hello(@Nullable String token, @Nullable Cursor cursor) implements ClientFrame {}

    /** Says something. The same id again is the same message. */
    @JsonTypeName("message")
    record Message(MessageId id, String text) implements ClientFrame {}

    /**
     * Rates a reply. A later one for the same reply replaces an earlier one.
     *
     * @param comment why, under the same rules as a message's text; absent when nothing was said
     */
    @JsonTypeName("feedback")
    record GiveFeedback(
            ReplyId replyId,
            Feedback.Rating rating,
            @Nullable String comment) implements ClientFrame {}

    /**
     * Rates the whole conversation. A later one replaces an earlier one.
     *
     * @param rating 1, the worst, to 5
     * @param comment why, under the same rules as a message's text; absent when nothing was said
     */
    @JsonTypeName("rate")
    record Rate(int rating, @Nullable String comment) implements ClientFrame {
        public Rate {
            ChatRating.requireRating(rating);
        }
    }

    /** Everything up to and including this reply has been shown. */
    @JsonTypeName("delivered")
    record Delivered(Cursor cursor) implements ClientFrame {}

    @JsonTypeName("ping")
    record Ping() implements ClientFrame {}
}
