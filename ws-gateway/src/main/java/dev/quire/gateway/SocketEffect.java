package dev.quire.gateway;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.Feedback;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.socket.CloseCode;
import dev.quire.schemas.socket.RejectCode;
import dev.quire.schemas.socket.ServerFrame;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a socket has to do, in the order given. */
sealed interface SocketEffect {
    /** Done at once, in memory: the order of what is sent is the order of the decisions. */
    sealed interface Local extends SocketEffect {}

    /** May have to wait for Kafka. */
    sealed interface Write extends SocketEffect {}

    record Send(ServerFrame frame) implements Local {
        /**
         * @param id of the message; null if the frame was none, or unread
         * @param retryAfter when to send it again; null if that is of no use
         */
        static Send rejected(@Nullable MessageId id, RejectCode code, String sentence, @Nullable Duration retryAfter) {
            return new Send(
                    new ServerFrame.Rejected(id, code, sentence, retryAfter == null ? null : retryAfter.toMillis()));
        }
    }

    record SendPing() implements Local {}

    /** After what is queued already, except for a slow reader, whose queue is thrown away. */
    record Close(CloseCode code, @Nullable Duration comeBackAfter) implements Local {
        Close(CloseCode code) {
            this(code, null);
        }

        /** What the close frame says: the code's name, and for whom it is said when to come back. */
        String reason() {
            String name = code.name().toLowerCase(Locale.ROOT).replace('_', '-');
            return comeBackAfter == null ? name : name + " retryAfterMs=" + comeBackAfter.toMillis();
        }
    }

    /** Come back with {@link SocketInput.TypingDue} a little later. */
    record ScheduleTyping(MessageId inReplyTo) implements Local {}

    /** @param elapsed from accepted to the final reply */
    record ObserveResponse(Duration elapsed) implements Local {}

    /**
     * The visitor is in: deliver the session's replies from now on.
     *
     * @param resumed whether there may be a history
     * @param cursor of the last reply the visitor has seen
     */
    record Join(
            SessionId session, boolean resumed, @Nullable Cursor cursor) implements Local {}

    record Leave(SessionId session) implements Local {}

    record Publish(SessionId session, MessageId id, String text) implements Write {}

    record PublishFeedback(
            SessionId session,
            ReplyId replyId,
            Feedback.Rating rating,
            @Nullable String comment) implements Write {}

    record PublishRating(
            SessionId session, int rating, @Nullable String comment) implements Write {}
}
