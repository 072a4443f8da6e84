package dev.quire.history;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.HistoryEntry;
import dev.quire.schemas.Notice;
import dev.quire.schemas.Reply;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.VisitorMessage;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a record means to the history. */
sealed interface Reading {

    record Keep(ConsumerRecord<byte[], byte[]> source, NewEntry entry) implements Reading {}

    /** A notice: it has been overtaken by its reply when somebody reads the history. */
    record Skip() implements Reading {}

    /** Reading it again would fail again. */
    record Reject(Rejected rejected) implements Reading {}

    /** @param replyEpoch the epoch of {@code chat.replies} for cursors */
    static Reading of(ConsumerRecord<byte[], byte[]> source, String replyEpoch) {
        try {
            return source.topic().equals(TopicCatalogue.MESSAGES.name())
                    ? ofMessage(source)
                    : ofReply(source, replyEpoch);
        } catch (RuntimeException badInputOrBug) {
            // Either way it concerns this record alone, and the next one is to be served.
            return new Reject(new Rejected(source, badInputOrBug));
        }
    }

    private static Reading ofMessage(ConsumerRecord<byte[], byte[]> source) {
        return switch (TopicCatalogue.MESSAGES.read(source.value())) {
            case VisitorMessage message ->
                new Keep(
                        source,
                        new NewEntry(
                                message.sessionId(),
                                "message:" + message.messageId(),
                                EventJson.MAPPER.writeValueAsString(new HistoryEntry(null, message))));
        };
    }

    private static Reading ofReply(ConsumerRecord<byte[], byte[]> source, String replyEpoch) {
        return switch (TopicCatalogue.REPLIES.read(source.value())) {
            case Reply reply -> {
                Cursor cursor = new Cursor(replyEpoch, source.partition(), source.offset());
                yield new Keep(
                        source,
                        new NewEntry(
                                reply.sessionId(),
                                "reply:" + reply.replyId(),
                                EventJson.MAPPER.writeValueAsString(new HistoryEntry(cursor, reply))));
            }
            case Notice _ -> new Skip();
        };
    }
}
