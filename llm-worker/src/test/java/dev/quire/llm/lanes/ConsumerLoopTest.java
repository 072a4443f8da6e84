package dev.quire.llm.lanes;

import static dev.quire.llm.lanes.LogConsumer.partition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quire.llm.lanes.GatedHandler.Work;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The test's thread is the loop's: it takes one turn after the other, so nothing here depends on time. */
@Timeout(60)
class ConsumerLoopTest {
    private static final TopicPartition P0 = partition(0);
    private static final TopicPartition P1 = partition(1);
    private static final LaneLimits LIMITS = new LaneLimits(12, 6, 3, Duration.ofNanos(1), Duration.ofSeconds(30));
    private static final LaneLimits NO_DRAIN = new LaneLimits(12, 6, 3, Duration.ofNanos(1), Duration.ZERO);

    private final LogConsumer consumer = new LogConsumer(LIMITS.maxPollRecords());
    private final GatedHandler handler = new GatedHandler();

    @AfterEach
    void endLanes() {
        handler.atWork().forEach(Work::finish);
    }

    @Test
    void aSessionWaitsForItsOwnRecordsOnly() {
        ConsumerLoop loop = assigned(LIMITS, P0);
        consumer.append(0, "ann");
        consumer.append(0, "ann");
        consumer.append(0, "bob");
        loop.turn();

        awaitAtWork(0, 2);
        finish(2);
        loop.turn();
        awaitAtWork(0);
        assertThat(consumer.committed(P0)).isZero();

        finish(0);
        awaitAtWork(1);
        finish(1);
        awaitCommitted(loop, P0, 3);
        assertThat(handler.overlapped()).isFalse();
    }

    @Test
    void aPartitionAtItsWindowIsPausedAndTheOthersGoOn() {
        ConsumerLoop loop = assigned(LIMITS, P0, P1);
        consumer.append(0, "slow");
        for (int i = 0; i < 20; i++) {
            consumer.append(0, "quick-" + i);
        }
        for (int turn = 0; turn < 4; turn++) {
            loop.turn();
        }
        assertThat(consumer.paused()).containsExactly(P0);
        assertThat(consumer.polledUpTo(P0)).isEqualTo(LIMITS.partitionWindow());

        awaitAtWork(0, 1, 2, 3, 4, 5);
        finish(1, 2, 3, 4, 5);
        awaitInFlight(loop, 1);
        assertThat(consumer.paused())
                .as("finished ones count until the lowest has")
                .containsExactly(P0);

        consumer.append(1, "other");
        loop.turn();
        soon().until(() -> handler.atWork().stream().anyMatch(work -> work.partition() == 1));

        finish(0);
        soon().until(() -> {
            loop.turn();
            return consumer.polledUpTo(P0) == 2L * LIMITS.partitionWindow();
        });
        assertThat(consumer.committed(P0)).isEqualTo(LIMITS.partitionWindow());
    }

    @Test
    void atTheTotalEveryPartitionIsPaused() {
        LaneLimits limits = new LaneLimits(5, 5, 3, Duration.ofNanos(1), Duration.ZERO);
        ConsumerLoop loop = assigned(limits, P0, P1);
        for (int i = 0; i < 10; i++) {
            consumer.append(i % 2, "session-" + i);
        }
        loop.turn();
        loop.turn();

        assertThat(consumer.paused()).containsExactlyInAnyOrder(P0, P1);
        soon().until(() -> handler.atWork().size() == 3);

        handler.atWork().forEach(Work::finish);
        soon().until(() -> {
            loop.turn();
            return handler.completed().size() + handler.atWork().size() == 6;
        });
    }

    @Test
    void revokedPartitionFinishesWhatIsAtWorkAndDropsWhatWaits() throws Exception {
        ConsumerLoop loop = assigned(LIMITS, P0, P1);
        consumer.append(0, "ann");
        consumer.append(0, "ann");
        consumer.append(1, "bob");
        loop.turn();
        awaitAtWork(0, 0);

        consumer.willRevoke(P0);
        Thread loopThread = Thread.currentThread();
        Thread model = Thread.ofVirtual().start(() -> {
            soon().until(() -> loopThread.getState() == Thread.State.TIMED_WAITING); // It drains.
            handler.atWork().forEach(Work::finish);
        });
        loop.turn();
        model.join();

        assertThat(consumer.committed(P0)).isEqualTo(1);
        assertThat(handler.completed()).extracting(Work::key).containsExactlyInAnyOrder("ann", "bob");
        assertThat(handler.interrupted()).isEmpty();
    }

    @Test
    void whatIsStillAtWorkAtTheDrainDeadlineIsAbandoned() {
        ConsumerLoop loop = assigned(NO_DRAIN, P0);
        consumer.append(0, "ann");
        consumer.append(0, "bob");
        consumer.append(0, "cid");
        loop.turn();
        awaitAtWork(0, 1, 2);
        finish(0);
        finish(2);
        awaitInFlight(loop, 1);

        consumer.willRevoke(P0);
        loop.turn();

        soon().until(() -> handler.interrupted().size() == 1);
        assertThat(handler.interrupted()).extracting(Work::key).containsExactly("bob");
        assertThat(consumer.committed(P0)).as("the finished prefix only").isEqualTo(1);
    }

    @Test
    void nothingIsCommittedForALostPartition() {
        ConsumerLoop loop = assigned(
                new LaneLimits(12, 6, 3, Duration.ofDays(1), Duration.ZERO), P0); // No commit of its own accord.
        consumer.append(0, "ann");
        consumer.append(0, "bob");
        loop.turn();
        awaitAtWork(0, 1);
        finish(0);
        awaitInFlight(loop, 1);

        consumer.willLose(P0);
        loop.turn();

        soon().until(() -> handler.interrupted().size() == 1);
        assertThat(consumer.committed(P0)).isZero();
    }

    @Test
    void aLateReportOfAnEarlierAssignmentMovesNoOffset() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stubborn = new CountDownLatch(1);
        CountDownLatch reported = new CountDownLatch(1);
        RecordHandler deaf = record -> {
            if (record.offset() == 0 && stubborn.getCount() > 0) {
                begun.countDown();
                awaitUninterruptibly(stubborn);
                reported.countDown();
            } else {
                handler.handle(record);
            }
        };
        ConsumerLoop loop = assigned(deaf, NO_DRAIN, P0);
        consumer.append(0, "ann");
        consumer.append(0, "bob");
        loop.turn();
        awaitUninterruptibly(begun);
        consumer.willRevoke(P0);
        loop.turn();
        stubborn.countDown();
        awaitQuietly(reported);
        consumer.willAssign(P0);
        loop.turn();
        loop.turn();

        soon().until(() -> handler.atWork().size() == 2);
        finish(1);
        awaitInFlight(loop, 1);
        assertThat(consumer.committed(P0)).isZero();

        finish(0);
        awaitCommitted(loop, P0, 2);
    }

    @Test
    void aFailedCommitIsMadeUpForByTheNext() {
        ConsumerLoop loop = assigned(LIMITS, P0);
        consumer.failNextCommits(1);
        consumer.append(0, "ann");
        loop.turn();
        awaitAtWork(0);
        finish(0);

        awaitCommitted(loop, P0, 1);
    }

    @Test
    void aHandlerThatThrowsEndsTheLoopAndNamesTheRecord() {
        ConsumerLoop loop = assigned(
                record -> {
                    throw new AssertionError("a bug");
                },
                LIMITS,
                P1);
        consumer.append(1, "ann");

        assertThatThrownBy(() -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        loop.turn();
                    }
                })
                .hasMessageContaining("requests-1@0")
                .hasCauseInstanceOf(AssertionError.class);
        assertThat(consumer.committed(P1)).isZero();
    }

    @Test
    void stoppingDrainsCommitsAndCloses() throws Exception {
        ConsumerLoop loop = loop(handler, LIMITS);
        consumer.append(0, "ann");
        consumer.willAssign(P0);
        AtomicReference<Throwable> crash = new AtomicReference<>();
        Thread thread = Thread.ofPlatform()
                .uncaughtExceptionHandler((ended, thrown) -> crash.set(thrown))
                .start(loop);
        awaitAtWork(0);
        soon().until(() -> loop.isPolling(Duration.ofMinutes(1)));

        loop.stop();
        finish(0);
        thread.join();

        assertThat(crash.get()).isNull();
        assertThat(consumer.committed(P0)).isEqualTo(1);
        assertThat(consumer.closed()).isTrue();
        assertThat(loop.isPolling(Duration.ofMinutes(1))).isFalse();
    }

    private ConsumerLoop assigned(LaneLimits limits, TopicPartition... names) {
        return assigned(handler, limits, names);
    }

    private ConsumerLoop assigned(RecordHandler recordHandler, LaneLimits limits, TopicPartition... names) {
        ConsumerLoop loop = loop(recordHandler, limits);
        loop.subscribe();
        consumer.willAssign(names);
        loop.turn();
        return loop;
    }

    private ConsumerLoop loop(RecordHandler recordHandler, LaneLimits limits) {
        return new ConsumerLoop(
                consumer, LogConsumer.TOPIC, recordHandler, limits, PartitionMemory.NONE, new SimpleMeterRegistry());
    }

    private void awaitAtWork(long... offsets) {
        List<Long> expected = Arrays.stream(offsets).boxed().toList();
        soon().untilAsserted(() ->
                assertThat(handler.atWork()).extracting(Work::offset).containsExactlyInAnyOrderElementsOf(expected));
    }

    private void finish(long... offsets) {
        for (long offset : offsets) {
            handler.atWork().stream().filter(work -> work.offset() == offset).forEach(Work::finish);
        }
    }

    /** Turns until the loop has heard of all but so many. */
    private static void awaitInFlight(ConsumerLoop loop, int count) {
        soon().until(() -> {
            loop.turn();
            return loop.inFlight() == count;
        });
    }

    private void awaitCommitted(ConsumerLoop loop, TopicPartition name, long offset) {
        soon().until(() -> {
            loop.turn();
            return consumer.committed(name) == offset;
        });
    }

    /** On the test's own thread, and without a pause that adds up. */
    private static ConditionFactory soon() {
        return await().pollInSameThread().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            awaitQuietly(latch);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ignored) {
            // The point of this handler: it does not listen.
        }
    }
}
