package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quire.schemas.MessageId;
import dev.quire.schemas.socket.CloseCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets that nobody serves well: silent, slow, from foreign pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocketCareIT {
    private ChatBackend backend;
    private RunningGateway gateway;

    @BeforeAll
    void start() {
        backend = new ChatBackend();
        gateway = RunningGateway.start(
                "quire.gateway.socket.hello-timeout=1s",
                "quire.gateway.socket.heartbeat=2s",
                "quire.gateway.socket.send-queue-bytes=262144",
                "quire.gateway.socket.send-timeout=60s",
                "quire.gateway.allowed-origins=https://shop.example");
    }

    @AfterAll
    void stop() {
        gateway.close();
        backend.close();
    }

    @Test
    void socketWithoutHelloIsClosed() {
        try (Visitor visitor = Visitor.connect(gateway)) {
            visitor.awaitClose(CloseCode.HELLO_TIMEOUT);
        }
    }

    @Test
    void silentSocketIsPingedAndThenClosed() {
        try (Visitor dead = Visitor.connectWithoutReading(gateway)) {
            dead.sayHello(null, null);
            Eventually.holds("the gateway gives up", () -> closed(CloseCode.HEARTBEAT_MISSED) == 1);

            dead.read();
            dead.awaitClose(CloseCode.HEARTBEAT_MISSED);
            assertThat(dead.pings()).isEqualTo(1);
        }
    }

    @Test
    void socketThatOnlyPingsIsClosedAfterAWhile() {
        try (RunningGateway tidy = RunningGateway.start("quire.gateway.socket.idle-timeout=2s");
                Visitor idle = Visitor.welcome(tidy)) {
            Eventually.holds("it is closed, however often it pings", () -> {
                if (!idle.isClosed()) {
                    idle.send("{\"type\":\"ping\"}");
                }
                return idle.isClosed();
            });
            idle.awaitClose(CloseCode.IDLE);
        }
    }

    @Test
    void socketThatAnswersPingsStaysOpen() {
        try (Visitor quiet = Visitor.welcome(gateway)) {
            Eventually.holds("three heartbeats of silence", () -> quiet.pings() >= 3);

            quiet.isServed();
        }
    }

    @Test
    void slowReaderIsClosedAndDelaysNobody() {
        List<MessageId> ids =
                IntStream.range(0, 200).mapToObj(_ -> MessageId.random()).toList();
        String hundredKilobytes = "x".repeat(100_000);
        try (Visitor reader = Visitor.welcome(gateway);
                Visitor slow = Visitor.connectWithoutReading(gateway)) {
            slow.sayHello(reader.token(), null);
            awaitTwoTabs(gateway, reader);

            for (MessageId id : ids) {
                backend.reply(reader.session(), id, hundredKilobytes);
                reader.awaitReplyTo(id);
                // Alive, as far as the heartbeat can tell, however long this takes.
                slow.send("{\"type\":\"ping\"}");
            }

            Eventually.holds("the slow one is given up", () -> closed(CloseCode.SLOW_READER) == 1);
            slow.read();
            slow.awaitClose(CloseCode.SLOW_READER);
            assertThat(slow.frames("reply")).hasSizeLessThan(ids.size());
        }
    }

    @Test
    void socketThatTakesNothingIsCut() {
        try (RunningGateway impatient = RunningGateway.start(
                        "quire.gateway.socket.send-timeout=1s", "quire.gateway.socket.send-queue-bytes=67108864");
                Visitor reader = Visitor.welcome(impatient);
                Visitor stuck = Visitor.connectWithoutReading(impatient)) {
            stuck.sayHello(reader.token(), null);
            awaitTwoTabs(impatient, reader);
            assertThat(impatient.openConnections()).isEqualTo(2);

            // More than the kernel's buffers hold, less than the queue.
            for (int i = 0; i < 40; i++) {
                backend.reply(reader.session(), MessageId.random(), "x".repeat(900_000));
            }

            Eventually.holds("the stuck one is gone", () -> impatient.openConnections() == 1);
            reader.isServed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "https://shop.example.evil.example", "null", "http://localhost:1"})
    void foreignPagesAreRefused(String origin) {
        assertThatThrownBy(() -> Visitor.connect(gateway, Map.of("Origin", origin)))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    @Test
    void ownAndAllowedPagesAreLetIn() {
        for (String origin : List.of("https://shop.example", "http://localhost:" + gateway.port())) {
            try (Visitor visitor = Visitor.connect(gateway, Map.of("Origin", origin))) {
                visitor.hello(null, null);
            }
        }
    }

    @Test
    void connectionsAreCounted() {
        try (Visitor visitor = Visitor.welcome(gateway)) {
            visitor.isServed();
            Eventually.holds("it is counted", () -> gateway.openConnections() >= 1);
        }
    }

    private static void awaitTwoTabs(RunningGateway on, Visitor visitor) {
        SessionRegistry sessions = on.bean(SessionRegistry.class);
        Eventually.holds(
                "both tabs are in",
                () -> sessions.subscribers(
                                        sessions.partitionOf(visitor.session()),
                                        visitor.session().value())
                                .size()
                        == 2);
    }

    private double closed(CloseCode code) {
        return gateway.bean(MeterRegistry.class)
                .get("gateway.closed")
                .tag("code", code.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .counter()
                .count();
    }
}
