package dev.quire.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quire.cli.Topics;
import dev.quire.local.Durability;
import dev.quire.local.KafkaServer;
import dev.quire.local.Ports;
import dev.quire.local.RedisServer;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.VisitorMessage;
import dev.quire.testservers.TestTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost, doubled or out of order, whatever ends in the middle of the stream. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {
    private static final Duration CAP = Duration.ofSeconds(60);
    private static final int ROUNDS = 40;

    private final KafkaServer kafka;
    private final RedisServer redis;
    private final TestTopics topics;
    private final Map<SessionId, List<VisitorMessage>> said = new LinkedHashMap<>();

    OutageIT(@TempDir Path directory) {
        kafka = new KafkaServer(directory.resolve("kafka"), Ports.anyFree(), Ports.anyFree());
        redis = new RedisServer(directory.resolve("redis"), Ports.anyFree(), Durability.KEPT);
        topics = new TestTopics(kafka.bootstrapServers());
    }

    @BeforeAll
    void startServers() throws InterruptedException {
        redis.start();
        kafka.start();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
            Topics.apply(admin, (short) 1);
        }
    }

    @AfterAll
    void close() {
        topics.close();
        kafka.close();
        redis.close();
    }

    @BeforeEach
    void meetVisitors() {
        said.clear();
        Stream.generate(() -> new SessionId(UUID.randomUUID().toString()))
                .limit(5)
                .forEach(session -> said.put(session, new ArrayList<>()));
    }

    @Test
    void redisIsKilledAndComesBackInTheMiddle() throws InterruptedException {
        try (RunningSink sink = start()) {
            say(ROUNDS);
            redis.kill();
            say(ROUNDS);
            awaitStatus(sink, 503);
            redis.start();
            say(ROUNDS);

            awaitAll(sink);
            awaitStatus(sink, 200);
        }
    }

    @Test
    void aRedisThatHangsCountsAsAway() {
        try (RunningSink sink = start()) {
            say(ROUNDS);
            redis.pause();
            say(ROUNDS);
            awaitStatus(sink, 503);
            redis.resume();
            say(ROUNDS);

            awaitAll(sink);
            awaitStatus(sink, 200);
        }
    }

    @Test
    void theServiceStartsBeforeRedis() throws InterruptedException {
        redis.stop();
        say(ROUNDS);
        try (RunningSink sink = start()) {
            awaitStatus(sink, 503);
            redis.start();

            awaitAll(sink);
            awaitStatus(sink, 200);
        }
    }

    @Test
    void kafkaIsKilledAndComesBackInTheMiddle() throws InterruptedException {
        try (RunningSink sink = start()) {
            sink.awaitReady();
            say(ROUNDS);
            kafka.kill();
            kafka.start();
            say(ROUNDS);

            awaitAll(sink);
        }
    }

    @Test
    void theServiceEndsAndStartsInTheMiddle() {
        try (RunningSink _ = start()) {
            say(ROUNDS);
        }
        say(ROUNDS);
        try (RunningSink sink = start()) {
            say(ROUNDS);

            awaitAll(sink);
        }
    }

    @Test
    void theServiceEndsWhileRedisIsAway() throws InterruptedException {
        try (RunningSink sink = start()) {
            sink.awaitReady();
            redis.kill();
            say(ROUNDS);
            awaitStatus(sink, 503);
        }
        redis.start();
        try (RunningSink sink = start()) {
            awaitAll(sink);
        }
    }

    private RunningSink start() {
        return new RunningSink(
                kafka.bootstrapServers(),
                redis.uri(),
                "quire.history.redis-timeout=500ms",
                "quire.history.max-retry-delay=200ms");
    }

    /** Each session says one thing a round. */
    private void say(int rounds) {
        for (int round = 0; round < rounds; round++) {
            said.forEach((session, messages) -> {
                VisitorMessage message = Records.message(session, MessageId.random(), "message " + messages.size());
                messages.add(message);
                topics.publish(TopicCatalogue.MESSAGES, message);
            });
        }
    }

    private void awaitAll(RunningSink sink) {
        assertThat(said).isNotEmpty();
        said.forEach((session, messages) -> sink.awaitHistory(session, messages.reversed()));
    }

    private static void awaitStatus(RunningSink sink, int status) {
        await().atMost(CAP).until(() -> sink.get("/actuator/health/readiness").statusCode() == status);
    }
}
