package dev.quire.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quire.schemas.Event;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Notice;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.Topic;
import dev.quire.schemas.VisitorMessage;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Events of one conversation and the records that carry them, all written at noon. */
final class Records {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Records() {}

    static VisitorMessage message(SessionId session, MessageId id, String text) {
        return new VisitorMessage(session, id, text, NOON);
    }

    static Reply reply(SessionId session, MessageId inReplyTo, String text) {
        return reply(session, inReplyTo, text, NOON.plusMillis(5));
    }

    static Reply reply(SessionId session, MessageId inReplyTo, String text, Instant at) {
        return new Reply(session, inReplyTo, text, Reply.Source.CANNED, "shipping", at);
    }

    static Notice notice(SessionId session, MessageId inReplyTo) {
        return new Notice(session, ReplyId.noticeTo(inReplyTo, "slow"), inReplyTo, "Still looking.", NOON);
    }

    static ConsumerRecord<byte[], byte[]> record(Topic<?> topic, int partition, long offset, Event event) {
        return record(topic, partition, offset, EventJson.write(event));
    }

    static ConsumerRecord<byte[], byte[]> record(Topic<?> topic, int partition, long offset, byte[] value) {
        byte[] key = "session-1".getBytes(UTF_8);
        return new ConsumerRecord<>(
                topic.name(),
                partition,
                offset,
                NOON.toEpochMilli(),
                TimestampType.CREATE_TIME,
                key.length,
                value.length,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
