package dev.quire.intents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quire.cli.Topics;
import dev.quire.local.KafkaServer;
import dev.quire.local.Ports;
import dev.quire.schemas.Event;
import dev.quire.schemas.LlmRequestEvent;
import dev.quire.schemas.LookupEvent;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyEvent;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.VisitorMessage;
import dev.quire.testservers.TestTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every message gets its one outcome, in order within its session, whatever ends in the middle of the stream. */
class ProcessingGuaranteeIT {
    private static final Duration CAP = Duration.ofSeconds(90);
    private static final int SESSIONS = 8;
    private static final List<String> TEXTS = List.of("Hello", "where is 123456?", "who wrote Dracula?", "refund?");

    private final KafkaServer kafka;
    private final ServiceProcess service;
    private final ServiceProcess another;
    private final TestTopics topics;
    private final Map<SessionId, List<VisitorMessage>> said = new LinkedHashMap<>();

    ProcessingGuaranteeIT(@TempDir Path directory) {
        kafka = new KafkaServer(directory.resolve("kafka"), Ports.anyFree(), Ports.anyFree());
        service = new ServiceProcess(kafka.bootstrapServers(), directory.resolve("one"));
        another = new ServiceProcess(kafka.bootstrapServers(), directory.resolve("two"));
        topics = new TestTopics(kafka.bootstrapServers());
        for (int session = 0; session < SESSIONS; session++) {
            said.put(new SessionId(UUID.randomUUID().toString()), new ArrayList<>());
        }
    }

    @BeforeEach
    void startKafka() throws InterruptedException {
        kafka.start();
    }

    @AfterEach
    void close() {
        service.close();
        another.close();
        topics.close();
        kafka.close();
    }

    @Test
    void serviceIsKilledInTheMiddle() throws InterruptedException {
        createTopics();
        service.startAndAwaitReady();
        for (int life = 0; life < 3; life++) {
            sayRounds(6);
            service.kill();
            sayRounds(2);
            service.start();
        }

        assertEveryMessageHasItsOutcome();
        assertThat(service.stop()).isEqualTo(143);
    }

    @Test
    void partitionsMoveBetweenInstancesInTheMiddle() throws InterruptedException {
        createTopics();
        service.startAndAwaitReady();
        sayRounds(4);
        another.start();
        sayRounds(4);
        another.awaitReady();
        sayRounds(4);
        assertThat(service.stop()).isEqualTo(143);
        sayRounds(4);

        assertEveryMessageHasItsOutcome();
    }

    @Test
    void kafkaIsAwayAtTheStartAndKilledInTheMiddle() throws InterruptedException {
        createTopics();
        kafka.stop();
        service.start();
        await().atMost(CAP).until(() -> isAlive("/actuator/health/liveness"));
        assertThat(service.isReady()).isFalse();

        kafka.start();
        service.awaitReady();
        sayRounds(6);
        kafka.kill();
        kafka.start();
        sayRounds(6);

        assertEveryMessageHasItsOutcome();
        assertThat(service.isAlive()).isTrue();
    }

    @Test
    void withoutItsTopicsTheServiceEndsWithAnError() throws InterruptedException {
        service.start();

        assertThat(service.awaitExit()).isEqualTo(1);
    }

    private void createTopics() {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
            Topics.apply(admin, (short) 1);
        }
    }

    private void sayRounds(int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (SessionId session : said.keySet()) {
                List<VisitorMessage> conversation = said.get(session);
                VisitorMessage message = new VisitorMessage(
                        session, MessageId.random(), TEXTS.get(conversation.size() % TEXTS.size()), Instant.now());
                topics.publish(TopicCatalogue.MESSAGES, message);
                conversation.add(message);
            }
        }
    }

    private boolean isAlive(String path) {
        try {
            return service.get(path).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void assertEveryMessageHasItsOutcome() {
        assertOutcomes(TopicCatalogue.REPLIES, ReplyEvent::inReplyTo, Set.of("Hello", "refund?"));
        assertOutcomes(TopicCatalogue.LOOKUPS, LookupEvent::messageId, Set.of("where is 123456?"));
        assertOutcomes(TopicCatalogue.LLM_REQUESTS, LlmRequestEvent::messageId, Set.of("who wrote Dracula?"));
    }

    /** The topic has an event for each message with one of the texts, in their order; when it has several, then equal. */
    private <E extends Event> void assertOutcomes(Topic<E> topic, Function<E, MessageId> message, Set<String> texts) {
        Map<SessionId, List<MessageId>> expected = new LinkedHashMap<>();
        said.forEach((session, conversation) -> expected.put(
                session,
                conversation.stream()
                        .filter(said -> texts.contains(said.text()))
                        .map(VisitorMessage::messageId)
                        .toList()));
        Map<SessionId, Map<MessageId, byte[]>> found = new LinkedHashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = consumerOf(topic)) {
            await(topic.name()).atMost(CAP).pollDelay(Duration.ZERO).until(() -> {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    MessageId id = message.apply(topic.read(record.value()));
                    byte[] first = found.computeIfAbsent(new SessionId(record.key()), _ -> new LinkedHashMap<>())
                            .putIfAbsent(id, record.value());
                    if (first != null) {
                        assertThat(record.value()).as("the same again").isEqualTo(first);
                    }
                }
                return expected.entrySet().stream()
                        .allMatch(session -> found.getOrDefault(session.getKey(), Map.of())
                                .keySet()
                                .containsAll(session.getValue()));
            });
        }
        expected.forEach((session, messages) ->
                assertThat(found.getOrDefault(session, Map.of()).keySet()).containsExactlyElementsOf(messages));
    }

    private KafkaConsumer<String, byte[]> consumerOf(Topic<?> topic) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
