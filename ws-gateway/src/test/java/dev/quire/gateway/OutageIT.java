package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quire.cli.Topics;
import dev.quire.local.Durability;
import dev.quire.local.KafkaServer;
import dev.quire.local.Ports;
import dev.quire.local.RedisServer;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.testservers.TestServers;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Kafka and Redis go away and come back. */
class OutageIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @Test
    void gatewayWaitsForKafkaAndOutlivesItsAbsence() throws Exception {
        KafkaServer kafka = new KafkaServer(directory, Ports.anyFree(), Ports.anyFree());
        try (RunningGateway gateway = RunningGateway.startWithoutWaiting(
                kafka.bootstrapServers(), TestServers.redis().uri(), "quire.gateway.messages.delivery-timeout=2s")) {
            assertThat(get(gateway, "/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(get(gateway, "/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(get(gateway, "/ws").statusCode()).isEqualTo(503);

            kafka.start();
            createTopics(kafka);
            gateway.awaitReady();
            assertThat(get(gateway, "/actuator/health/readiness").statusCode()).isEqualTo(200);

            try (ChatBackend backend = new ChatBackend(
                            kafka.bootstrapServers(), TestServers.redis().uri());
                    Visitor visitor = Visitor.welcome(gateway)) {
                messageIsRejectedAndUnderTheSameIdAcceptedLater(kafka, gateway, backend, visitor);
            }
        } finally {
            kafka.stop();
        }
    }

    private static void messageIsRejectedAndUnderTheSameIdAcceptedLater(
            KafkaServer kafka, RunningGateway gateway, ChatBackend backend, Visitor visitor) throws Exception {
        MessageId before = sayUntilAccepted(visitor);
        kafka.stop();

        MessageId id = visitor.say("is anybody there?");
        JsonNode rejected =
                visitor.await("rejected", frame -> frame.path("id").asString().equals(id.toString()));
        assertThat(rejected.path("code").asString()).isEqualTo("unavailable");
        assertThat(rejected.path("retryAfterMs").asLong()).isPositive();
        visitor.isServed();
        HttpResponse<String> response = post(gateway);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("retry-after")).isPresent();
        assertThat(get(gateway, "/actuator/health/readiness").statusCode()).isEqualTo(200);

        kafka.start();
        visitor.say(id, "is anybody there?");
        visitor.await("accepted", frame -> frame.path("id").asString().equals(id.toString()));
        backend.awaitMessage(visitor.session(), id);
        backend.reply(visitor.session(), before, "first");
        backend.reply(visitor.session(), id, "second");
        visitor.awaitReplyTo(id);
        assertThat(visitor.frames("reply")).hasSize(2);
    }

    /** A partition that was created just now may have no leader yet. */
    private static MessageId sayUntilAccepted(Visitor visitor) {
        MessageId id = visitor.say("before");
        AtomicInteger said = new AtomicInteger(1);
        Eventually.holds("it is accepted", () -> {
            if (visitor.frames("rejected").size() == said.get()) {
                said.incrementAndGet();
                visitor.say(id, "before");
            }
            return !visitor.frames("accepted").isEmpty();
        });
        return id;
    }

    private static void createTopics(KafkaServer kafka) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
            Topics.apply(admin, (short) 1);
        }
    }

    @Test
    void chatGoesOnWithoutRedisAndHistoriesComeBackWithIt() throws Exception {
        RedisServer redis = new RedisServer(directory, Ports.anyFree(), Durability.THROWAWAY);
        try (RunningGateway gateway = RunningGateway.startOn(
                TestServers.kafka().bootstrapServers(), redis.uri(), "quire.gateway.history.timeout=200ms")) {
            Visitor first = Visitor.welcome(gateway);
            String token = first.token();
            first.cut();
            MessageId missed = MessageId.random();
            Reply reply = ChatBackend.replyEvent(first.session(), missed, "missed");
            try (ChatBackend backend = new ChatBackend();
                    Visitor visitor = Visitor.resume(gateway, token, null)) {
                assertThat(visitor.only("history").path("entries")).isEmpty();
                backend.reply(reply);
                visitor.awaitReplyTo(missed);
                visitor.say("go on");
                visitor.await("accepted");
            }

            redis.start();
            try (ChatBackend backend = new ChatBackend(TestServers.kafka().bootstrapServers(), redis.uri())) {
                backend.remember(backend.reply(reply), reply);
            }
            Eventually.holds("the history is back", () -> {
                try (Visitor visitor = Visitor.resume(gateway, token, null)) {
                    return visitor.only("history").path("entries").size() == 1;
                }
            });
        } finally {
            redis.stop();
        }
    }

    @Test
    void shortSecretRefusesToStart() {
        assertThatThrownBy(() -> RunningGateway.start("quire.gateway.token-secret=short"))
                .rootCause()
                .hasMessageContaining("QUIRE_TOKEN_SECRET has 5 bytes, at least 32 are needed");
    }

    private static HttpResponse<String> get(RunningGateway gateway, String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(gateway.http(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(RunningGateway gateway) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(gateway.http("/chat"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"Hi\"}"))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
