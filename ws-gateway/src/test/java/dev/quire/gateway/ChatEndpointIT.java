package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.PropagatedHeaders;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code POST /chat} and the other plain addresses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatEndpointIT {
    private final HttpClient http = HttpClient.newHttpClient();
    private ChatBackend backend;
    private RunningGateway gateway;

    @BeforeAll
    void start() {
        backend = new ChatBackend().echo();
        gateway = RunningGateway.start();
    }

    @AfterAll
    void stop() {
        gateway.close();
        backend.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat", "/api/chat"})
    void messageGetsItsReply(String path) {
        HttpResponse<String> response = post(path, "{\"message\":\"Hi\",\"session_id\":\"tom\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"response\":\"You said: Hi\",\"session_id\":\"tom\"}");
    }

    @Test
    void newSessionIsNamedAndCanBeContinued() {
        String session =
                json(post("/chat", "{\"message\":\"Hi\"}")).path("session_id").asString();
        assertThat(session).matches("[A-Za-z0-9_-]{22}");

        JsonNode again = json(post("/chat", "{\"message\":\"Me again\",\"session_id\":\"" + session + "\"}"));
        assertThat(again.path("session_id").asString()).isEqualTo(session);
        assertThat(backend.topics().await(TopicCatalogue.MESSAGES, new SessionId("http-" + session), 2))
                .hasSize(2);
    }

    @Test
    void retriedMessageIsTheSameMessage() {
        MessageId id = MessageId.random();
        String body = "{\"message\":\"Hi\",\"session_id\":\"retry\",\"message_id\":\"" + id + "\"}";

        assertThat(post("/chat", body).statusCode()).isEqualTo(200);
        assertThat(post("/chat", body).statusCode()).isEqualTo(200);
        assertThat(backend.topics().await(TopicCatalogue.MESSAGES, new SessionId("http-retry"), 2))
                .allMatch(message -> message.messageId().equals(id));
    }

    @Test
    void traceAndSyntheticMarkGoAlong() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        HttpRequest request = request("/chat", "{\"message\":\"Hi\",\"session_id\":\"traced\"}")
                .header("traceparent", traceparent)
                .header("X-Quire-Synthetic", "true")
                .build();
        assertThat(send(request).statusCode()).isEqualTo(200);

        Headers headers = backend.topics()
                .awaitRecords(TopicCatalogue.MESSAGES, new SessionId("http-traced"), records -> !records.isEmpty())
                .getFirst()
                .headers();
        assertThat(text(headers, PropagatedHeaders.TRACEPARENT)).isEqualTo(traceparent);
        assertThat(text(headers, PropagatedHeaders.SYNTHETIC)).isEqualTo("true");
    }

    @Test
    void nobodyCanPostIntoASocketsSession() {
        try (Visitor visitor = Visitor.welcome(gateway)) {
            SessionId session = visitor.session();
            HttpResponse<String> response =
                    post("/chat", "{\"message\":\"I am you\",\"session_id\":\"" + session + "\"}");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(backend.topics().await(TopicCatalogue.MESSAGES, new SessionId("http-" + session), 1))
                    .hasSize(1);
            visitor.isServed();
            assertThat(visitor.types()).doesNotContain("reply");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"message\":          | The body is not valid JSON.",
                "``                     | The body must be a JSON object.",
                "[]                     | The body must be a JSON object.",
                "{}                     | message is required.",
                "{\"message\":null}     | message is required.",
                "{\"message\":5}        | message must be a string.",
                "{\"message\":\" \"}    | message: The text is empty.",
                "{\"message\":\"\\u0000\"} | message: The text holds control characters or unpaired surrogates.",
                "{\"message\":\"Hi\",\"session_id\":\"a b\"} | session_id must be 1 to 64 letters, digits, '.', '_' or '-'.",
                "{\"message\":\"Hi\",\"session_id\":\"\"} | session_id must be 1 to 64 letters, digits, '.', '_' or '-'.",
                "{\"message\":\"Hi\",\"message_id\":\"1\"} | message_id must be a UUID.",
            })
    void badRequestSaysWhatIsWrong(String body, String detail) {
        HttpResponse<String> response = post("/chat", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(json(response).path("detail").asString()).isEqualTo(detail);
    }

    @Test
    void tooLongTextIsRefused() {
        HttpResponse<String> response = post("/chat", "{\"message\":\"" + "a".repeat(2_001) + "\"}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("detail").asString())
                .isEqualTo("message: The text is longer than 2000 characters.");
    }

    @Test
    void megabyteIsTooLarge() {
        assertThat(post("/chat", "{\"message\":\"" + "a".repeat(1_000_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void otherContentTypesAndMethodsAreRefused() {
        HttpRequest form = HttpRequest.newBuilder(gateway.http("/chat"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("message=Hi"))
                .build();
        assertThat(send(form).statusCode()).isEqualTo(415);
        assertThat(send(HttpRequest.newBuilder(gateway.http("/chat")).build()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void lateReplyIsATimeoutThatNamesTheMessageAndMoreRequestsThanPlacesAreTurnedAway() {
        try (RunningGateway impatient =
                RunningGateway.start("quire.gateway.chat.max-waiting=1", "quire.gateway.chat.reply-deadline=3s")) {
            MessageId id = MessageId.random();
            CompletableFuture<HttpResponse<String>> waiting = http.sendAsync(
                    post(impatient, "{\"message\":\"Hi\",\"session_id\":\"silent\",\"message_id\":\"" + id + "\"}"),
                    HttpResponse.BodyHandlers.ofString());
            backend.awaitMessage(ChatBackend.SILENT, id);

            HttpResponse<String> turnedAway = send(post(impatient, "{\"message\":\"Hi\"}"));
            assertThat(turnedAway.statusCode()).isEqualTo(503);
            assertThat(turnedAway.headers().firstValue("retry-after")).contains("2");

            HttpResponse<String> late = waiting.join();
            assertThat(late.statusCode()).isEqualTo(504);
            assertThat(json(late).path("message_id").asString()).isEqualTo(id.toString());
        }
    }

    @Test
    void healthIsHealthy() {
        assertThat(get("/health").body()).isEqualTo("{\"status\":\"healthy\"}");
        for (String path : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void metricsSpeakOfChats() {
        post("/chat", "{\"message\":\"Hi\"}");

        assertThat(get("/metrics").body())
                .contains("chat_requests_total{channel=\"http\"}")
                .contains("chat_response_seconds_bucket{channel=\"http\"")
                .contains("gateway_connections")
                .contains("gateway_rejected_total{code=\"too-large\"}")
                .contains("gateway_closed_total{code=\"slow-reader\"}");
    }

    private HttpResponse<String> post(String path, String body) {
        return send(request(path, body).build());
    }

    private static HttpRequest post(RunningGateway other, String body) {
        return HttpRequest.newBuilder(other.http("/chat"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(gateway.http(path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(gateway.http(path)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return EventJson.MAPPER.readTree(response.body());
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
