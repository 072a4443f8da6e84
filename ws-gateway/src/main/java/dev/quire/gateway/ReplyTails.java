package dev.quire.gateway;

import dev.quire.schemas.Cursor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The last replies of each partition, for visitors who come back before the history has them. Written by the replies
 * reader, read by everybody.
 */
final class ReplyTails {
    private final List<Tail> tails;

    /** Null until the reader has found the topic. */
    private volatile @Nullable String epoch;

    ReplyTails(int partitions, GatewayProperties.Replies limits) {
        tails = IntStream.range(0, partitions)
                .mapToObj(_ -> new Tail(limits.tailRecords(), limits.tailBytes()))
                .toList();
    }

    /** Begins another life of the topic: what was kept of an earlier one means nothing now. */
    void begin(String newEpoch) {
        if (!newEpoch.equals(epoch)) {
            tails.forEach(Tail::clear);
            epoch = newEpoch;
        }
    }

    void add(LiveReply reply) {
        tails.get(reply.cursor().partition()).add(reply);
    }

    /** The partition is not read any more. */
    void forget(int partition) {
        tails.get(partition).clear();
    }

    /** What is kept of a session's replies and notices, in order. */
    List<LiveReply> of(int partition, String session) {
        return tails.get(partition).of(session);
    }

    /** Whether the cursor is one of this partition's, in this life of the topic, and not beyond what was read. */
    boolean knows(Cursor cursor, int partition) {
        return isCurrent(cursor, partition)
                && cursor.offset() <= tails.get(partition).lastOffset();
    }

    boolean isCurrent(Cursor cursor, int partition) {
        return cursor.epoch().equals(epoch) && cursor.partition() == partition;
    }

    private static final class Tail {
        private final int maxRecords;
        private final int maxBytes;
        private final Deque<LiveReply> replies = new ArrayDeque<>();
        private long bytes;
        private long lastOffset = -1;

        Tail(int maxRecords, int maxBytes) {
            this.maxRecords = maxRecords;
            this.maxBytes = maxBytes;
        }

        synchronized void add(LiveReply reply) {
            replies.addLast(reply);
            bytes += reply.event().length;
            lastOffset = reply.offset();
            while (replies.size() > maxRecords || bytes > maxBytes) {
                bytes -= replies.removeFirst().event().length;
            }
        }

        synchronized List<LiveReply> of(String session) {
            return replies.stream()
                    .filter(reply -> reply.session().equals(session))
                    .toList();
        }

        synchronized long lastOffset() {
            return lastOffset;
        }

        synchronized void clear() {
            replies.clear();
            bytes = 0;
            lastOffset = -1;
        }
    }
}
