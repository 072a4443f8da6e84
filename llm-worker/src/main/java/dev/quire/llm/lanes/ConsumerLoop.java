package dev.quire.llm.lanes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one topic, hands each record to the lane of its key and commits what has finished. It owns the consumer: all but
 * {@link #stop} and {@link #isPolling} runs on the thread that called {@link #run}.
 *
 * <p>One turn: poll, hand out, hear what lanes report, pause or resume, commit. Handling never happens here, so a turn
 * takes milliseconds and the consumer is always a living member of its group, however slow the handler.
 */
public final class ConsumerLoop implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(ConsumerLoop.class);

    /** Also how late a report of a lane is heard at most. */
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

    /** For leaving the group. */
    private static final Duration FAREWELL_TIMEOUT = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final RecordHandler handler;
    private final LaneLimits limits;
    private final Timer laneWait;
    private final PartitionMemory memory;
    private final Commits commits;

    private final Map<TopicPartition, AssignedPartition> assigned = new HashMap<>();

    /** What lanes report; at most one message for each record in flight. */
    private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();

    private volatile int inFlight;
    private volatile boolean member;
    private volatile long lastTurnNanos = System.nanoTime();
    private volatile boolean stopping;

    /**
     * @param consumer with auto-commit off and {@code max.poll.records} = {@link LaneLimits#maxPollRecords}; closed when
     *     the loop ends
     * @param memory what is known of each partition besides its records
     */
    public ConsumerLoop(
            Consumer<byte[], byte[]> consumer,
            String topic,
            RecordHandler handler,
            LaneLimits limits,
            PartitionMemory memory,
            MeterRegistry metrics) {
        this.consumer = consumer;
        this.topic = topic;
        this.handler = handler;
        this.limits = limits;
        this.memory = memory;
        this.commits = new Commits(consumer, topic, memory, limits.commitInterval());
        this.laneWait = Timer.builder("llm.lane.wait")
                .description("How long a request waits for the earlier ones of its session")
                .register(metrics);
        Gauge.builder("llm.in.flight", this, ConsumerLoop::inFlight)
                .description("Requests read and not finished")
                .register(metrics);
    }

    /**
     * Runs until {@link #stop}; then waits for the records at work as after a rebalance, commits and leaves the group.
     *
     * @throws RuntimeException after a bug, in here or in the handler, or when Kafka refuses us for good. What has not
     *     been committed will be read again, so the right answer is to end the process.
     */
    @Override
    public void run() {
        try {
            subscribe();
            while (!stopping) {
                turn();
            }
            giveUp(List.copyOf(assigned.keySet()));
        } finally {
            member = false;
            assigned.values().forEach(AssignedPartition::abandon);
            assigned.clear();
            close();
        }
    }

    /** Lets {@link #run} end in its own time. Any thread may call it. */
    public void stop() {
        stopping = true;
    }

    /** Whether the consumer is a member of its group and has been polled lately. Any thread may ask. */
    public boolean isPolling(Duration lately) {
        return member && System.nanoTime() - lastTurnNanos < lately.toNanos();
    }

    int inFlight() {
        return inFlight;
    }

    void subscribe() {
        consumer.subscribe(List.of(topic), new Rebalance());
    }

    void turn() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_TIMEOUT)) {
            partition(record).handOut(record);
        }
        for (Runnable report = mailbox.poll(); report != null; report = mailbox.poll()) {
            report.run();
        }
        inFlight =
                assigned.values().stream().mapToInt(AssignedPartition::inFlight).sum();
        commits.admit(assigned);
        commits.lookAround(assigned);
        pauseOrResume();
        commits.whenDue(assigned);
        member = consumer.groupMetadata().generationId() > 0;
        lastTurnNanos = System.nanoTime();
    }

    private AssignedPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return Objects.requireNonNull(
                assigned.get(new TopicPartition(record.topic(), record.partition())),
                "a record of no assigned partition");
    }

    /**
     * Pauses where one more poll might not fit. A paused partition keeps its place and what was fetched ahead, and the
     * consumer stays in its group.
     */
    private void pauseOrResume() {
        boolean full = inFlight > limits.maxInFlight() - limits.maxPollRecords();
        Set<TopicPartition> paused = consumer.paused();
        List<TopicPartition> toPause = new ArrayList<>();
        List<TopicPartition> toResume = new ArrayList<>();
        assigned.forEach((name, partition) -> {
            boolean wait = full
                    || !partition.hasBegun()
                    || partition.window() > limits.partitionWindow() - limits.maxPollRecords();
            if (wait != paused.contains(name)) {
                (wait ? toPause : toResume).add(name);
            }
        });
        if (!toPause.isEmpty()) {
            consumer.pause(toPause);
        }
        if (!toResume.isEmpty()) {
            consumer.resume(toResume);
        }
    }

    /** Waits for what is at work, within the deadline, commits what has finished and lets go of the rest. */
    private void giveUp(Collection<TopicPartition> names) {
        Map<TopicPartition, AssignedPartition> leaving = new HashMap<>(assigned);
        leaving.keySet().retainAll(Set.copyOf(names));
        Collection<AssignedPartition> going = leaving.values();
        going.forEach(AssignedPartition::stopStarting);
        long deadline = System.nanoTime() + limits.drainDeadline().toNanos();
        while (going.stream().anyMatch(partition -> partition.inFlight() > 0)) {
            Runnable report = nextReport(deadline - System.nanoTime());
            if (report == null) {
                break;
            }
            report.run();
        }
        int left = going.stream().mapToInt(AssignedPartition::inFlight).sum();
        log.atInfo()
                .addKeyValue("partitions", names)
                .addKeyValue("abandoned", left)
                .log("Partitions given up");
        going.forEach(AssignedPartition::abandon);
        commits.now(leaving);
        leaving.forEach(this::forget);
    }

    private void forget(TopicPartition name, AssignedPartition partition) {
        assigned.remove(name);
        if (partition.hasBegun()) {
            memory.gone(name.partition());
        }
    }

    private @Nullable Runnable nextReport(long timeoutNanos) {
        try {
            return mailbox.poll(timeoutNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody should interrupt the loop, it has stop()", e);
        }
    }

    private void close() {
        try {
            consumer.close(CloseOptions.timeout(FAREWELL_TIMEOUT));
        } catch (KafkaException e) { // Must not hide what ended the loop; the group notices our absence by itself.
            log.atWarn().addKeyValue("cause", e).log("Closing the consumer failed");
        }
    }

    /** Called by the consumer from inside poll, so on the loop's thread. */
    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> names) {
            log.atInfo().addKeyValue("partitions", names).log("Partitions assigned");
            for (TopicPartition name : names) {
                assigned.put(name, new AssignedPartition(handler, mailbox::add, laneWait));
            }
            consumer.pause(names); // The poll that brings them might bring more records than there is room for.
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> names) {
            giveUp(names);
        }

        /** The group has gone on without us, others may have these partitions already: nothing may be committed. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> names) {
            log.atWarn().addKeyValue("partitions", names).log("Partitions lost");
            for (TopicPartition name : names) {
                AssignedPartition partition = assigned.get(name);
                if (partition != null) {
                    partition.abandon();
                    forget(name, partition);
                }
            }
        }
    }
}
