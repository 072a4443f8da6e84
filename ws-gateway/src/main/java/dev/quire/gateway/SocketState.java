package dev.quire.gateway;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a socket stands in the protocol, see {@link SocketProtocol}. Lists are short, mostly empty. */
sealed interface SocketState {
    sealed interface Open extends SocketState {
        /** Frames refused as bad input since the last good one. */
        int errorsInARow();

        Open withErrors(int errors);
    }

    record AwaitingHello(int errorsInARow) implements Open {
        @Override
        public AwaitingHello withErrors(int errors) {
            return new AwaitingHello(errors);
        }
    }

    /**
     * @param unacknowledged messages given to Kafka, in that order; the same id twice when the client sent it twice
     * @param unanswered accepted messages that wait for their final reply; bounded, the oldest is forgotten first, which
     *     costs its typing sign and its place in the response time metric
     * @param delivered what the client last said it has shown
     */
    record Live(
            SessionId session,
            int errorsInARow,
            List<MessageId> unacknowledged,
            List<Unanswered> unanswered,
            @Nullable Cursor delivered)
            implements Open {

        static Live begin(SessionId session) {
            return new Live(session, 0, List.of(), List.of(), null);
        }

        @Override
        public Live withErrors(int errors) {
            return new Live(session, errors, unacknowledged, unanswered, delivered);
        }

        Live withUnacknowledged(List<MessageId> ids) {
            return new Live(session, errorsInARow, ids, unanswered, delivered);
        }

        Live withUnanswered(List<Unanswered> messages) {
            return new Live(session, errorsInARow, unacknowledged, messages, delivered);
        }

        Live withDelivered(Cursor cursor) {
            return new Live(session, errorsInARow, unacknowledged, unanswered, cursor);
        }
    }

    record Closed() implements SocketState {}

    record Unanswered(MessageId id, Instant acceptedAt) {}
}
