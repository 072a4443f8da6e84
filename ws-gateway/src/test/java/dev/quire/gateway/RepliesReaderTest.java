package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RepliesReaderTest {
    private final ManualClock clock = new ManualClock();
    private final GatewayProperties.Replies limits = DefaultProperties.bind().replies();
    private final FollowedPartitions followed = new FollowedPartitions(12, limits, clock);
    private final ReplyTails tails = new ReplyTails(12, limits);

    @Test
    void readerThatDiesOfAnErrorDoesNotLookAlive() throws InterruptedException {
        Map<String, Object> fullHeap = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw new OutOfMemoryError("of the test");
            }
        };
        CountDownLatch crashed = new CountDownLatch(1);
        RepliesReader reader = new RepliesReader(
                fullHeap,
                followed,
                new PartitionFollower(followed, tails, limits, clock),
                new ReplyDispatcher(
                        new SessionRegistry(12, followed), tails, new GatewayMetrics(new SimpleMeterRegistry())),
                crashed::countDown);

        reader.start();

        assertThat(crashed.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(reader.isRunning()).isFalse();
        assertThat(reader.isReady()).isFalse();
    }
}
