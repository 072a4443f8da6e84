package dev.quire.gateway;

import dev.quire.schemas.SessionId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/**
 * Who waits for which session's replies, by the partition the session lives in. Safe for use by many threads; finding
 * takes no lock.
 */
final class SessionRegistry {
    private final List<ConcurrentMap<String, List<ReplySubscriber>>> partitions;
    private final FollowedPartitions followed;

    SessionRegistry(int partitions, FollowedPartitions followed) {
        this.followed = followed;
        this.partitions = IntStream.range(0, partitions)
                .<ConcurrentMap<String, List<ReplySubscriber>>>mapToObj(_ -> new ConcurrentHashMap<>())
                .toList();
    }

    /** As Kafka's default partitioner has it. */
    int partitionOf(SessionId session) {
        return Utils.toPositive(Utils.murmur2(session.value().getBytes(StandardCharsets.UTF_8))) % partitions.size();
    }

    /** Whether a new session of this id would live in a partition that is read anyway, or should be. */
    boolean welcomes(SessionId session) {
        return followed.welcomes(partitionOf(session));
    }

    /** @return done once the session's partition has been read up to where it ended when this was called, or beyond */
    Future<Void> add(SessionId session, ReplySubscriber subscriber) {
        int partition = partitionOf(session);
        partitions
                .get(partition)
                .merge(
                        session.value(),
                        List.of(subscriber),
                        (before, one) ->
                                Stream.concat(before.stream(), one.stream()).toList());
        return followed.join(partition);
    }

    /** Once for each time it was added. */
    void remove(SessionId session, ReplySubscriber subscriber) {
        int partition = partitionOf(session);
        partitions.get(partition).computeIfPresent(session.value(), (_, before) -> {
            List<ReplySubscriber> rest =
                    before.stream().filter(other -> !other.equals(subscriber)).toList();
            return rest.isEmpty() ? null : rest;
        });
        followed.leave(partition);
    }

    List<ReplySubscriber> subscribers(int partition, String session) {
        return partitions.get(partition).getOrDefault(session, List.of());
    }
}
