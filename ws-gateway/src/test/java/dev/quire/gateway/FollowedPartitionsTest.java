package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowedPartitionsTest {
    private static final Duration LINGER = Duration.ofSeconds(10);

    private final ManualClock clock = new ManualClock();
    private final FollowedPartitions followed = new FollowedPartitions(
            12, new GatewayProperties.Replies(1_000, 1_000_000, LINGER, 2, Duration.ofSeconds(1)), clock);
    private final AtomicInteger wakeUps = new AtomicInteger();

    @BeforeEach
    void listen() {
        followed.wakeReaderWith(wakeUps::incrementAndGet);
    }

    @Test
    void nothingIsWantedWhileNobodyIsThere() {
        assertThat(followed.wanted()).isEmpty();
        assertThat(followed.count()).isZero();
    }

    @Test
    void firstOfAPartitionWakesTheReaderAndWaitsForIt() {
        Future<Void> caughtUp = followed.join(3);

        assertThat(wakeUps).hasValue(1);
        assertThat(followed.wanted()).containsExactly(3);
        assertThat(caughtUp.isDone()).isFalse();
        followed.caughtUp(3);
        assertThat(caughtUp.isDone()).isTrue();
    }

    @Test
    void nextOfAPartitionWaitsForNothing() {
        var _ = followed.join(3);
        followed.caughtUp(3);

        assertThat(followed.join(3).isDone()).isTrue();
        assertThat(wakeUps).hasValue(1);
    }

    @Test
    void whoComesBackWhileItLingersFindsItRead() {
        var _ = followed.join(3);
        followed.caughtUp(3);
        followed.leave(3);
        clock.advance(LINGER.minusMillis(1));

        assertThat(followed.wanted()).containsExactly(3);
        assertThat(followed.join(3).isDone()).isTrue();
        clock.advance(LINGER.multipliedBy(2));
        assertThat(followed.wanted()).containsExactly(3);
    }

    @Test
    void lastToLeaveEndsIt() {
        var _ = followed.join(3);
        var _ = followed.join(3);
        followed.caughtUp(3);
        followed.leave(3);
        clock.advance(LINGER);
        assertThat(followed.wanted()).containsExactly(3);

        followed.leave(3);
        clock.advance(LINGER);

        assertThat(followed.wanted()).isEmpty();
        assertThat(followed.join(3).isDone()).isFalse();
        assertThat(wakeUps).hasValue(2);
    }

    @Test
    void readerThatIsLateSaysNothingOfAPartitionThatWasLetGo() {
        var _ = followed.join(3);
        followed.leave(3);
        clock.advance(LINGER);
        followed.wanted();

        followed.caughtUp(3);

        assertThat(followed.join(3).isDone()).isFalse();
    }

    @Test
    void newSessionsAreWelcomeAnywhereUntilEnoughIsRead() {
        var _ = followed.join(3);
        assertThat(followed.welcomes(5)).isTrue();

        var _ = followed.join(4);

        assertThat(followed.welcomes(3)).isTrue();
        assertThat(followed.welcomes(4)).isTrue();
        assertThat(followed.welcomes(5)).isFalse();
    }
}
