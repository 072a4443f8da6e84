package dev.quire.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.Notice;
import dev.quire.schemas.Reply;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.VisitorMessage;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a record means to the history. */
sealed interface Reading {

    record Keep(ConsumerRecord<byte[], byte[]> source, NewEntry entry) implements Reading {}

    /**
     * A notice, since its reply has come when somebody reads the history; or a record so old that its entry would have
     * expired, so that a first start on full topics does not bring a week of conversations back.
     */
    record Skip() implements Reading {}

    /** Reading it again would fail again. */
    record Reject(Rejected rejected) implements Reading {}

    /**
     * @param replyEpoch the epoch of {@code chat.replies} for cursors
     * @param oldest records whose timestamp is before this are skipped
     */
    static Reading of(ConsumerRecord<byte[], byte[]> source, String replyEpoch, Instant oldest) {
        if (source.timestamp() < oldest.toEpochMilli()) {
            return new Skip();
        }
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
            case VisitorMessage message -> {
                String json = "{\"event\":" + text(source.value()) + "}";
                yield new Keep(source, new NewEntry(message.sessionId(), "message:" + message.messageId(), json));
            }
        };
    }

    private static Reading ofReply(ConsumerRecord<byte[], byte[]> source, String replyEpoch) {
        return switch (TopicCatalogue.REPLIES.read(source.value())) {
            case Reply reply -> {
                Cursor cursor = new Cursor(replyEpoch, source.partition(), source.offset());
                String json = "{\"cursor\":\"" + cursor + "\",\"event\":" + text(source.value()) + "}";
                yield new Keep(source, new NewEntry(reply.sessionId(), "reply:" + reply.replyId(), json));
            }
            case Notice _ -> new Skip();
        };
    }

    /** The event as it was in Kafka, so that a field that only newer services know reaches the reader. */
    private static String text(byte[] event) {
        String text = new String(event, UTF_8);
        // The parser takes a byte order mark, UTF-16 and UTF-32 too; inside an entry they would be noise.
        if (!text.startsWith("{") || text.charAt(1) == 0) {
            throw new IllegalArgumentException("Not a JSON object in plain UTF-8");
        }
        return text;
    }
}
