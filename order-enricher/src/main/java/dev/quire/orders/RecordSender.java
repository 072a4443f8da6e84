package dev.quire.orders;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Writes records to Kafka and waits until they are safe. */
@Component
final class RecordSender {
    private final KafkaTemplate<byte[], byte[]> kafka;
    private final Duration timeout;

    RecordSender(KafkaTemplate<byte[], byte[]> kafka, OrdersProperties properties) {
        this.kafka = kafka;
        this.timeout = properties.acknowledgementTimeout();
    }

    /**
     * Returns once every record is acknowledged. After a failure some records may be written, or be written later, and
     * what there is of them in a partition is in order, so calling again with the same records keeps the order.
     *
     * @throws RuntimeException if one is refused or not acknowledged in time
     */
    void send(List<ProducerRecord<byte[], byte[]>> records) {
        // The template throws what fails at once (no metadata, no room), so nothing is written past a gap.
        CompletableFuture<?>[] acknowledgements =
                records.stream().map(kafka::send).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(acknowledgements).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Not every record was acknowledged", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while waiting for acknowledgements", e);
        }
    }
}
