package dev.quire.gateway;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.Event;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.HistoryEntry;
import dev.quire.schemas.MessageEvent;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Notice;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyDelta;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.VisitorMessage;
import dev.quire.testservers.TestServers;
import dev.quire.testservers.TestTopics;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** The test in the part of all services behind the gateway: it answers, and it keeps the history. */
final class ChatBackend implements AutoCloseable {
    /** Never answered by the echo. */
    static final SessionId SILENT = new SessionId("http-silent");

    private final String bootstrapServers;
    private final TestTopics topics;
    private final RedisClient redis;
    private final StatefulRedisConnection<String, String> histories;
    private final String epoch;
    private final AtomicBoolean closed = new AtomicBoolean();

    ChatBackend() {
        this(TestServers.kafka().bootstrapServers(), TestServers.redis().uri());
    }

    ChatBackend(String bootstrapServers, String redisUrl) {
        this.bootstrapServers = bootstrapServers;
        topics = new TestTopics(bootstrapServers);
        redis = RedisClient.create(redisUrl);
        histories = redis.connect();
        epoch = epoch();
    }

    /** Answers every message that comes from now on with its own text. */
    ChatBackend echo() {
        KafkaConsumer<String, byte[]> messages = consumer();
        List<TopicPartition> partitions = messages.partitionsFor(TopicCatalogue.MESSAGES.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        messages.assign(partitions);
        messages.seekToEnd(partitions);
        partitions.forEach(messages::position);
        var _ = Thread.ofPlatform().daemon().name("echo").start(() -> {
            try (messages) {
                while (!closed.get()) {
                    messages.poll(Duration.ofMillis(50))
                            .forEach(record -> answer(TopicCatalogue.MESSAGES.read(record.value())));
                }
            }
        });
        return this;
    }

    /** What a visitor said, as it is in Kafka, once it is there. */
    VisitorMessage awaitMessage(SessionId session, MessageId id) {
        return topics
                .awaitRecords(
                        TopicCatalogue.MESSAGES,
                        session,
                        records -> records.stream()
                                .anyMatch(record -> messageId(record.value()).equals(id)))
                .stream()
                .map(record -> TopicCatalogue.MESSAGES.read(record.value()))
                .map(VisitorMessage.class::cast)
                .filter(message -> message.messageId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** @return its place, as the gateway puts it into the frame */
    Cursor reply(SessionId session, MessageId to, String text) {
        return cursor(topics.publish(TopicCatalogue.REPLIES, replyEvent(session, to, text)));
    }

    Cursor reply(Reply reply) {
        return cursor(topics.publish(TopicCatalogue.REPLIES, reply));
    }

    void notice(SessionId session, MessageId to, String text) {
        topics.publish(
                TopicCatalogue.REPLIES, new Notice(session, ReplyId.noticeTo(to, "slow"), to, text, Instant.now()));
    }

    void delta(SessionId session, MessageId to, int index, String text) {
        topics.publish(TopicCatalogue.DELTAS, new ReplyDelta(session, to, index, text, Instant.now()));
    }

    /** Puts any bytes into chat.replies. */
    void poison(SessionId session, byte[] value) {
        topics.publish(TopicCatalogue.REPLIES, session, value, Map.of());
    }

    /** As the history sink does it. */
    void remember(@Nullable Cursor cursor, Event event) {
        String json = new String(EventJson.write(new HistoryEntry(cursor, event)), StandardCharsets.UTF_8);
        histories.sync().lpush(HistoryEntry.key(event.sessionId()), json);
    }

    static Reply replyEvent(SessionId session, MessageId to, String text) {
        return new Reply(session, to, text, Reply.Source.CANNED, "test", Instant.now());
    }

    TestTopics topics() {
        return topics;
    }

    private void answer(MessageEvent event) {
        if (event instanceof VisitorMessage message && !message.sessionId().equals(SILENT)) {
            reply(message.sessionId(), message.messageId(), "You said: " + message.text());
        }
    }

    private Cursor cursor(RecordMetadata place) {
        return new Cursor(epoch, place.partition(), place.offset());
    }

    private static MessageId messageId(byte[] value) {
        return TopicCatalogue.MESSAGES.read(value).messageId();
    }

    private String epoch() {
        String replies = TopicCatalogue.REPLIES.name();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            return Objects.requireNonNull(admin.describeTopics(List.of(replies))
                            .allTopicNames()
                            .get()
                            .get(replies))
                    .topicId()
                    .toString()
                    .substring(0, 12);
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        closed.set(true);
        topics.close();
        histories.close();
        redis.shutdown();
    }
}
