package dev.quire.llm;

import dev.quire.schemas.MessageId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which requests of our partitions have their reply in Kafka. What a partition's former owner answered is read from
 * {@code chat.replies} when the partition comes, in the background; its lanes wait for that. Then come our own.
 *
 * <p>Remembers so many of each partition as told, the latest; an older one that comes again is answered again. Safe for
 * use by many threads.
 */
final class AnsweredRequests {
    private static final Logger log = LoggerFactory.getLogger(AnsweredRequests.class);

    /** Finds replies to what may come again, and tells partition and message of each. */
    @FunctionalInterface
    interface Search {
        /** @param positions from where each partition will be read, where that is known */
        void run(Map<Integer, OptionalLong> positions, BiConsumer<Integer, MessageId> found);
    }

    private final Search search;
    private final int mostOfAPartition;
    private final ConcurrentMap<Integer, Known> partitions = new ConcurrentHashMap<>();

    /** One assignment of a partition. */
    private record Known(Set<MessageId> ids, CountDownLatch searched) {
        static Known atMost(int most) {
            Map<MessageId, Boolean> latest = new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<MessageId, Boolean> eldest) {
                    return size() > most;
                }
            };
            return new Known(Collections.synchronizedSet(Collections.newSetFromMap(latest)), new CountDownLatch(1));
        }
    }

    AnsweredRequests(Search search, int mostOfAPartition) {
        this.search = search;
        this.mostOfAPartition = mostOfAPartition;
    }

    /** These partitions are ours now; what is known of earlier times is forgotten. Does not block. */
    void assigned(Map<Integer, OptionalLong> positions) {
        Map<Integer, Known> fresh = new ConcurrentHashMap<>();
        positions.keySet().forEach(partition -> fresh.put(partition, Known.atMost(mostOfAPartition)));
        partitions.putAll(fresh);
        Thread.ofPlatform().daemon().name("answered-before").start(() -> {
            try {
                search.run(positions, (partition, id) -> {
                    Known known = fresh.get(partition);
                    if (known != null) {
                        known.ids().add(id);
                    }
                });
            } catch (RuntimeException e) { // To pay twice is bad, not to answer is worse.
                log.atWarn()
                        .addKeyValue("partitions", positions.keySet())
                        .addKeyValue("cause", e)
                        .log("Cannot tell what was answered before; some requests may be put to the model again");
            } finally {
                fresh.values().forEach(known -> known.searched().countDown());
            }
        });
    }

    void gone(int partition) {
        partitions.remove(partition);
    }

    /** Whether the request has its reply, as far as is known; waits for the search if it is still under way. */
    boolean contains(int partition, MessageId id) throws InterruptedException {
        Known known = partitions.get(partition);
        if (known == null) {
            return false;
        }
        known.searched().await();
        return known.ids().contains(id);
    }

    /** The reply has been acknowledged by Kafka. */
    void add(int partition, MessageId id) {
        Known known = partitions.get(partition);
        if (known != null) {
            known.ids().add(id);
        }
    }
}
