package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What a visitor who says nothing costs, and that it is not saved where others would notice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdleSocketIT {
    private static final int SOCKETS = 800;

    /** Both ends of it, with object headers as large as they are by default. */
    private static final int BYTES_OF_A_SOCKET = 11_500;

    private RunningGateway gateway;

    @BeforeAll
    void start() {
        gateway = RunningGateway.start();
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void idleSocketTakesLittleMemory() {
        List<BareSocket> sockets = new ArrayList<>();
        try {
            // What is made once, and tables that grow.
            open(SOCKETS / 4, sockets);
            long before = usedHeap();

            open(SOCKETS, sockets);

            assertThat((usedHeap() - before) / SOCKETS).as("bytes").isBetween(1L, (long) BYTES_OF_A_SOCKET);
        } finally {
            sockets.forEach(BareSocket::close);
        }
    }

    @Test
    void replyOfUsualLengthLeavesInOneFrame() {
        try (ChatBackend backend = new ChatBackend();
                BareSocket socket = BareSocket.open(gateway).send("{\"type\":\"hello\"}")) {
            JsonNode welcome = EventJson.MAPPER.readTree(socket.read().text());
            SessionId session = new SessionId(welcome.path("sessionId").asString());

            backend.reply(session, MessageId.random(), "a".repeat(450));

            BareSocket.Frame frame = socket.read();
            assertThat(frame.isWhole()).isTrue();
            assertThat(frame.text()).startsWith("{").endsWith("}").hasSizeGreaterThan(700);
        }
    }

    private void open(int count, List<BareSocket> sockets) {
        List<BareSocket> opened = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BareSocket socket = BareSocket.open(gateway);
            sockets.add(socket);
            opened.add(socket.send("{\"type\":\"hello\"}"));
        }
        opened.forEach(socket -> assertThat(socket.read().text()).contains("welcome"));
    }

    /** Other threads go on, so the least of some. */
    private static long usedHeap() {
        return IntStream.range(0, 4)
                .mapToLong(_ -> {
                    System.gc();
                    return ManagementFactory.getMemoryMXBean()
                            .getHeapMemoryUsage()
                            .getUsed();
                })
                .min()
                .orElseThrow();
    }
}
