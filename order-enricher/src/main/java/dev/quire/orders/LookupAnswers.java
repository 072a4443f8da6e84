package dev.quire.orders;

import dev.quire.orders.books.BookAdvice;
import dev.quire.orders.books.BookReplies;
import dev.quire.schemas.BookLookup;
import dev.quire.schemas.DeadLetterHeaders;
import dev.quire.schemas.Event;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.NameLookup;
import dev.quire.schemas.PropagatedHeaders;
import dev.quire.schemas.Reply;
import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
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

    private final OrderReplies orderReplies;
    private final BookReplies bookReplies;

    LookupAnswers(OrderReplies orderReplies, BookReplies bookReplies) {
        this.orderReplies = orderReplies;
        this.bookReplies = bookReplies;
    }

    LookupOutcome answer(ReceivedLookup received, FoundFacts facts, Instant now) {
        return switch (received) {
            case ReceivedLookup.Malformed malformed ->
                new LookupOutcome(
                        malformed,
                        LookupOutcome.Kind.MALFORMED,
                        List.of(deadLetter(malformed.record(), malformed.cause())),
                        malformed.cause());
            case ReceivedLookup.Question question -> answer(question, facts, now);
        };
    }

    private LookupOutcome answer(ReceivedLookup.Question question, FoundFacts facts, Instant now) {
        try {
            return switch (question) {
                case ReceivedLookup.OrderQuestion order -> answer(order, facts, now);
                case ReceivedLookup.BookQuestion wish ->
                    answer(wish, wish.lookup(), facts.books().get(wish.lookup()), now);
                case ReceivedLookup.NameQuestion name -> answer(name, facts, now);
            };
        } catch (RuntimeException | StackOverflowError bug) {
            return failed(question, bug, now);
        }
    }

    private static LookupOutcome failed(ReceivedLookup.Question question, Throwable bug, Instant now) {
        return new LookupOutcome(
                question,
                LookupOutcome.Kind.FAILED,
                List.of(
                        deadLetter(question.record(), bug),
                        write(question, TopicCatalogue.REPLIES, Apologies.fallback(question.lookup(), now))),
                bug);
    }

    private LookupOutcome answer(ReceivedLookup.OrderQuestion question, FoundFacts facts, Instant now) {
        OrderRow row = facts.orders().get(question.lookup().orderNumber());
        return row == null
                ? outcome(LookupOutcome.Kind.UNKNOWN, question, orderReplies.unknown(question.lookup(), now))
                : outcome(LookupOutcome.Kind.FOUND, question, orderReplies.found(question.lookup(), row.order(), now));
    }

    private LookupOutcome answer(ReceivedLookup.NameQuestion question, FoundFacts facts, Instant now) {
        NameLookup lookup = question.lookup();
        BookAdvice advice = facts.names().get(lookup);
        if (advice == null) {
            return new LookupOutcome(
                    question,
                    LookupOutcome.Kind.FORWARDED,
                    List.of(write(question, TopicCatalogue.LLM_REQUESTS, lookup.otherwise())),
                    null);
        }
        BookLookup wish =
                new BookLookup(lookup.sessionId(), lookup.messageId(), lookup.text(), 0, lookup.matched(), lookup.at());
        return answer(question, wish, advice, now);
    }

    private LookupOutcome answer(
            ReceivedLookup.Question question, BookLookup wish, @Nullable BookAdvice advised, Instant now) {
        return switch (advised) {
            case BookAdvice.Recommended advice ->
                outcome(
                        advice.fits() ? LookupOutcome.Kind.FOUND : LookupOutcome.Kind.UNKNOWN,
                        question,
                        bookReplies.reply(wish, advice, now));
            case BookAdvice.Failed failed -> failed(question, failed.bug(), now);
            case null -> throw new IllegalStateException("A wish was left without an advice");
        };
    }

    ProducerRecord<byte[], byte[]> delayNotice(ReceivedLookup.Question question, Instant now) {
        return write(question, TopicCatalogue.REPLIES, Apologies.delay(question.lookup(), now));
    }

    private static LookupOutcome outcome(LookupOutcome.Kind kind, ReceivedLookup.Question question, Reply reply) {
        return new LookupOutcome(question, kind, List.of(write(question, TopicCatalogue.REPLIES, reply)), null);
    }

    private static ProducerRecord<byte[], byte[]> write(ReceivedLookup.Question question, Topic<?> topic, Event event) {
        byte[] key = event.sessionId().value().getBytes(StandardCharsets.UTF_8);
        var written = new ProducerRecord<>(topic.name(), key, EventJson.write(event));
        for (Header header : question.record().headers()) {
            if (PropagatedHeaders.NAMES.contains(header.key())) {
                written.headers().add(header);
            }
        }
        return written;
    }

    private static ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> record, Throwable cause) {
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
