package dev.quire.history;

import dev.quire.schemas.DeadLetterHeaders;
import dev.quire.schemas.TopicCatalogue;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;

/** Puts records aside that can never become part of the history. */
final class DeadLetters {
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
        var letter = new ProducerRecord<>(
                deadLettersOf(source.topic()), null, source.key(), source.value(), source.headers());
        DeadLetterHeaders.of(service, source.topic(), source.partition(), source.offset(), rejected.cause())
                .forEach((name, value) -> letter.headers().add(name, value));
        return letter;
    }

    private static String deadLettersOf(String topic) {
        return topic.equals(TopicCatalogue.MESSAGES.name())
                ? TopicCatalogue.MESSAGES.deadLetters().name()
                : TopicCatalogue.REPLIES.deadLetters().name();
    }
}
