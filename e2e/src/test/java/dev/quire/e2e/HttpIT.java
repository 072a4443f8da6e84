package dev.quire.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.local.Service;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.socket.ClientFrame;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The doors that need no socket. */
@ExtendWith(QuireExtension.class)
class HttpIT {

    @ParameterizedTest
    @ValueSource(strings = {"/chat", "/api/chat"})
    void postedMessageIsAnsweredThroughTheSameTopics(String path, Quire quire) {
        HttpResponse<String> response = quire.post(
                Service.WS_GATEWAY,
                path,
                "{\"message\": \"How long does shipping take?\", \"session_id\": \"http-1\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("{\"response\":\"Standard shipping takes 5-7 business days. Express shipping is 2-3 business"
                        + " days.\",\"session_id\":\"http-1\"}");
    }

    @Test
    void postedOrderNumberAndUnknownQuestionAreAnsweredToo(Quire quire) {
        assertThat(chat(quire, "http-2", "Where is order #123456?")).startsWith("Your order #123456 is ");
        assertThat(chat(quire, "http-2", "What is the meaning of this?"))
                .isEqualTo("I'm not sure about that. Please contact support@bookstore.com for assistance.");
    }

    @Test
    void nobodyCanPostIntoAVisitorsConversation(Quire quire) {
        try (VisitorSocket visitor = new VisitorSocket(quire.uri(Service.WS_GATEWAY, "/"))) {
            SessionId session = visitor.join();

            chat(quire, session.value(), "Hello");

            assertThat(quire.records().of(TopicCatalogue.MESSAGES, session)).isEmpty();
            // The visitor's next frame is not the stranger's reply.
            assertThat(visitor.ask("Which cards do you take?")).startsWith("We accept Visa");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "{}",
                "{\"message\": \"\"}",
                "{\"message\": 5}",
                "{\"message\": \"hi\", \"session_id\": \"../..\"}",
                "{\"message\": \"\\u0000\"}"
            })
    void badBodyIsRefusedWithAReason(String body, Quire quire) {
        HttpResponse<String> response = quire.post(Service.WS_GATEWAY, "/chat", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("detail").asString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/orders.html", "/widget.js", "/chat/chat.js", "/store/store.css"})
    void pagesAllowNothingFromElsewhereAndAreNeverStale(String path, Quire quire) {
        HttpResponse<String> response = quire.get(Service.WS_GATEWAY, path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "script-src 'self'", "style-src 'self'", "connect-src 'self'");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @Test
    void onlyTheWidgetsModulesMayBeLoadedByPagesFromElsewhere(Quire quire) {
        for (String module : List.of("/chat/start.js", "/chat/texts/en.js")) {
            assertThat(allowedOrigin(quire, module)).as(module).hasValue("*");
        }
        for (String other : List.of("/", "/chat", "/store/store.css")) {
            assertThat(allowedOrigin(quire, other)).as(other).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/widget.js", "/chat/chat.js", "/store/store.css"})
    void pagesAndScriptsGoOutCompressed(String path, Quire quire) {
        HttpResponse<String> response = quire.get(Service.WS_GATEWAY, path, "Accept-Encoding", "gzip");

        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
    }

    @Test
    void gatewaySaysThatItIsHealthy(Quire quire) {
        HttpResponse<String> response = quire.get(Service.WS_GATEWAY, "/health");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"healthy\"}");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void everyServiceTellsItsHealthAndMetrics(Service service, Quire quire) {
        assertThat(quire.get(service, "/actuator/health").statusCode()).isEqualTo(200);
        assertThat(quire.get(service, "/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(quire.get(service, "/actuator/health/readiness").statusCode())
                .isEqualTo(200);
        HttpResponse<String> metrics = quire.get(service, "/metrics");
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(metrics.body()).contains("# TYPE ", "jvm_memory_used_bytes");
    }

    @Test
    void metricsCountRequestsAndNameNobody(Quire quire) {
        chat(quire, "http-metrics", "Hello");
        try (VisitorSocket visitor = new VisitorSocket(quire.uri(Service.WS_GATEWAY, "/"))) {
            SessionId session = visitor.join();
            visitor.ask("Hello");

            for (Service service : Service.values()) {
                assertThat(quire.get(service, "/metrics").body())
                        .as(service.module())
                        .doesNotContain(session.value(), "http-metrics");
            }
        }
        assertThat(quire.get(Service.WS_GATEWAY, "/metrics").body())
                .contains("chat_requests_total", "chat_response_seconds");
    }

    @ParameterizedTest
    @CsvSource({"123456, shipped", "234567, processing", "456789, delivered"})
    void orderStatusOverHttp(String number, String status, Quire quire) {
        HttpResponse<String> response = quire.get(Service.ORDER_ENRICHER, "/api/orders/" + number + "/status");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).path("order_number").asString()).isEqualTo(number);
        assertThat(json(response).path("status").asString()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"999999, 404", "12345, 400", "abcdef, 400"})
    void orderThatCannotBeIsSaidSo(String number, int status, Quire quire) {
        assertThat(quire.get(Service.ORDER_ENRICHER, "/api/orders/" + number + "/status")
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void foreignPageGetsNoSocket(Quire quire) {
        assertThat(VisitorSocket.handshakeStatus(quire.uri(Service.WS_GATEWAY, "/ws"), "https://evil.example"))
                .isEqualTo(403);
    }

    @Test
    void aSocketSaysPong(Quire quire) {
        try (VisitorSocket visitor = new VisitorSocket(quire.uri(Service.WS_GATEWAY, "/"))) {
            visitor.join();
            visitor.send(new ClientFrame.Ping());
            visitor.expect("pong");
        }
    }

    private static Optional<String> allowedOrigin(Quire quire, String path) {
        return quire.get(Service.WS_GATEWAY, path, "Origin", "https://shop.example")
                .headers()
                .firstValue("Access-Control-Allow-Origin");
    }

    private static String chat(Quire quire, String session, String message) {
        HttpResponse<String> response = quire.post(
                Service.WS_GATEWAY, "/chat", "{\"message\": \"" + message + "\", \"session_id\": \"" + session + "\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(json(response).path("session_id").asString()).isEqualTo(session);
        return json(response).path("response").asString();
    }

    private static JsonNode json(HttpResponse<String> response) {
        return EventJson.MAPPER.readTree(response.body());
    }
}
