package dev.quire.gateway;

import dev.quire.schemas.MessageId;
import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.RejectCode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can happen to a socket. */
sealed interface SocketInput {
    record Received(ClientFrame frame) implements SocketInput {}

    /** A frame that could not be read. */
    record BadFrame(@Nullable MessageId id, RejectCode code, String sentence) implements SocketInput {}

    /** The address has begun too many conversations. */
    record ConversationTooSoon(Duration retryAfter) implements SocketInput {}

    /** A frame came too soon after others, and was not even parsed. */
    record FrameTooSoon(Duration retryAfter) implements SocketInput {}

    /** A message came too soon after others of its session. */
    record MessageTooSoon(MessageId id, Duration retryAfter) implements SocketInput {}

    /** The visitor's address has as many sockets as it may have. */
    record NotAdmitted() implements SocketInput {}

    /** A frame beyond the hard limit is coming in. */
    record FrameFarTooLarge() implements SocketInput {}

    /** Something about a message of this visitor's. */
    sealed interface OfMessage extends SocketInput {}

    /** Kafka has the message. */
    record Acknowledged(MessageId id) implements OfMessage {}

    /** Kafka did not confirm the message in time. It may have it even so. */
    record Unconfirmed(MessageId id) implements OfMessage {}

    /** Too much waits for Kafka: the message was not even given to it. */
    record Overloaded(MessageId id) implements OfMessage {}

    /** A reply or notice was read, and will be sent unless it was before. */
    record ReplyComing(MessageId inReplyTo, boolean isFinal) implements OfMessage {}

    /** The time to show that an answer is being worked on, if there is none yet. */
    record TypingDue(MessageId inReplyTo) implements OfMessage {}

    /**
     * Time goes by.
     *
     * @param lastActive when visitor or service last said something, signs of life left out
     * @param sinceLast since the tick before; much longer than usual if the machine was asleep
     */
    record Tick(Instant openedAt, Instant lastHeard, Instant lastActive, Duration sinceLast) implements SocketInput {}

    /** More waits to be sent than the queue may hold. */
    record QueueFull() implements SocketInput {}

    /** A bug of ours. */
    record Failed() implements SocketInput {}

    /**
     * The gateway ends.
     *
     * @param patient whether what Kafka is about to acknowledge may be waited for
     */
    record ShutDown(Duration comeBackAfter, boolean patient) implements SocketInput {}

    /** The socket is closed, by whomever. */
    record Gone() implements SocketInput {}
}
