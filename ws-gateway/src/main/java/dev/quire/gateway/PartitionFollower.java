package dev.quire.gateway;

import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Has the consumer read what {@link FollowedPartitions} wants, each partition from far enough back. Remembers where it
 * stands, so that trouble with Kafka costs nothing. Used by the replies reader's thread only.
 */
final class PartitionFollower {
    private static final Duration OFFSETS_TIMEOUT = Duration.ofSeconds(10);

    private final FollowedPartitions followed;
    private final ReplyTails tails;
    private final int backlog;

    /** By partition of {@code chat.replies}: what to read next. */
    private final Map<Integer, Long> nextOffsets = new HashMap<>();

    /** By partition of {@code chat.replies}: where it ended when it was added. */
    private final Map<Integer, Long> endsWhenAdded = new HashMap<>();

    private Set<Integer> assigned = Set.of();
    private String epoch = "";

    PartitionFollower(FollowedPartitions followed, ReplyTails tails, GatewayProperties.Replies limits) {
        this.followed = followed;
        this.tails = tails;
        this.backlog = limits.tailRecords();
    }

    String epoch() {
        return epoch;
    }

    /** Before a new consumer is used. */
    void begin(RepliesTopic topic) {
        assigned = Set.of();
        endsWhenAdded.clear();
        beginEpoch(topic.epoch());
    }

    /**
     * Adds and drops partitions. Whatever is thrown in the middle, the next call does it all.
     *
     * @return whether there is anything to read
     */
    boolean adjust(Consumer<?, ?> consumer, RepliesTopic topic) {
        Set<Integer> wanted = followed.wanted();
        if (!wanted.equals(assigned)) {
            if (!assigned.containsAll(wanted)) {
                // While nothing was read, nothing would have told of a topic that was deleted and created again.
                beginEpoch(topic.epoch());
            }
            assign(consumer, wanted);
        }
        return !wanted.isEmpty();
    }

    void advance(int partition, long nextOffset) {
        nextOffsets.put(partition, nextOffset);
    }

    /** Tells those who wait for a partition that it is read up to where it ended when it was added. */
    void announceCaughtUp(Consumer<?, ?> consumer) {
        for (int partition : assigned) {
            long end = endsWhenAdded.getOrDefault(partition, 0L);
            if (!followed.isCaughtUp(partition)
                    && consumer.position(partitionOf(TopicCatalogue.REPLIES, partition)) >= end) {
                followed.caughtUp(partition);
            }
        }
    }

    private void assign(Consumer<?, ?> consumer, Set<Integer> wanted) {
        Set<Integer> added = new HashSet<>(wanted);
        added.removeAll(assigned);
        List<TopicPartition> replies = partitionsOf(TopicCatalogue.REPLIES, added);
        // Asking may be interrupted by whoever joins; what follows is not.
        Map<TopicPartition, Long> first = consumer.beginningOffsets(replies, OFFSETS_TIMEOUT);
        Map<TopicPartition, Long> ends = consumer.endOffsets(replies, OFFSETS_TIMEOUT);
        dropAllBut(wanted);
        consumer.assign(Stream.of(TopicCatalogue.REPLIES, TopicCatalogue.DELTAS)
                .flatMap(topic -> partitionsOf(topic, wanted).stream())
                .toList());
        ends.forEach((partition, end) -> {
            long from = nextOffsets.getOrDefault(partition.partition(), end - backlog);
            consumer.seek(partition, Math.clamp(from, first.getOrDefault(partition, 0L), end));
            endsWhenAdded.put(partition.partition(), end);
        });
        if (!added.isEmpty()) {
            // Of no partition would mean of all.
            consumer.seekToEnd(partitionsOf(TopicCatalogue.DELTAS, added));
        }
        assigned = wanted;
    }

    /** What comes after a gap must not look like what comes next, so nothing is kept of a partition that is let go. */
    private void dropAllBut(Set<Integer> wanted) {
        nextOffsets.keySet().retainAll(wanted);
        endsWhenAdded.keySet().retainAll(wanted);
        assigned.stream().filter(partition -> !wanted.contains(partition)).forEach(tails::forget);
    }

    private void beginEpoch(String current) {
        if (!current.equals(epoch)) {
            epoch = current;
            nextOffsets.clear();
            assigned = Set.of();
            tails.begin(current);
        }
    }

    private static List<TopicPartition> partitionsOf(Topic<?> topic, Collection<Integer> numbers) {
        return numbers.stream().map(number -> partitionOf(topic, number)).toList();
    }

    private static TopicPartition partitionOf(Topic<?> topic, int number) {
        return new TopicPartition(topic.name(), number);
    }
}
