package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.socket.CloseCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Visitors who ask for too much. Each comes from an address of its own, behind a proxy that is believed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private RunningGateway gateway;

    @BeforeAll
    void start() {
        gateway = RunningGateway.start(
                "quire.gateway.limits.exempt-addresses=198.51.100.0/24",
                "quire.gateway.limits.trusted-proxies=127.0.0.1,::1",
                "quire.gateway.limits.connections-per-address=2",
                "quire.gateway.limits.address-burst=200",
                "quire.gateway.limits.address-per-minute=1",
                "quire.gateway.limits.socket-burst=40",
                "quire.gateway.limits.socket-per-minute=1",
                "quire.gateway.limits.session-burst=3",
                "quire.gateway.limits.session-per-minute=1",
                "quire.gateway.limits.conversation-burst=3",
                "quire.gateway.limits.conversation-per-minute=1",
                "quire.gateway.socket.max-errors-in-a-row=5",
                "quire.gateway.chat.reply-deadline=1s");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void messageBeyondTheSessionsLimitIsRejectedByItsId() {
        try (Visitor visitor = connect("203.0.113.1").hello(null, null)) {
            for (int i = 0; i < 3; i++) {
                visitor.say("hello");
            }
            MessageId tooMany = visitor.say("hello?");

            JsonNode rejected = visitor.awaitRejected("rate-limited");

            assertThat(rejected.path("id").asString()).isEqualTo(tooMany.toString());
            assertThat(rejected.path("retryAfterMs").asLong()).isBetween(1L, 60_001L);
            visitor.isServed();
        }
    }

    @Test
    void framesBeyondTheSocketsLimitAreNotEvenRead() {
        try (Visitor visitor = connect("203.0.113.2").hello(null, null)) {
            for (int i = 0; i < 41; i++) {
                visitor.send("{\"type\":\"ping\"}");
            }
            JsonNode rejected = visitor.awaitRejected("rate-limited");
            assertThat(rejected.has("id")).isFalse();
            assertThat(rejected.path("retryAfterMs").asLong()).isPositive();

            // With the two pings that were too many: five. Text that is no frame would, were it read, be malformed.
            for (int i = 0; i < 3; i++) {
                visitor.send("x");
            }

            visitor.awaitClose(CloseCode.RATE_LIMITED);
            assertThat(visitor.frames("rejected"))
                    .allMatch(frame -> frame.path("code").asString().equals("rate-limited"));
        }
    }

    @Test
    void socketsBeyondTheAddresssLimitAreClosedUntilOthersGo() {
        try (Visitor one = connect("203.0.113.3").hello(null, null)) {
            try (Visitor two = connect("203.0.113.3").hello(null, null);
                    Visitor three = connect("203.0.113.3")) {
                three.awaitClose(CloseCode.RATE_LIMITED);
                two.isServed();
                try (Visitor elsewhere = connect("203.0.113.4").hello(null, null)) {
                    elsewhere.isServed();
                }
            }
            // Each try counts as a request, so the first comes when the gateway knows that they have gone.
            Eventually.holds("the others have gone", () -> gateway.openConnections() == 1);
            Eventually.holds("there is room again", () -> isLetIn("203.0.113.3"));
            one.isServed();
        }
    }

    @Test
    void requestsBeyondTheAddresssLimitAreToldWhenToComeAgain() {
        for (int i = 0; i < 200; i++) {
            assertThat(post("203.0.113.5", "not json").statusCode()).isEqualTo(400);
        }

        HttpResponse<String> response = post("203.0.113.5", "not json");

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(response.headers().firstValue("retry-after").orElseThrow()))
                .isBetween(1L, 61L);
        assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
        assertThat(EventJson.MAPPER.readTree(response.body()).path("detail").asString())
                .isEqualTo("Too many requests.");
        assertThatThrownBy(() -> connect("203.0.113.5"))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(429));
        assertThat(limited()).isGreaterThanOrEqualTo(2);
        assertThat(post("203.0.113.6", "not json").statusCode()).isEqualTo(400);
    }

    @Test
    void messagesPostedIntoOneSessionCountWhoeverPosts() {
        String body = "{\"message\":\"Hi\",\"session_id\":\"eager\"}";
        for (int i = 0; i < 3; i++) {
            assertThat(post("203.0.113.1" + i, body).statusCode()).isEqualTo(504);
        }

        HttpResponse<String> response = post("203.0.113.19", body);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(response.headers().firstValue("retry-after").orElseThrow()))
                .isBetween(1L, 61L);
    }

    @Test
    void conversationsBeyondTheAddresssLimitAreToldWhenToComeAgainWhileOthersGoOn() {
        String token;
        try (Visitor one = connect("203.0.113.20").hello(null, null)) {
            token = one.token();
        }
        assertThat(post("203.0.113.20", "{\"message\":\"Hi\"}").statusCode()).isEqualTo(504);
        assertThat(post("203.0.113.20", "{\"message\":\"Hi\",\"session_id\":\"begun\"}")
                        .statusCode())
                .isEqualTo(504);

        for (String body : List.of("{\"message\":\"Hi\"}", "{\"message\":\"Hi\",\"session_id\":\"another\"}")) {
            HttpResponse<String> refused = post("203.0.113.20", body);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(Long.parseLong(
                            refused.headers().firstValue("retry-after").orElseThrow()))
                    .isBetween(1L, 61L);
        }
        try (Visitor tooMany = connect("203.0.113.20")) {
            tooMany.sayHello(null, null);
            tooMany.awaitClose(CloseCode.RATE_LIMITED);
            assertThat(tooMany.closeReason()).matches("rate-limited retryAfterMs=\\d+");
            assertThat(tooMany.frames()).isEmpty();
        }

        assertThat(post("203.0.113.20", "{\"message\":\"Hi\",\"session_id\":\"begun\"}")
                        .statusCode())
                .isEqualTo(504);
        try (Visitor again = connect("203.0.113.20").hello(token, null)) {
            again.isServed();
        }
    }

    @Test
    void exemptVisitorIsNotLimited() {
        try (Visitor one = connect("198.51.100.1").hello(null, null);
                Visitor two = connect("198.51.100.1").hello(null, null);
                Visitor three = connect("198.51.100.1").hello(null, null)) {
            for (int i = 0; i < 100; i++) {
                three.send("{\"type\":\"ping\"}");
            }
            Eventually.holds("all are answered", () -> three.frames("pong").size() == 100);
            for (int i = 0; i < 10; i++) {
                one.say("hello");
            }
            Eventually.holds("all are accepted", () -> one.frames("accepted").size() == 10);
            two.isServed();
        }
    }

    @Test
    void syntheticMarkLiftsNoLimit() {
        try (Visitor visitor = Visitor.connect(
                        gateway, Map.of("X-Forwarded-For", "203.0.113.9", "X-Quire-Synthetic", "true"))
                .hello(null, null)) {
            for (int i = 0; i < 4; i++) {
                visitor.say("hello");
            }

            visitor.awaitRejected("rate-limited");
        }
    }

    private boolean isLetIn(String address) {
        try (Visitor visitor = connect(address)) {
            visitor.sayHello(null, null);
            Eventually.holds(
                    "an answer",
                    () -> visitor.isClosed() || !visitor.frames("welcome").isEmpty());
            return !visitor.isClosed();
        } catch (CompletionException closedBeforeTheHello) {
            return false;
        }
    }

    private Visitor connect(String address) {
        return Visitor.connect(gateway, Map.of("X-Forwarded-For", address));
    }

    private HttpResponse<String> post(String address, String body) {
        HttpRequest request = HttpRequest.newBuilder(gateway.http("/chat"))
                .header("content-type", "application/json")
                .header("X-Forwarded-For", address)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    }

    private double limited() {
        return gateway.bean(MeterRegistry.class)
                .get("gateway.requests.limited")
                .counter()
                .count();
    }
}
