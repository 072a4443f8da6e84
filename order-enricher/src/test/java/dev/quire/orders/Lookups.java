package dev.quire.orders;

import dev.quire.schemas.BookLookup;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.NameLookup;
import dev.quire.schemas.OrderLookup;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.Turn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.mock.MockProducerFactory;

/** Look-ups, records, settings and a producer for tests. */
final class Lookups {
    static final Instant ASKED = Instant.parse("2026-11-23T21:00:00Z");

    /** The defaults, but two notices remembered, a short wait for Kafka, and UTC. */
    static final OrdersProperties PROPERTIES = new OrdersProperties(
            Duration.ofSeconds(5),
            2,
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            2,
            ZoneOffset.UTC,
            false);

    private Lookups() {}

    static SessionId newSession() {
        return new SessionId(UUID.randomUUID().toString());
    }

    static OrderLookup lookup(String number) {
        return new OrderLookup(newSession(), MessageId.random(), new OrderNumber(number), null, ASKED);
    }

    static ReceivedLookup.OrderQuestion question(String number) {
        OrderLookup lookup = lookup(number);
        return new ReceivedLookup.OrderQuestion(record(lookup.sessionId().value(), EventJson.write(lookup)), lookup);
    }

    static ReceivedLookup.BookQuestion wish(String wish) {
        BookLookup lookup = new BookLookup(newSession(), MessageId.random(), wish, 0, null, ASKED);
        return new ReceivedLookup.BookQuestion(record(lookup.sessionId().value(), EventJson.write(lookup)), lookup);
    }

    static ReceivedLookup.NameQuestion name(String text) {
        Turn before = new Turn(Turn.Speaker.VISITOR, "Hi");
        NameLookup lookup = new NameLookup(newSession(), MessageId.random(), text, List.of(before), null, ASKED);
        return new ReceivedLookup.NameQuestion(record(lookup.sessionId().value(), EventJson.write(lookup)), lookup);
    }

    static ConsumerRecord<byte[], byte[]> record(String key, byte[] value) {
        return new ConsumerRecord<>(TopicCatalogue.LOOKUPS.name(), 3, 42, key.getBytes(StandardCharsets.UTF_8), value);
    }

    /** A sender whose records land in {@code producer}. */
    static RecordSender senderTo(MockProducer<byte[], byte[]> producer) {
        return new RecordSender(new KafkaTemplate<>(new MockProducerFactory<>(() -> producer)), PROPERTIES);
    }

    /** @param acknowledging whether it acknowledges by itself */
    static MockProducer<byte[], byte[]> producer(boolean acknowledging) {
        return new MockProducer<>(acknowledging, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public void close(Duration timeout) {
                // The template gives a producer back after each record; a real factory keeps it open.
            }
        };
    }
}
