package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.socket.CloseCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final FakeWire wire = new FakeWire();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Outbox outbox = new Outbox(wire, tasks::add, 10);

    @Test
    void framesGoOutInOrder() {
        outbox.offer(bytes("one"));
        outbox.ping();
        outbox.offer(bytes("two"));
        outbox.close(CloseCode.RESTART, "restart");
        outbox.offer(bytes("late"));
        runTasks();

        assertThat(wire.sent).containsExactly("one", "ping", "two", "close 1012");
    }

    @Test
    void oneTaskSendsWhatOneSocketHas() {
        outbox.offer(bytes("one"));
        outbox.offer(bytes("two"));
        assertThat(tasks).hasSize(1);

        runTasks();
        outbox.offer(bytes("three"));
        assertThat(tasks).hasSize(1);
    }

    @Test
    void fullQueueRefuses() {
        assertThat(outbox.offer(bytes("123456"))).isTrue();
        assertThat(outbox.offer(bytes("12345"))).isFalse();
        assertThat(outbox.offer(bytes("1234"))).isTrue();
        runTasks();

        assertThat(outbox.offer(bytes("12345"))).isTrue();
    }

    @Test
    void frameBeingSentCountsUntilItIsOut() {
        wire.whileSending = () -> assertThat(outbox.offer(bytes("12345"))).isFalse();
        outbox.offer(bytes("123456"));

        runTasks();

        assertThat(wire.sent).containsExactly("123456");
    }

    @Test
    void largeFrameFitsIntoAnEmptyQueue() {
        assertThat(outbox.offer(bytes("a long history"))).isTrue();
        runTasks();

        assertThat(wire.sent).containsExactly("a long history");
    }

    @Test
    void whatCanBeMissedLeavesHalfTheRoom() {
        assertThat(outbox.offerIfRoom(bytes("12345"))).isTrue();
        assertThat(outbox.offerIfRoom(bytes("1"))).isFalse();
        assertThat(outbox.offer(bytes("12345"))).isTrue();
    }

    @Test
    void slowReadersQueueIsDropped() {
        outbox.offer(bytes("one"));
        outbox.offer(bytes("two"));
        outbox.dropAndClose(CloseCode.SLOW_READER, "slow-reader");
        runTasks();

        assertThat(wire.sent).containsExactly("close 4430");
    }

    @Test
    void deadSocketIsCutAndTakesNothingMore() {
        wire.dead = true;
        outbox.offer(bytes("one"));
        outbox.offer(bytes("two"));
        runTasks();
        wire.dead = false;
        outbox.offer(bytes("three"));
        runTasks();

        assertThat(wire.sent).containsExactly("cut");
    }

    @Test
    void socketThatCannotBeSentToForAnErrorIsCutToo() {
        wire.whileSending = () -> {
            throw new OutOfMemoryError("of the test");
        };
        outbox.offer(bytes("one"));
        runTasks();

        assertThat(wire.sent).containsExactly("cut");
    }

    private void runTasks() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class FakeWire implements Outbox.Wire {
        private final List<String> sent = new ArrayList<>();
        private Runnable whileSending = () -> {};
        private boolean dead;

        @Override
        public void send(byte[] frame) throws IOException {
            if (dead) {
                throw new IOException("Broken pipe");
            }
            whileSending.run();
            sent.add(new String(frame, StandardCharsets.UTF_8));
        }

        @Override
        public void cut() {
            sent.add("cut");
        }

        @Override
        public void ping() {
            sent.add("ping");
        }

        @Override
        public void close(CloseCode code, String reason) {
            sent.add("close " + code.code());
        }
    }
}
