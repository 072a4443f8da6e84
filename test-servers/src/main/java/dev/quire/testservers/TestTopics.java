package dev.quire.testservers;

import dev.quire.schemas.Event;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes to and reads from topics on behalf of a test. To be used by one thread at a time. */
public final class TestTopics implements AutoCloseable {
    /** Far more than a healthy system takes, so that a test fails of a fault and never of a busy machine. */
    private static final Duration CAP = Duration.ofSeconds(60);

    private static final Duration POLL = Duration.ofMillis(50);

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;

    public TestTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Publishes the event under its session and waits until Kafka has it. */
    public <E extends Event> RecordMetadata publish(Topic<E> topic, E event, Map<String, String> headers) {
        return publish(topic, event.sessionId(), EventJson.write(event), headers);
    }

    public <E extends Event> RecordMetadata publish(Topic<E> topic, E event) {
        return publish(topic, event, Map.of());
    }

    /** Publishes any value, such as a malformed one, and waits until Kafka has it. */
    public RecordMetadata publish(
            Topic<?> topic, SessionId session, byte @Nullable [] value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.name(), session.value(), value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            return producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot publish to " + topic, e.getCause());
        }
    }

    /** The session's events in the topic, in order, once there are at least that many. */
    public <E extends Event> List<E> await(Topic<E> topic, SessionId session, int count) {
        return awaitRecords(topic, session, records -> records.size() >= count).stream()
                .map(record -> topic.read(record.value()))
                .toList();
    }

    /**
     * Reads the session's records from the beginning of the topic until the condition holds for what it has read, which
     * it asks after each poll, the first with no records perhaps.
     *
     * @return the records in order of their offsets
     * @throws AssertionError if it does not hold after a minute, with the number of records found
     */
    public List<ConsumerRecord<String, byte[]>> awaitRecords(
            Topic<?> topic, SessionId session, Predicate<List<ConsumerRecord<String, byte[]>>> condition) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + CAP.toNanos();
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (session.value().equals(record.key())) {
                        found.add(record);
                    }
                }
                if (condition.test(List.copyOf(found))) {
                    return found;
                }
            }
        }
        throw new AssertionError("Not what was awaited after " + CAP.toSeconds() + " s: " + found.size()
                + " records of session " + session + " in " + topic);
    }

    @Override
    public void close() {
        producer.close();
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        // Closing waits for the fetch that is under way, each time something is awaited.
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        20),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
