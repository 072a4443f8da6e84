package dev.quire.llm.lanes;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits what has finished together with each partition's note, and reads the notes. Belongs to the loop's thread. */
final class Commits {
    private static final Logger log = LoggerFactory.getLogger(Commits.class);

    /** For a commit that must end before the partition goes. */
    private static final Duration FAREWELL_TIMEOUT = Duration.ofSeconds(5);

    /** For reading commits: longer, and lanes would hear too late of each other. It is tried again the next turn. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(1);

    /** While the group is being put together anew, some reads fail at once. */
    private static final int READS_BEFORE_WARNING = 20;

    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final PartitionMemory memory;
    private final Duration interval;
    private final Set<TopicPartition> all = new HashSet<>();
    private long lastCommitNanos = System.nanoTime();
    private long lastLookNanos = System.nanoTime() - LOOK_INTERVAL.toNanos();
    private boolean underWay;
    private int failedReads;

    Commits(Consumer<byte[], byte[]> consumer, String topic, PartitionMemory memory, Duration interval) {
        this.consumer = consumer;
        this.topic = topic;
        this.memory = memory;
        this.interval = interval;
    }

    /** Lets partitions begin where they stand. While Kafka is slow they wait. */
    void admit(Map<TopicPartition, AssignedPartition> assigned) {
        Set<TopicPartition> fresh = assigned.entrySet().stream()
                .filter(entry -> !entry.getValue().hasBegun())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (fresh.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> committed;
        try {
            committed = consumer.committed(fresh, READ_TIMEOUT);
        } catch (TimeoutException slow) {
            if (++failedReads == READS_BEFORE_WARNING) {
                log.atWarn().addKeyValue("partitions", fresh).log("Kafka does not tell where these begin, trying on");
            }
            return;
        }
        failedReads = 0;
        Map<Integer, Optional<OffsetAndMetadata>> beginnings = new HashMap<>();
        for (TopicPartition name : fresh) {
            Optional<OffsetAndMetadata> beginning = Optional.ofNullable(committed.get(name));
            beginnings.put(name.partition(), beginning);
            Objects.requireNonNull(assigned.get(name)).begin(beginning);
        }
        memory.assigned(beginnings);
        lastLookNanos = System.nanoTime() - LOOK_INTERVAL.toNanos(); // What changed hands must not be counted twice.
    }

    /** Now and then: what do those keep in mind who have the other partitions? */
    void lookAround(Map<TopicPartition, AssignedPartition> assigned) {
        if (System.nanoTime() - lastLookNanos < LOOK_INTERVAL.toNanos()) {
            return;
        }
        lastLookNanos = System.nanoTime();
        try {
            if (all.isEmpty()) {
                consumer.partitionsFor(topic, READ_TIMEOUT)
                        .forEach(info -> all.add(new TopicPartition(info.topic(), info.partition())));
            }
            Set<TopicPartition> others = new HashSet<>(all);
            others.removeAll(assigned.keySet());
            memory.others(
                    others.isEmpty()
                            ? Set.of()
                            : consumer.committed(others, READ_TIMEOUT).values().stream()
                                    .filter(Objects::nonNull)
                                    .map(OffsetAndMetadata::metadata)
                                    .toList());
        } catch (TimeoutException slow) {
            log.atDebug().addKeyValue("cause", slow).log("Kafka does not tell what others have noted, trying on");
        }
    }

    /** One commit at a time: while Kafka is slow they do not pile up, and the next one carries more. */
    void whenDue(Map<TopicPartition, AssignedPartition> assigned) {
        if (underWay || System.nanoTime() - lastCommitNanos < interval.toNanos()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> positions = uncommitted(assigned);
        if (positions.isEmpty()) {
            return;
        }
        lastCommitNanos = System.nanoTime();
        underWay = true;
        Map<TopicPartition, AssignedPartition> committing = Map.copyOf(assigned);
        consumer.commitAsync(positions, (ignored, failure) -> {
            underWay = false;
            if (failure == null) {
                positions.forEach((name, position) ->
                        Objects.requireNonNull(committing.get(name)).committed(position));
            } else {
                log.atWarn().addKeyValue("cause", failure).log("Commit failed, the next one includes it");
            }
        });
    }

    /** Before these partitions go. */
    void now(Map<TopicPartition, AssignedPartition> going) {
        Map<TopicPartition, OffsetAndMetadata> positions = uncommitted(going);
        if (positions.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(positions, FAREWELL_TIMEOUT);
        } catch (KafkaException e) { // The successor handles these records once more, which is allowed.
            log.atWarn()
                    .addKeyValue("positions", positions)
                    .addKeyValue("cause", e)
                    .log("Last commit failed");
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> uncommitted(Map<TopicPartition, AssignedPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        partitions.forEach((name, partition) -> {
            if (partition.hasBegun()) {
                partition
                        .uncommitted(memory.note(name.partition()))
                        .ifPresent(position -> positions.put(name, position));
            }
        });
        return positions;
    }
}
