package dev.quire.gateway;

import dev.quire.schemas.EventJson;
import dev.quire.schemas.FeedbackEvent;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.VisitorMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what visitors say to Kafka. Safe for use by many threads; what one thread writes for one session stays in order.
 *
 * <p>Kafka confirms a record once all in-sync replicas have it. When it does not confirm in time, nobody knows whether it
 * has the record: the batch may have been on its way. So the visitor is told to try again with the same message id, which
 * downstream recognises; the answer to the first attempt, if there is one, is the answer to both.
 */
final class MessagePublisher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MessagePublisher.class);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    enum Outcome {
        CONFIRMED,
        /** Kafka may have it or not. */
        UNCONFIRMED,
        /** Too much is on its way to Kafka already: this was not even given to it. */
        OVERLOADED
    }

    private final SparseLog sparseLog = new SparseLog(log);
    private final Producer<String, byte[]> producer;
    private final PendingMessages pending;
    private volatile boolean ready;
    private volatile boolean closed;

    MessagePublisher(Producer<String, byte[]> producer, PendingMessages pending) {
        this.producer = producer;
        this.pending = pending;
    }

    /** @param connection how to reach Kafka, and whatever else the operator set */
    static MessagePublisher connect(
            Map<String, Object> connection, GatewayProperties.Messages limits, PendingMessages pending) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, limits.bufferBytes());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, limits.maxBlock().toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int)
                limits.deliveryTimeout().toMillis());
        // Room for a second attempt when a broker has gone silent.
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int)
                limits.deliveryTimeout().dividedBy(2).toMillis());
        // A broker that comes back is found within a second.
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        // A quiet night must not make the first message of the morning wait for metadata.
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(1).toMillis());
        return new MessagePublisher(
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()), pending);
    }

    /** Whether the producer knows where to write. Once true, a Kafka that goes away shows in the outcomes. */
    boolean isReady() {
        return ready;
    }

    /** Asks for the topics' metadata until Kafka answers, so that the first message does not have to wait for it. */
    void warmUp() {
        while (!ready && !closed) {
            try {
                producer.partitionsFor(TopicCatalogue.MESSAGES.name());
                producer.partitionsFor(TopicCatalogue.FEEDBACK.name());
                ready = true;
            } catch (KafkaException e) {
                // No pause: asking takes as long as a message may wait for metadata.
                log.warn("Waiting for Kafka error={}", e.toString());
            }
        }
    }

    /**
     * Waits only for topic metadata, up to the configured time, and with it for no more messages than may be pending.
     *
     * @param outcome is told once, by the producer's thread or by this one; must not block
     */
    void publish(VisitorMessage message, Trace trace, Consumer<Outcome> outcome) {
        send(
                TopicCatalogue.MESSAGES,
                message.sessionId(),
                message.at(),
                EventJson.write(message),
                trace.headers(),
                outcome);
    }

    /** An opinion that gets lost is not asked for again. */
    void publish(FeedbackEvent feedback, Trace trace) {
        send(
                TopicCatalogue.FEEDBACK,
                feedback.sessionId(),
                feedback.at(),
                EventJson.write(feedback),
                trace.headers(),
                _ -> {});
    }

    private void send(
            Topic<?> topic, SessionId key, Instant at, byte[] value, List<Header> headers, Consumer<Outcome> outcome) {
        ProducerRecord<String, byte[]> event =
                new ProducerRecord<>(topic.name(), null, at.toEpochMilli(), key.value(), value, headers);
        if (!pending.add(value.length)) {
            sparseLog.warn("Too much waits for Kafka, refused topic={} session={}", topic, key);
            outcome.accept(Outcome.OVERLOADED);
            return;
        }
        try {
            var _ = producer.send(event, (_, error) -> {
                pending.remove(value.length);
                if (error != null) {
                    warn(topic, key, error);
                }
                outcome.accept(error == null ? Outcome.CONFIRMED : Outcome.UNCONFIRMED);
            });
        } catch (KafkaException | IllegalStateException refused) {
            // The callback is not called then.
            pending.remove(value.length);
            warn(topic, key, refused);
            outcome.accept(Outcome.UNCONFIRMED);
        }
    }

    private void warn(Topic<?> topic, SessionId key, Exception error) {
        sparseLog.warn("Kafka did not confirm topic={} session={} error={}", topic, key, error.toString());
    }

    @Override
    public void close() {
        closed = true;
        producer.close(CLOSE_TIMEOUT);
    }
}
