package dev.quire.llm;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quire.schemas.CatalogueEvent;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyDelta;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Asks questions through Kafka and sees all that is written from now on. Safe for use by many threads. */
final class Visitors implements AutoCloseable {
    private static final List<Topic<?>> WATCHED = List.of(
            TopicCatalogue.REPLIES,
            TopicCatalogue.DELTAS,
            TopicCatalogue.HAND_OVERS,
            TopicCatalogue.LLM_REQUESTS.deadLetters());

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Queue<ConsumerRecord<String, byte[]>> seen = new ConcurrentLinkedQueue<>();
    private final Thread watcher;
    private volatile boolean closing;

    Visitors(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = WATCHED.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // Seeking is lazy: without this, replies could be missed.
        watcher = Thread.ofPlatform().daemon().start(this::watch);
    }

    static SessionId someone() {
        return new SessionId(UUID.randomUUID().toString());
    }

    LlmRequest ask(SessionId session, String text) {
        return ask(session, text, Map.of());
    }

    LlmRequest ask(SessionId session, String text, Map<String, String> headers) {
        LlmRequest request = new LlmRequest(session, MessageId.random(), text, List.of(), null, Instant.now());
        send(session, EventJson.write(request), headers);
        return request;
    }

    void send(SessionId session, byte[] value, Map<String, String> headers) {
        send(session.value(), value, headers);
    }

    void send(String key, byte[] value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(TopicCatalogue.LLM_REQUESTS.name(), key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        var _ = producer.send(record);
    }

    /** @param catalogue its YAML; null takes the published one back */
    void publish(@Nullable String catalogue) {
        byte[] event =
                catalogue == null ? null : EventJson.write(new CatalogueEvent("published-1", catalogue, Instant.now()));
        var _ = producer.send(new ProducerRecord<>(TopicCatalogue.INTENTS.name(), CatalogueEvent.KEY, event));
    }

    /** All replies to the session, copies included, in order. */
    List<Reply> replies(SessionId session) {
        return records(TopicCatalogue.REPLIES, session)
                .map(record -> (Reply) TopicCatalogue.REPLIES.read(record.value()))
                .toList();
    }

    /** What the visitor sees: the first copy of each reply. */
    List<Reply> visibleReplies(SessionId session) {
        Set<Object> ids = new HashSet<>();
        List<Reply> visible = new ArrayList<>();
        for (Reply reply : replies(session)) {
            if (ids.add(reply.replyId())) {
                visible.add(reply);
            }
        }
        return visible;
    }

    List<ReplyDelta> deltas(SessionId session) {
        return records(TopicCatalogue.DELTAS, session)
                .map(record -> (ReplyDelta) TopicCatalogue.DELTAS.read(record.value()))
                .toList();
    }

    Stream<ConsumerRecord<String, byte[]>> records(Topic<?> topic, SessionId session) {
        return records(topic).filter(record -> session.value().equals(record.key()));
    }

    Stream<ConsumerRecord<String, byte[]>> records(Topic<?> topic) {
        return seen.stream().filter(record -> record.topic().equals(topic.name()));
    }

    private void watch() {
        try (consumer) {
            while (!closing) {
                consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        producer.close();
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
