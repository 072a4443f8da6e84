package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.socket.CloseCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final FakeWire wire = new FakeWire();
    private final Outbox outbox = new Outbox(wire, 10);

    @Test
    void framesGoOutInOrder() {
        outbox.offer(bytes("one"));
        outbox.ping();
        outbox.offer(bytes("two"));
        outbox.close(CloseCode.RESTART, "restart");
        outbox.offer(bytes("late"));
        assertThat(wire.sent).isEmpty();

        outbox.flush();

        assertThat(wire.sent).containsExactly("one", "ping", "two", "close 1012");
    }

    @Test
    void theNextFrameWaitsUntilTheOneBeforeIsOut() {
        wire.slow = true;
        outbox.offer(bytes("one"));
        outbox.flush();
        outbox.offer(bytes("two"));
        outbox.flush();
        assertThat(wire.sent).containsExactly("one");

        wire.isOut();
        assertThat(wire.sent).containsExactly("one", "two");

        wire.isOut();
        outbox.offer(bytes("three"));
        outbox.flush();
        assertThat(wire.sent).containsExactly("one", "two", "three");
    }

    @Test
    void whoFlushesWhileAFrameIsGivenToTheWireOvertakesNobody() {
        wire.whileSending = () -> {
            wire.whileSending = () -> {};
            outbox.offer(bytes("two"));
            outbox.flush();
        };
        outbox.offer(bytes("one"));
        outbox.flush();

        assertThat(wire.sent).containsExactly("one", "two");
    }

    @Test
    void longQueueDoesNotNest() {
        Outbox large = new Outbox(wire, 1_000_000);
        for (int i = 0; i < 100_000; i++) {
            large.offer(bytes("x"));
        }
        wire.slow = true;
        large.flush();
        wire.slow = false;
        wire.isOut();

        assertThat(wire.sent).hasSize(100_000);
    }

    @Test
    void fullQueueRefuses() {
        assertThat(outbox.offer(bytes("123456"))).isTrue();
        assertThat(outbox.offer(bytes("12345"))).isFalse();
        assertThat(outbox.offer(bytes("1234"))).isTrue();
        outbox.flush();

        assertThat(outbox.offer(bytes("12345"))).isTrue();
    }

    @Test
    void frameBeingSentCountsUntilItIsOut() {
        wire.slow = true;
        outbox.offer(bytes("123456"));
        outbox.flush();
        assertThat(outbox.offer(bytes("12345"))).isFalse();

        wire.isOut();

        assertThat(outbox.offer(bytes("12345"))).isTrue();
    }

    @Test
    void largeFrameFitsIntoAnEmptyQueue() {
        assertThat(outbox.offer(bytes("a long history"))).isTrue();
        outbox.flush();

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
        wire.slow = true;
        outbox.offer(bytes("one"));
        outbox.flush();
        outbox.offer(bytes("two"));
        outbox.dropAndClose(CloseCode.SLOW_READER, "slow-reader");
        outbox.flush();
        assertThat(wire.sent).containsExactly("one");

        wire.isOut();

        assertThat(wire.sent).containsExactly("one", "close 4430");
    }

    @Test
    void deadSocketIsCutAndTakesNothingMore() {
        wire.dead = true;
        outbox.offer(bytes("one"));
        outbox.offer(bytes("two"));
        outbox.flush();
        wire.dead = false;
        outbox.offer(bytes("three"));
        outbox.flush();

        assertThat(wire.sent).containsExactly("cut");
    }

    @Test
    void socketThatDiesUnderWayIsCut() {
        wire.slow = true;
        outbox.offer(bytes("one"));
        outbox.offer(bytes("two"));
        outbox.flush();

        wire.breaks();

        assertThat(wire.sent).containsExactly("one", "cut");
    }

    @Test
    void wireThatThrowsIsCut() {
        wire.whileSending = () -> {
            throw new IllegalStateException("closed");
        };
        outbox.offer(bytes("one"));
        outbox.flush();

        assertThat(wire.sent).containsExactly("cut");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class FakeWire implements Outbox.Wire {
        private final List<String> sent = new ArrayList<>();
        private Runnable whileSending = () -> {};
        private boolean dead;
        private boolean slow;
        private @Nullable Consumer<@Nullable Throwable> underWay;

        /** The frame that was given to the slow wire. */
        void isOut() {
            end(null);
        }

        void breaks() {
            end(new IOException("Broken pipe"));
        }

        private void end(@Nullable Throwable error) {
            Consumer<@Nullable Throwable> done = Objects.requireNonNull(underWay);
            underWay = null;
            done.accept(error);
        }

        private void put(String what, Consumer<@Nullable Throwable> done) {
            if (dead) {
                done.accept(new IOException("Broken pipe"));
                return;
            }
            whileSending.run();
            sent.add(what);
            if (slow) {
                underWay = done;
            } else {
                done.accept(null);
            }
        }

        @Override
        public void send(byte[] frame, Consumer<@Nullable Throwable> done) {
            put(new String(frame, StandardCharsets.UTF_8), done);
        }

        @Override
        public void ping(Consumer<@Nullable Throwable> done) {
            put("ping", done);
        }

        @Override
        public void close(CloseCode code, String reason, Consumer<@Nullable Throwable> done) {
            put("close " + code.code(), done);
        }

        @Override
        public void cut() {
            sent.add("cut");
        }
    }
}
