package dev.quire.gateway;

import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the consumer read what {@link FollowedPartitions} wants, each partition from far enough back. Remembers where it
 * stands, so that trouble with Kafka costs nothing. Used by the replies reader's thread only.
 */
final class PartitionFollower {
    private static final Logger log = LoggerFactory.getLogger(PartitionFollower.class);

    /** Nothing is read meanwhile. */
    private static final Duration OFFSETS_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration RETRY_PAUSE = Duration.ofSeconds(5);

    /**
     * What there is of a partition.
     *
     * @param deltasEnd empty if Kafka does not say: replies do without deltas
     */
    private record Range(int number, long first, long end, OptionalLong deltasEnd) {}

    private final FollowedPartitions followed;
    private final ReplyTails tails;
    private final InstantSource clock;
    private final int backlog;

    /** By partition of {@code chat.replies}: what to read next. */
    private final Map<Integer, Long> nextOffsets = new HashMap<>();

    /** By partition of {@code chat.replies}: where it ended when it was added. */
    private final Map<Integer, Long> endsWhenAdded = new HashMap<>();

    /** Partitions that could not be added, and when to try again. */
    private final Map<Integer, Instant> postponed = new HashMap<>();

    private Set<Integer> assigned = Set.of();
    private String epoch = "";

    PartitionFollower(
            FollowedPartitions followed, ReplyTails tails, GatewayProperties.Replies limits, InstantSource clock) {
        this.clock = clock;
        this.followed = followed;
        this.tails = tails;
        this.backlog = limits.tailRecords();
    }

    String epoch() {
        return epoch;
    }

    /**
     * Before a new consumer is used.
     *
     * @param currentEpoch of {@code chat.replies}
     */
    void begin(String currentEpoch) {
        assigned = Set.of();
        endsWhenAdded.clear();
        postponed.clear();
        beginEpoch(currentEpoch);
    }

    /**
     * Adds and drops partitions. Whatever is thrown in the middle, the next call does it all.
     *
     * @param currentEpoch asks Kafka
     * @return whether there is anything to read
     */
    boolean adjust(Consumer<?, ?> consumer, Supplier<String> currentEpoch) {
        Set<Integer> all = followed.wanted();
        Set<Integer> wanted = new HashSet<>(all);
        Instant now = clock.instant();
        wanted.removeIf(partition -> now.isBefore(postponed.getOrDefault(partition, Instant.MIN)));
        if (!wanted.equals(assigned)) {
            if (!assigned.containsAll(wanted)) {
                // While nothing was read, nothing would have told of a topic that was deleted and created again.
                beginEpoch(currentEpoch.get());
            }
            assign(consumer, wanted, all);
        }
        return !assigned.isEmpty();
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

    /** @param all the partitions wanted, postponed or not */
    private void assign(Consumer<?, ?> consumer, Set<Integer> wanted, Set<Integer> all) {
        // Asking may be interrupted by whoever joins; what follows is not.
        List<Range> added = wanted.stream()
                .filter(partition -> !assigned.contains(partition))
                .map(partition -> ask(consumer, partition))
                .flatMap(Optional::stream)
                .toList();
        Set<Integer> next = new HashSet<>(assigned);
        next.retainAll(wanted);
        added.forEach(range -> next.add(range.number()));
        dropAllBut(all);
        endsWhenAdded.keySet().retainAll(next);
        consumer.assign(Stream.of(TopicCatalogue.REPLIES, TopicCatalogue.DELTAS)
                .flatMap(topic -> next.stream().map(number -> partitionOf(topic, number)))
                .toList());
        added.forEach(range -> begin(consumer, range));
        assigned = next;
    }

    private void begin(Consumer<?, ?> consumer, Range range) {
        long from = nextOffsets.getOrDefault(range.number(), range.end() - backlog);
        consumer.seek(
                partitionOf(TopicCatalogue.REPLIES, range.number()), Math.clamp(from, range.first(), range.end()));
        TopicPartition deltas = partitionOf(TopicCatalogue.DELTAS, range.number());
        range.deltasEnd().ifPresentOrElse(end -> consumer.seek(deltas, end), () -> consumer.seekToEnd(List.of(deltas)));
        endsWhenAdded.put(range.number(), range.end());
    }

    /** @return empty if nobody leads the partition: it must not hold up the others */
    private Optional<Range> ask(Consumer<?, ?> consumer, int number) {
        TopicPartition replies = partitionOf(TopicCatalogue.REPLIES, number);
        try {
            long end = end(consumer, replies);
            long first =
                    consumer.beginningOffsets(List.of(replies), OFFSETS_TIMEOUT).getOrDefault(replies, 0L);
            return Optional.of(new Range(number, first, Math.max(first, end), endOfDeltas(consumer, number)));
        } catch (TimeoutException e) {
            log.warn("Kafka does not say where a partition ends, trying again partition={}", replies);
            postponed.put(number, clock.instant().plus(RETRY_PAUSE));
            return Optional.empty();
        }
    }

    /** Asks at once; seekToEnd would ask at the next poll, and skip what is written until then. */
    private static OptionalLong endOfDeltas(Consumer<?, ?> consumer, int number) {
        TopicPartition deltas = partitionOf(TopicCatalogue.DELTAS, number);
        try {
            return OptionalLong.of(end(consumer, deltas));
        } catch (TimeoutException e) {
            log.warn("Kafka does not say where a partition ends, reading what comes later partition={}", deltas);
            return OptionalLong.empty();
        }
    }

    private static long end(Consumer<?, ?> consumer, TopicPartition partition) {
        return consumer.endOffsets(List.of(partition), OFFSETS_TIMEOUT).getOrDefault(partition, 0L);
    }

    /**
     * What comes after a gap must not look like what comes next, so nothing is kept of a partition that is let go. One that
     * is only postponed is gone on with where it stood.
     */
    private void dropAllBut(Set<Integer> wanted) {
        nextOffsets.keySet().stream()
                .filter(partition -> !wanted.contains(partition))
                .forEach(tails::forget);
        nextOffsets.keySet().retainAll(wanted);
    }

    private void beginEpoch(String current) {
        if (!current.equals(epoch)) {
            epoch = current;
            nextOffsets.clear();
            assigned = Set.of();
            tails.begin(current);
        }
    }

    private static TopicPartition partitionOf(Topic<?> topic, int number) {
        return new TopicPartition(topic.name(), number);
    }
}
