package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.cli.Topics;
import dev.quire.local.KafkaServer;
import dev.quire.local.Ports;
import dev.quire.schemas.Cursor;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.socket.CloseCode;
import dev.quire.testservers.TestServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A Kafka that hangs, and one whose topic is another all of a sudden. The gateway lets partitions go at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaTroubleIT {
    private static final int ROOM = 20;
    private static final String REDIS = TestServers.redis().uri();

    private KafkaServer kafka;
    private RunningGateway gateway;

    @BeforeAll
    void start(@TempDir Path directory) throws InterruptedException {
        kafka = new KafkaServer(directory, Ports.anyFree(), Ports.anyFree());
        kafka.start();
        createTopics();
        gateway = RunningGateway.startOn(
                kafka.bootstrapServers(),
                REDIS,
                "quire.gateway.messages.max-pending=" + ROOM,
                "quire.gateway.messages.delivery-timeout=60s",
                "quire.gateway.replies.linger=0",
                "quire.gateway.replies.catch-up-timeout=500ms");
    }

    @AfterAll
    void stop() {
        gateway.close();
        kafka.close();
    }

    @BeforeEach
    void nobodyIsThere() {
        Eventually.holds("no partition is read", () -> gauge("gateway.partitions.followed") == 0);
    }

    @Test
    void messagesBeyondTheRoomAreRejectedAtOnceAndAllAreAnsweredLater() {
        try (ChatBackend backend = new ChatBackend(kafka.bootstrapServers(), REDIS).echo();
                Visitor one = Visitor.welcome(gateway);
                Visitor other = Visitor.welcome(gateway)) {
            one.awaitReplyTo(one.say("Kafka is well"));
            other.awaitReplyTo(other.say("Kafka is well"));

            Map<MessageId, String> rejected = new LinkedHashMap<>();
            List<MessageId> ids = new ArrayList<>();
            kafka.pause();
            try {
                for (int i = 0; i < ROOM / 2 + 5; i++) {
                    ids.add(one.say("one " + i));
                    ids.add(other.say("other " + i));
                }
                Eventually.holds(
                        "ten are rejected", () -> overloaded(one, other).size() == 10);
                overloaded(one, other).forEach(frame -> {
                    assertThat(frame.path("retryAfterMs").asLong()).isPositive();
                    rejected.put(MessageId.parse(frame.path("id").asString()), "sent again");
                });
                assertThat(gauge("gateway.messages.pending")).isEqualTo(ROOM);
                HttpResponse<String> posted = post();
                assertThat(posted.statusCode()).isEqualTo(503);
                assertThat(posted.headers().firstValue("retry-after")).isPresent();
                one.isServed();
            } finally {
                kafka.resume();
            }

            Eventually.holds("there is room", () -> gauge("gateway.messages.pending") == 0);
            rejected.forEach((id, text) -> (ids.indexOf(id) % 2 == 0 ? one : other).say(id, text));
            ids.forEach(id -> (ids.indexOf(id) % 2 == 0 ? one : other).awaitReplyTo(id));
            backend.awaitMessage(one.session(), ids.getFirst());
            assertThat(one.frames("reply")).hasSize(1 + ids.size() / 2);
            assertThat(other.frames("reply")).hasSize(1 + ids.size() / 2);
        }
    }

    @Test
    void whoComesBackWhileKafkaHangsGetsTheHistoryAtOnceAndTheRestLater() {
        try (ChatBackend backend = new ChatBackend(kafka.bootstrapServers(), REDIS)) {
            Visitor left = Visitor.welcome(gateway);
            left.close();
            Reply known = ChatBackend.replyEvent(left.session(), MessageId.random(), "known");
            backend.remember(backend.reply(known), known);
            MessageId missed = MessageId.random();
            backend.reply(left.session(), missed, "missed");
            nobodyIsThere();

            kafka.pause();
            try (Visitor visitor = Visitor.connect(gateway)) {
                try {
                    visitor.hello(left.token(), null);
                    assertThat(visitor.await("history").path("entries")).hasSize(1);
                    assertThat(visitor.frames("reply")).isEmpty();
                } finally {
                    kafka.resume();
                }
                visitor.awaitReplyTo(missed);
                visitor.isServed();
                assertThat(visitor.frames("reply")).hasSize(1);
            }
        }
    }

    @Test
    void messageOnItsWayIsAcceptedBeforeTheGatewayEnds() throws InterruptedException {
        RunningGateway ending =
                RunningGateway.startOn(kafka.bootstrapServers(), REDIS, "quire.gateway.socket.drain-timeout=20s");
        try (ending;
                Visitor busy = Visitor.welcome(ending);
                Visitor idle = Visitor.welcome(ending)) {
            busy.say("Kafka is well");
            busy.await("accepted");
            kafka.pause();
            Thread closing = Thread.ofPlatform().unstarted(ending::close);
            MessageId id = busy.say("Kafka hangs");
            try {
                Eventually.holds(
                        "it is on its way",
                        () -> ending.bean(MeterRegistry.class)
                                        .get("gateway.messages.pending")
                                        .gauge()
                                        .value()
                                == 1);
                closing.start();
                idle.awaitClose(CloseCode.RESTART);
                assertThat(get(ending, "/actuator/health/readiness")).isEqualTo(503);
                assertThat(get(ending, "/ws")).isEqualTo(503);
                assertThat(busy.isClosed()).isFalse();
            } finally {
                kafka.resume();
            }
            busy.await("accepted", frame -> frame.path("id").asString().equals(id.toString()));
            busy.awaitClose(CloseCode.RESTART);
            closing.join();
        }
    }

    @Test
    void topicThatWasCreatedAgainWhileNobodyWasThereHasItsOwnCursors() {
        String before;
        try (ChatBackend backend = new ChatBackend(kafka.bootstrapServers(), REDIS);
                Visitor visitor = Visitor.welcome(gateway)) {
            before = backend.reply(visitor.session(), MessageId.random(), "before")
                    .epoch();
            assertThat(epoch(visitor.await("reply"))).isEqualTo(before);
        }
        nobodyIsThere();

        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(TopicCatalogue.REPLIES.name()));
        }
        Eventually.holds("another is in its place", () -> repliesAreOtherThan(before));

        try (ChatBackend backend = new ChatBackend(kafka.bootstrapServers(), REDIS);
                Visitor visitor = Visitor.welcome(gateway)) {
            Cursor cursor = backend.reply(visitor.session(), MessageId.random(), "after");
            assertThat(epoch(visitor.await("reply"))).isEqualTo(cursor.epoch()).isNotEqualTo(before);
        }
    }

    private boolean repliesAreOtherThan(String before) {
        try (RepliesTopic topic =
                new RepliesTopic(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
            createTopics();
            return !topic.epoch().equals(before);
        } catch (RuntimeException stillBeingDeleted) {
            return false;
        }
    }

    private void createTopics() {
        try (Admin admin = admin()) {
            Topics.apply(admin, (short) 1);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
    }

    private static String epoch(JsonNode reply) {
        return Cursor.parse(reply.path("cursor").asString()).epoch();
    }

    private static List<JsonNode> overloaded(Visitor... visitors) {
        return Stream.of(visitors)
                .flatMap(visitor -> visitor.frames("rejected").stream())
                .filter(frame -> frame.path("code").asString().equals("overloaded"))
                .toList();
    }

    private static int get(RunningGateway from, String path) {
        return HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(from.http(path)).build(), HttpResponse.BodyHandlers.discarding())
                .join()
                .statusCode();
    }

    private HttpResponse<String> post() {
        HttpRequest request = HttpRequest.newBuilder(gateway.http("/chat"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"Hi\"}"))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .join();
    }

    private double gauge(String name) {
        return gateway.bean(MeterRegistry.class).get(name).gauge().value();
    }
}
