package dev.quire.llm.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quire.llm.lanes.GatedHandler.Work;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What lanes report waits until the test, as the loop's thread, reads it. */
@Timeout(60)
class AssignedPartitionTest {
    private final LogConsumer log = new LogConsumer(10);
    private final GatedHandler handler = new GatedHandler();
    private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
    private final AssignedPartition partition =
            new AssignedPartition(handler, mailbox::add, Timer.builder("wait").register(new SimpleMeterRegistry()));

    @AfterEach
    void endLanes() {
        handler.atWork().forEach(Work::finish);
    }

    @Test
    void aLateReportOfALaneDoesNotRemoveTheNextLaneOfItsKey() throws InterruptedException {
        handOut();
        handOut();
        awaitAtWork(0).finish();
        awaitAtWork(1).finish();
        await().until(() -> mailbox.size() == 2);

        mailbox.take().run(); // Finds the lane idle, since its second record is done too, and removes it.
        handOut();
        mailbox.take().run();
        handOut();

        Work third = awaitAtWork(2);
        partition.stopStarting();
        assertThat(partition.inFlight())
                .as("the fourth waited behind the third and was dropped")
                .isEqualTo(1);
        partition.abandon();
        await().until(() -> handler.interrupted().contains(third));
        assertThat(handler.overlapped()).isFalse();
    }

    private void handOut() {
        partition.handOut(log.append(0, "ann"));
    }

    private Work awaitAtWork(long offset) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> handler.atWork().stream()
                                .filter(work -> work.offset() == offset)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
