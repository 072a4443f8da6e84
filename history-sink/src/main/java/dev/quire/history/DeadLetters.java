package dev.quire.history;

import dev.quire.schemas.DeadLetterHeaders;
import dev.quire.schemas.TopicCatalogue;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.springframework.kafka.core.KafkaTemplate;

/** Puts records aside that can never become part of the history. */
final class DeadLetters {
    /**
     * A broker takes about 1 MiB with its default settings, and a dead letter is larger than its record by the headers
     * that we add. One that no broker takes would have its batch repeated for ever.
     */
    private static final int MAX_RECORD_BYTES = 1_000_000;

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final String service;

    DeadLetters(KafkaTemplate<byte[], byte[]> kafka, String service) {
        this.kafka = kafka;
        this.service = service;
    }

    /**
     * Returns when Kafka has acknowledged them all.
     *
     * @throws RuntimeException if Kafka did not; some may have been written, and will be again
     */
    void send(List<Rejected> rejected) {
        rejected.stream().map(this::letter).map(kafka::send).toList().forEach(CompletableFuture::join);
    }

    private ProducerRecord<byte[], byte[]> letter(Rejected rejected) {
        ConsumerRecord<byte[], byte[]> source = rejected.source();
        String topic = deadLettersOf(source.topic());
        ProducerRecord<byte[], byte[]> letter = size(source) > MAX_RECORD_BYTES
                // The headers below still say where the record is, for as long as its topic keeps it.
                ? new ProducerRecord<>(topic, null, null)
                : new ProducerRecord<>(topic, null, source.key(), source.value(), source.headers());
        DeadLetterHeaders.of(service, source.topic(), source.partition(), source.offset(), rejected.cause())
                .forEach((name, value) -> letter.headers().add(name, value));
        return letter;
    }

    private static int size(ConsumerRecord<byte[], byte[]> record) {
        int size = Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        for (Header header : record.headers()) {
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return size;
    }

    private static String deadLettersOf(String topic) {
        return topic.equals(TopicCatalogue.MESSAGES.name())
                ? TopicCatalogue.MESSAGES.deadLetters().name()
                : TopicCatalogue.REPLIES.deadLetters().name();
    }
}
