package dev.quire.llm;

import dev.quire.schemas.MalformedEventException;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Notice;
import dev.quire.schemas.Reply;
import dev.quire.schemas.Reply.Source;
import dev.quire.schemas.ReplyEvent;
import dev.quire.schemas.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code chat.replies} from the time of the oldest request that is not committed, since nothing older can come
 * again. A request and its reply have the same key and so lie in partitions of the same number.
 *
 * <pre>
 *   chat.llm-requests-3   ──────────● committed ··· ··· │ end        is there anything to come again? when was it asked?
 *   chat.replies-3        ───────●──────────────────────│ end        read from that time on
 * </pre>
 */
final class ReplySearch implements AnsweredRequests.Search {
    private static final Logger log = LoggerFactory.getLogger(ReplySearch.class);

    /** Clocks of two machines may differ by this much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private static final Duration POLL = Duration.ofMillis(200);

    private final Supplier<KafkaConsumer<byte[], byte[]>> consumers;
    private final Duration longest;

    /**
     * @param consumers makes one without a group; two for each search, which are closed
     * @param longest after this long the search ends with what it has found; lanes wait for it
     */
    ReplySearch(Supplier<KafkaConsumer<byte[], byte[]>> consumers, Duration longest) {
        this.consumers = consumers;
        this.longest = longest;
    }

    @Override
    public void run(Map<Integer, OptionalLong> positions, BiConsumer<Integer, MessageId> found) {
        long startNanos = System.nanoTime();
        long deadlineNanos = startNanos + longest.toNanos();
        Map<TopicPartition, Long> asked;
        try (KafkaConsumer<byte[], byte[]> consumer = consumers.get()) {
            asked = new Reading(consumer, deadlineNanos).oldest(positions);
        }
        if (asked.isEmpty()) {
            return;
        }
        int[] replies = new int[1];
        try (KafkaConsumer<byte[], byte[]> consumer = consumers.get()) {
            new Reading(consumer, deadlineNanos)
                    .readReplies(
                            asked,
                            record -> messageId(record).ifPresent(id -> {
                                replies[0]++;
                                found.accept(record.partition(), id);
                            }));
        }
        log.atInfo()
                .addKeyValue("partitions", asked.size())
                .addKeyValue("replies", replies[0])
                .addKeyValue(
                        "ms", Duration.ofNanos(System.nanoTime() - startNanos).toMillis())
                .log("Looked for what was answered before");
    }

    /** Of replies that may be ours; others are never to requests of ours. */
    private static Optional<MessageId> messageId(ConsumerRecord<byte[], byte[]> record) {
        try {
            ReplyEvent event = TopicCatalogue.REPLIES.read(record.value());
            return switch (event) {
                case Reply reply
                when reply.source() == Source.MODEL || reply.source() == Source.FALLBACK ->
                    Optional.of(reply.inReplyTo());
                case Reply _, Notice _ -> Optional.empty();
            };
        } catch (MalformedEventException notOurs) {
            return Optional.empty();
        }
    }

    /** One reading of some partitions to where they end now. */
    private record Reading(KafkaConsumer<byte[], byte[]> consumer, long deadlineNanos) {

        /** When the oldest request was written that is not committed, by its partition of the replies. */
        Map<TopicPartition, Long> oldest(Map<Integer, OptionalLong> positions) {
            Set<TopicPartition> names = positions.keySet().stream()
                    .map(partition -> new TopicPartition(TopicCatalogue.LLM_REQUESTS.name(), partition))
                    .collect(Collectors.toSet());
            consumer.assign(names); // Before asking for their ends: the client warns of others.
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(names);
            Map<TopicPartition, Long> ends = consumer.endOffsets(names);
            Map<TopicPartition, Long> starts = new HashMap<>();
            for (TopicPartition name : names) {
                long beginning = beginnings.getOrDefault(name, 0L);
                OptionalLong committed = positions.getOrDefault(name.partition(), OptionalLong.empty());
                long start = Math.max(beginning, committed.orElse(beginning));
                if (start < ends.getOrDefault(name, 0L)) {
                    starts.put(name, start);
                }
            }
            Map<TopicPartition, Long> firsts = new HashMap<>();
            starts.forEach((name, start) -> firsts.put(name, start + 1));
            Map<TopicPartition, Long> asked = new HashMap<>();
            read(
                    starts,
                    firsts,
                    record -> asked.putIfAbsent(
                            new TopicPartition(TopicCatalogue.REPLIES.name(), record.partition()), record.timestamp()));
            return asked;
        }

        void readReplies(Map<TopicPartition, Long> asked, Consumer<ConsumerRecord<byte[], byte[]>> each) {
            Map<TopicPartition, Long> times = new HashMap<>();
            asked.forEach((name, time) -> times.put(name, Math.max(0, time - CLOCK_SKEW.toMillis())));
            consumer.assign(times.keySet());
            Map<TopicPartition, Long> ends = consumer.endOffsets(times.keySet());
            Map<TopicPartition, Long> starts = new HashMap<>();
            for (Map.Entry<TopicPartition, OffsetAndTimestamp> entry :
                    consumer.offsetsForTimes(times).entrySet()) {
                if (entry.getValue() != null) { // Else there is no reply as late as that.
                    starts.put(entry.getKey(), entry.getValue().offset());
                }
            }
            read(starts, ends, each);
        }

        private void read(
                Map<TopicPartition, Long> starts,
                Map<TopicPartition, Long> ends,
                Consumer<ConsumerRecord<byte[], byte[]>> each) {
            Set<TopicPartition> left = new HashSet<>(starts.keySet());
            left.removeIf(name -> starts.getOrDefault(name, 0L) >= ends.getOrDefault(name, 0L));
            consumer.assign(left);
            left.forEach(name -> consumer.seek(name, starts.getOrDefault(name, 0L)));
            while (!left.isEmpty()) {
                if (System.nanoTime() > deadlineNanos) {
                    throw new IllegalStateException("Kafka was too slow to read " + left + " to the end");
                }
                consumer.poll(POLL).forEach(each);
                Set<TopicPartition> done = left.stream()
                        .filter(name -> consumer.position(name) >= ends.getOrDefault(name, 0L))
                        .collect(Collectors.toSet());
                consumer.pause(done);
                left.removeAll(done);
            }
        }
    }
}
