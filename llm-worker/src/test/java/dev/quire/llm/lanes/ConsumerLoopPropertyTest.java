package dev.quire.llm.lanes;

import static dev.quire.llm.lanes.LogConsumer.partition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quire.llm.lanes.GatedHandler.Work;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories of arrivals, finishes, turns and rebalances; after each step what the lanes promise must hold. A
 * failure names its seed, which repeats the history (up to the timing of the lanes' threads).
 */
@Timeout(120)
class ConsumerLoopPropertyTest {
    private static final int PARTITIONS = 3;
    private static final int SESSIONS = 6;
    private static final int STEPS = 300;
    private static final LaneLimits LIMITS = new LaneLimits(14, 8, 3, Duration.ofNanos(1), Duration.ZERO);

    private final LogConsumer consumer = new LogConsumer(LIMITS.maxPollRecords());
    private final GatedHandler handler = new GatedHandler();
    private final ConsumerLoop loop = new ConsumerLoop(
            consumer, LogConsumer.TOPIC, handler, LIMITS, PartitionMemory.NONE, new SimpleMeterRegistry());
    private final Set<TopicPartition> assigned = new HashSet<>();

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void orderPrefixAndBoundsHoldInAnyHistory(int seed) {
        Random random = new Random(seed);
        loop.subscribe();
        for (int step = 0; step < STEPS; step++) {
            step(random);
            assertBounds();
            assertCommittedIsFinished();
        }
        finishEverything();

        assertThat(handler.overlapped()).isFalse();
        assertFirstFinishesInOrder();
        for (TopicPartition name : partitions()) {
            assertThat(finished(name)).as("%s", name).hasSize(consumer.length(name));
        }
    }

    private void step(Random random) {
        int dice = random.nextInt(100);
        if (dice < 40) {
            // A session has one partition, as everywhere in Quire.
            int session = random.nextInt(SESSIONS);
            consumer.append(session % PARTITIONS, "session-" + session);
        } else if (dice < 65) {
            List<Work> atWork = handler.atWork();
            if (!atWork.isEmpty()) {
                atWork.get(random.nextInt(atWork.size())).finish();
            }
        } else if (dice < 95) {
            loop.turn();
        } else {
            rebalance(partition(random.nextInt(PARTITIONS)), random.nextBoolean());
        }
    }

    private void rebalance(TopicPartition name, boolean inGoodOrder) {
        if (assigned.add(name)) {
            consumer.willAssign(name);
            loop.turn();
            return;
        }
        assigned.remove(name);
        if (inGoodOrder) {
            consumer.willRevoke(name);
        } else {
            consumer.willLose(name);
        }
        loop.turn();
        // Elsewhere the partition would go to another process; here the abandoned records must be out of the way.
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> handler.atWork().stream().noneMatch(work -> work.partition() == name.partition()));
    }

    private void assertBounds() {
        int inFlight = 0;
        for (TopicPartition name : assigned) {
            long polled = consumer.polledUpTo(name);
            long committed = consumer.committed(name);
            assertThat(polled - firstUnfinished(name, committed)).isLessThanOrEqualTo(LIMITS.partitionWindow());
            Set<Long> finished = finished(name);
            for (long offset = committed; offset < polled; offset++) {
                inFlight += finished.contains(offset) ? 0 : 1;
            }
        }
        assertThat(inFlight).isLessThanOrEqualTo(LIMITS.maxInFlight());
        assertThat(handler.atWork().size()).isLessThanOrEqualTo(LIMITS.maxInFlight());
    }

    private void assertCommittedIsFinished() {
        for (TopicPartition name : partitions()) {
            assertThat(consumer.committed(name)).isLessThanOrEqualTo(firstUnfinished(name, 0));
        }
    }

    /** What a visitor sees: of each reply its first copy, which must come in the order of the questions. */
    private void assertFirstFinishesInOrder() {
        Map<String, Long> highest = new HashMap<>();
        Set<Long> seen = new HashSet<>();
        for (Work work : handler.completed()) {
            if (seen.add(work.partition() * 1_000_000L + work.offset())) {
                assertThat(work.offset()).isGreaterThan(highest.getOrDefault(work.key(), -1L));
                highest.put(work.key(), work.offset());
            }
        }
    }

    private void finishEverything() {
        partitions().stream().filter(assigned::add).forEach(consumer::willAssign);
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    loop.turn();
                    handler.atWork().forEach(Work::finish);
                    return partitions().stream().allMatch(name -> consumer.committed(name) == consumer.length(name));
                });
    }

    private long firstUnfinished(TopicPartition name, long from) {
        Set<Long> finished = finished(name);
        long offset = from;
        while (finished.contains(offset)) {
            offset++;
        }
        return offset;
    }

    private Set<Long> finished(TopicPartition name) {
        Set<Long> offsets = new HashSet<>();
        for (Work work : handler.completed()) {
            if (work.partition() == name.partition()) {
                offsets.add(work.offset());
            }
        }
        return offsets;
    }

    private static List<TopicPartition> partitions() {
        return IntStream.range(0, PARTITIONS).mapToObj(LogConsumer::partition).toList();
    }
}
