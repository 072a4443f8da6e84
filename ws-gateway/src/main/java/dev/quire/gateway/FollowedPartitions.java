package dev.quire.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which partitions the gateway's sessions need. Those who join and leave say so here; the replies reader looks here what
 * to read, and says how far it is. Safe for use by many threads.
 *
 * <pre>
 *   away ──first joins──▶ catching up ──▶ caught up ──last leaves, linger is over──▶ away
 * </pre>
 */
final class FollowedPartitions {
    private static final class Partition {
        private int subscribers;
        private boolean followed;
        private Instant lastLeft = Instant.MIN;
        private CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    }

    private final List<Partition> partitions;
    private final Duration linger;
    private final int spread;
    private final InstantSource clock;
    private volatile Runnable reader = () -> {};

    FollowedPartitions(int partitions, GatewayProperties.Replies limits, InstantSource clock) {
        this.partitions =
                IntStream.range(0, partitions).mapToObj(_ -> new Partition()).toList();
        this.linger = limits.linger();
        this.spread = limits.spread();
        this.clock = clock;
    }

    /** @param wakeUp is run by whoever needs a partition that is not read; must not block */
    void wakeReaderWith(Runnable wakeUp) {
        reader = wakeUp;
    }

    /**
     * @return done once everything that was in the partition when it was added has been read; at once if it is read
     *     already
     */
    Future<Void> join(int number) {
        CompletableFuture<Void> caughtUp;
        boolean isNew;
        synchronized (this) {
            Partition partition = partitions.get(number);
            partition.subscribers++;
            isNew = !partition.followed;
            partition.followed = true;
            caughtUp = partition.caughtUp;
        }
        if (isNew) {
            reader.run();
        }
        return caughtUp;
    }

    synchronized void leave(int number) {
        Partition partition = partitions.get(number);
        partition.subscribers--;
        partition.lastLeft = clock.instant();
    }

    /** Called by the reader: what to read from now on. What nobody has needed for the length of the linger is let go. */
    synchronized Set<Integer> wanted() {
        Instant now = clock.instant();
        for (Partition partition : partitions) {
            boolean lingers = now.isBefore(partition.lastLeft.plus(linger));
            if (partition.followed && partition.subscribers == 0 && !lingers) {
                partition.followed = false;
                partition.caughtUp = new CompletableFuture<>();
            }
        }
        return numbers();
    }

    /** Called by the reader, which has read what was there when it added the partition. */
    synchronized void caughtUp(int number) {
        Partition partition = partitions.get(number);
        if (partition.followed) {
            partition.caughtUp.complete(null);
        }
    }

    synchronized boolean isCaughtUp(int number) {
        return partitions.get(number).caughtUp.isDone();
    }

    /** Whether a new session should live there: it costs no partition more, or there are still few. */
    synchronized boolean welcomes(int number) {
        return partitions.get(number).followed || numbers().size() < spread;
    }

    synchronized int count() {
        return numbers().size();
    }

    private Set<Integer> numbers() {
        return IntStream.range(0, partitions.size())
                .filter(number -> partitions.get(number).followed)
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }
}
