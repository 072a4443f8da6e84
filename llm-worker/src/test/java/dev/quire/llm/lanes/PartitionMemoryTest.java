package dev.quire.llm.lanes;

import static dev.quire.llm.lanes.LogConsumer.partition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quire.llm.lanes.GatedHandler.Work;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The test's thread is the loop's. */
@Timeout(60)
class PartitionMemoryTest {
    private static final TopicPartition P0 = partition(0);
    private static final TopicPartition P1 = partition(1);
    private static final LaneLimits LIMITS = new LaneLimits(12, 6, 3, Duration.ofNanos(1), Duration.ZERO);

    private final LogConsumer consumer = new LogConsumer(LIMITS.maxPollRecords());
    private final GatedHandler handler = new GatedHandler();
    private final Remembered memory = new Remembered();
    private final ConsumerLoop loop =
            new ConsumerLoop(consumer, LogConsumer.TOPIC, handler, LIMITS, memory, new SimpleMeterRegistry());

    @AfterEach
    void endLanes() {
        handler.atWork().forEach(Work::finish);
    }

    @Test
    void theLastNoteComesWithThePartition() {
        consumer.append(0, "ann");
        consumer.append(0, "ann");
        consumer.commitFromElsewhere(P0, 1, "noted before");

        assign(P0, P1);

        assertThat(memory.beginnings)
                .isEqualTo(Map.of(0, Optional.of(new OffsetAndMetadata(1, "noted before")), 1, Optional.empty()));
    }

    @Test
    void aNewNoteIsCommittedThoughNothingHasFinished() {
        consumer.append(0, "ann");
        consumer.append(0, "bob");
        consumer.commitFromElsewhere(P0, 1, "noted before");
        assign(P0);

        memory.notes.put(0, "noted now");
        loop.turn();

        assertThat(consumer.note(P0)).isEqualTo("noted now");
        assertThat(consumer.committed(P0)).isEqualTo(1);
    }

    @Test
    void theSameNoteAgainIsNoReasonToCommit() {
        consumer.commitFromElsewhere(P0, 1, "noted before");
        memory.notes.put(0, "noted before");
        assign(P0);
        consumer.failNextCommits(1);
        loop.turn();
        memory.notes.put(0, "noted now");

        loop.turn();
        assertThat(consumer.note(P0)).as("the failure was still to come").isEqualTo("noted before");
        loop.turn();
        assertThat(consumer.note(P0)).isEqualTo("noted now");
    }

    @Test
    void thatWhichFinishesIsCommittedWithTheNote() {
        consumer.append(0, "ann");
        assign(P0);
        memory.notes.put(0, "noted now");
        await().pollInSameThread().until(() -> handler.atWork().size() == 1);
        handler.atWork().forEach(Work::finish);

        await().pollInSameThread().pollInterval(Duration.ofMillis(1)).until(() -> {
            loop.turn();
            return consumer.committed(P0) == 1;
        });
        assertThat(consumer.note(P0)).isEqualTo("noted now");
    }

    @Test
    void theLastNoteIsCommittedBeforeThePartitionGoes() {
        consumer.commitFromElsewhere(P0, 1, "");
        assign(P0);
        loop.turn();
        memory.notes.put(0, "last words");

        consumer.willRevoke(P0);
        loop.turn();

        assertThat(consumer.note(P0)).isEqualTo("last words");
        assertThat(memory.gone).containsExactly(0);
    }

    @Test
    void ofALostPartitionNothingIsCommitted() {
        consumer.commitFromElsewhere(P0, 1, "noted before");
        memory.notes.put(0, "noted before");
        assign(P0);
        memory.notes.put(0, "too late");

        consumer.willLose(P0);
        loop.turn();

        assertThat(consumer.note(P0)).isEqualTo("noted before");
        assertThat(memory.gone).containsExactly(0);
    }

    @Test
    void nothingIsHandedOutBeforeItIsKnownWhereThePartitionBegins() {
        consumer.append(0, "ann");
        consumer.failNextReads(3);
        assign(P0);
        loop.turn();
        assertThat(memory.beginnings).isEmpty();
        assertThat(loop.inFlight()).isZero();

        loop.turn();
        loop.turn();
        assertThat(memory.beginnings).containsKey(0);
        assertThat(loop.inFlight()).isEqualTo(1);
    }

    @Test
    void aPartitionThatGoesBeforeThatLeavesNoTrace() {
        consumer.append(0, "ann");
        consumer.failNextReads(10);
        assign(P0);

        consumer.willRevoke(P0);
        loop.turn();

        assertThat(memory.gone).isEmpty();
        assertThat(consumer.committed(P0)).isZero();
    }

    @Test
    void theNotesOfOthersAreLookedUpWhenPartitionsHaveChangedHands() {
        consumer.append(0, "ann");
        consumer.append(1, "bob");
        consumer.commitFromElsewhere(P1, 1, "of another worker");

        assign(P0);

        assertThat(memory.others).containsExactly("of another worker");
    }

    private void assign(TopicPartition... names) {
        loop.subscribe();
        consumer.willAssign(names);
        loop.turn();
        loop.turn();
    }

    private static final class Remembered implements PartitionMemory {
        private final Map<Integer, Optional<OffsetAndMetadata>> beginnings = new TreeMap<>();
        private final Map<Integer, String> notes = new TreeMap<>();
        private final List<Integer> gone = new ArrayList<>();
        private List<String> others = List.of();

        @Override
        public void assigned(Map<Integer, Optional<OffsetAndMetadata>> committed) {
            beginnings.putAll(committed);
        }

        @Override
        public String note(int partition) {
            return notes.getOrDefault(partition, "");
        }

        @Override
        public void gone(int partition) {
            gone.add(partition);
        }

        @Override
        public void others(Collection<String> notes) {
            others = List.copyOf(notes);
        }
    }
}
