package dev.quire.intents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quire.cli.Topics;
import dev.quire.local.Durability;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every message gets its one outcome, in order within its session, whatever ends in the middle of the stream. */
class ProcessingGuaranteeIT {
    private static final int SESSIONS = 8;
    private static final List<String> TEXTS = List.of("Hello", "where is 123456?", "who wrote Dracula?", "refund?");

    private final KafkaServer kafka;
    private final ServiceProcess service;
    private final TestTopics topics;
    private final Map<SessionId, List<VisitorMessage>> said = new LinkedHashMap<>();

    ProcessingGuaranteeIT(@TempDir Path directory) {
        kafka = new KafkaServer(directory.resolve("kafka"), Ports.anyFree(), Ports.anyFree(), Durability.KEPT);
        service = new ServiceProcess(kafka.bootstrapServers(), directory);
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
    void kafkaIsKilledInTheMiddle() throws InterruptedException {
        createTopics();
        service.startAndAwaitReady();
        sayRounds(6);
        kafka.kill();
        kafka.start();
        sayRounds(6);

        assertEveryMessageHasItsOutcome();
        assertThat(service.isAlive()).isTrue();
    }

    @Test
    void serviceWaitsForKafka() throws InterruptedException {
        createTopics();
        kafka.stop();
        service.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> answers("/actuator/health/liveness"));
        assertThat(service.isReady()).isFalse();

        kafka.start();
        service.awaitReady();
        sayRounds(1);

        assertEveryMessageHasItsOutcome();
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

    private boolean answers(String path) {
        try {
            return service.get(path).statusCode() == 200;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private void assertEveryMessageHasItsOutcome() {
        said.forEach((session, conversation) -> {
            Set<MessageId> replied =
                    idsInOrder(TopicCatalogue.REPLIES, session, ReplyEvent::inReplyTo, expected(conversation, 0, 3));
            Set<MessageId> lookedUp =
                    idsInOrder(TopicCatalogue.LOOKUPS, session, LookupEvent::messageId, expected(conversation, 1));
            Set<MessageId> asked = idsInOrder(
                    TopicCatalogue.LLM_REQUESTS, session, LlmRequestEvent::messageId, expected(conversation, 2));

            assertThat(replied).containsExactlyElementsOf(expected(conversation, 0, 3));
            assertThat(lookedUp).containsExactlyElementsOf(expected(conversation, 1));
            assertThat(asked).containsExactlyElementsOf(expected(conversation, 2));
        });
    }

    /** The ids of the session's messages with one of these texts. */
    private static List<MessageId> expected(List<VisitorMessage> conversation, Integer... texts) {
        Set<String> wanted = Arrays.stream(texts).map(TEXTS::get).collect(Collectors.toSet());
        return conversation.stream()
                .filter(message -> wanted.contains(message.text()))
                .map(VisitorMessage::messageId)
                .toList();
    }

    /** @return the messages that the topic's records belong to, in the order of their first ones */
    private <E extends Event> Set<MessageId> idsInOrder(
            Topic<E> topic, SessionId session, Function<E, MessageId> id, List<MessageId> expected) {
        Map<MessageId, byte[]> first = new LinkedHashMap<>();
        List<ConsumerRecord<String, byte[]>> records = topics.awaitRecords(
                topic,
                session,
                found -> found.stream()
                        .map(record -> id.apply(topic.read(record.value())))
                        .collect(Collectors.toSet())
                        .containsAll(expected));
        for (ConsumerRecord<String, byte[]> record : records) {
            MessageId message = id.apply(topic.read(record.value()));
            byte[] earlier = first.putIfAbsent(message, record.value());
            if (earlier != null) {
                assertThat(record.value()).as("the same again").isEqualTo(earlier);
            }
        }
        return new LinkedHashSet<>(first.keySet());
    }
}
