package dev.quire.orders;

import dev.quire.schemas.DeadLetterHeaders;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.PropagatedHeaders;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyEvent;
import dev.quire.schemas.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.springframework.stereotype.Component;

/** Decides what to write because of a look-up. Pure. */
@Component
final class LookupAnswers {
    private static final String SERVICE = "order-enricher";

    /**
     * A broker takes about 1 MiB with its default settings, and a dead letter is larger than its record by the headers
     * that we add. One that no broker takes would block its partition for ever.
     */
    private static final int MAX_DEAD_LETTER_BYTES = 1_000_000;

    private final OrderReplies replies;

    LookupAnswers(OrderReplies replies) {
        this.replies = replies;
    }

    /** @param orders at least the existing ones among those that the look-up asks for */
    LookupOutcome answer(ReceivedLookup received, Map<OrderNumber, OrderRow> orders, Instant now) {
        return switch (received) {
            case ReceivedLookup.Malformed malformed ->
                new LookupOutcome(
                        malformed,
                        LookupOutcome.Kind.MALFORMED,
                        List.of(deadLetter(malformed.record(), malformed.cause())),
                        malformed.cause());
            case ReceivedLookup.Question question -> answer(question, orders, now);
        };
    }

    private LookupOutcome answer(ReceivedLookup.Question question, Map<OrderNumber, OrderRow> orders, Instant now) {
        try {
            OrderRow row = orders.get(question.lookup().orderNumber());
            return row == null
                    ? outcome(LookupOutcome.Kind.UNKNOWN, question, replies.unknown(question.lookup(), now))
                    : outcome(LookupOutcome.Kind.FOUND, question, replies.found(question.lookup(), row.order(), now));
        } catch (RuntimeException bug) {
            return new LookupOutcome(
                    question,
                    LookupOutcome.Kind.FAILED,
                    List.of(
                            deadLetter(question.record(), bug),
                            write(question, replies.fallback(question.lookup(), now))),
                    bug);
        }
    }

    ProducerRecord<byte[], byte[]> delayNotice(ReceivedLookup.Question question, Instant now) {
        return write(question, replies.delay(question.lookup(), now));
    }

    private static LookupOutcome outcome(LookupOutcome.Kind kind, ReceivedLookup.Question question, Reply reply) {
        return new LookupOutcome(question, kind, List.of(write(question, reply)), null);
    }

    private static ProducerRecord<byte[], byte[]> write(ReceivedLookup.Question question, ReplyEvent event) {
        byte[] key = event.sessionId().value().getBytes(StandardCharsets.UTF_8);
        var written = new ProducerRecord<>(TopicCatalogue.REPLIES.name(), key, EventJson.write(event));
        for (Header header : question.record().headers()) {
            if (PropagatedHeaders.NAMES.contains(header.key())) {
                written.headers().add(header);
            }
        }
        return written;
    }

    private static ProducerRecord<byte[], byte[]> deadLetter(
            ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
        String topic = TopicCatalogue.LOOKUPS.deadLetters().name();
        ProducerRecord<byte[], byte[]> letter = size(record) > MAX_DEAD_LETTER_BYTES
                // The headers below still say where the record is, for as long as its topic keeps it.
                ? new ProducerRecord<>(topic, null, null)
                : new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
        DeadLetterHeaders.of(SERVICE, record.topic(), record.partition(), record.offset(), cause)
                .forEach(letter.headers()::add);
        return letter;
    }

    private static int size(ConsumerRecord<byte[], byte[]> record) {
        int size = Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        for (Header header : record.headers()) {
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return size;
    }
}
