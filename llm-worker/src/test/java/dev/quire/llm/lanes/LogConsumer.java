package dev.quire.llm.lanes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A consumer over partitions in memory. A poll returns at once, with at most {@code maxPollRecords}; a partition that is
 * assigned again is read from what was committed. It extends Kafka's own mock only to have the interface's many other
 * methods.
 */
final class LogConsumer extends MockConsumer<byte[], byte[]> {
    static final String TOPIC = "requests";

    private final int maxPollRecords;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> logs =
            new TreeMap<>((one, other) -> Integer.compare(one.partition(), other.partition()));
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, String> notes = new HashMap<>();
    private final Set<TopicPartition> paused = new HashSet<>();
    private final List<Runnable> rebalances = new ArrayList<>();
    private @Nullable ConsumerRebalanceListener listener;
    private int commitFailures;
    private int readFailures;
    private boolean closed;

    LogConsumer(int maxPollRecords) {
        super("earliest");
        this.maxPollRecords = maxPollRecords;
    }

    static TopicPartition partition(int number) {
        return new TopicPartition(TOPIC, number);
    }

    synchronized ConsumerRecord<byte[], byte[]> append(int partition, String key) {
        var log = logs.computeIfAbsent(partition(partition), name -> new ArrayList<>());
        var record = new ConsumerRecord<>(
                TOPIC, partition, log.size(), key.getBytes(StandardCharsets.UTF_8), new byte[] {1});
        log.add(record);
        return record;
    }

    /** The next poll brings these partitions. */
    synchronized void willAssign(TopicPartition... names) {
        rebalances.add(() -> {
            for (TopicPartition name : names) {
                positions.put(name, committed(name));
            }
            listener().onPartitionsAssigned(List.of(names));
        });
    }

    /** The next poll takes these partitions away in good order. */
    synchronized void willRevoke(TopicPartition... names) {
        rebalances.add(() -> {
            listener().onPartitionsRevoked(List.of(names));
            remove(names);
        });
    }

    /** The next poll tells that these partitions have gone to others already. */
    synchronized void willLose(TopicPartition... names) {
        rebalances.add(() -> {
            remove(names);
            listener().onPartitionsLost(List.of(names));
        });
    }

    synchronized void failNextCommits(int count) {
        commitFailures = count;
    }

    /** The next look-ups of what was committed time out. */
    synchronized void failNextReads(int count) {
        readFailures = count;
    }

    /** What another worker, or an earlier one, has committed. */
    synchronized void commitFromElsewhere(TopicPartition name, long position, String note) {
        committed.put(name, position);
        notes.put(name, note);
    }

    /** The note of the last commit. */
    synchronized String note(TopicPartition name) {
        return notes.getOrDefault(name, "");
    }

    synchronized long committed(TopicPartition name) {
        return committed.getOrDefault(name, 0L);
    }

    /** The offset after the last record polled. */
    synchronized long polledUpTo(TopicPartition name) {
        return Objects.requireNonNull(positions.get(name), "not assigned");
    }

    synchronized int length(TopicPartition name) {
        return logs.getOrDefault(name, List.of()).size();
    }

    @Override
    public synchronized void subscribe(Collection<String> topics, ConsumerRebalanceListener rebalanceListener) {
        listener = rebalanceListener;
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        List<Runnable> due = List.copyOf(rebalances);
        rebalances.clear();
        due.forEach(Runnable::run);
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> batch = new HashMap<>();
        int room = maxPollRecords;
        for (var entry : logs.entrySet()) {
            Long position = positions.get(entry.getKey());
            if (position != null && !paused.contains(entry.getKey())) {
                int from = position.intValue();
                int to = Math.min(from + room, entry.getValue().size());
                if (to > from) {
                    batch.put(entry.getKey(), List.copyOf(entry.getValue().subList(from, to)));
                    positions.put(entry.getKey(), (long) to);
                    room -= to - from;
                }
            }
        }
        return new ConsumerRecords<>(batch, Map.of());
    }

    @Override
    public synchronized Set<TopicPartition> paused() {
        return Set.copyOf(paused);
    }

    @Override
    public synchronized void pause(Collection<TopicPartition> names) {
        requireAssigned(names);
        paused.addAll(names);
    }

    @Override
    public synchronized void resume(Collection<TopicPartition> names) {
        requireAssigned(names);
        paused.removeAll(names);
    }

    @Override
    public synchronized void commitAsync(
            Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
        if (commitFailures > 0) {
            commitFailures--;
            callback.onComplete(offsets, new TimeoutException("as the test wants"));
        } else {
            commitSync(offsets, Duration.ZERO);
            callback.onComplete(offsets, null);
        }
    }

    @Override
    public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
        requireAssigned(offsets.keySet());
        offsets.forEach((name, position) -> commitFromElsewhere(name, position.offset(), position.metadata()));
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> names, Duration timeout) {
        if (readFailures > 0) {
            readFailures--;
            throw new TimeoutException("as the test wants");
        }
        Map<TopicPartition, OffsetAndMetadata> found = new HashMap<>();
        for (TopicPartition name : names) {
            Long position = committed.get(name);
            found.put(name, position == null ? null : new OffsetAndMetadata(position, note(name)));
        }
        return found;
    }

    @Override
    public synchronized List<PartitionInfo> partitionsFor(String topic, Duration timeout) {
        Node[] none = {};
        return logs.keySet().stream()
                .map(name -> new PartitionInfo(topic, name.partition(), null, none, none))
                .toList();
    }

    @Override
    public synchronized void close(CloseOptions option) {
        closed = true;
    }

    @Override
    public synchronized boolean closed() {
        return closed;
    }

    private void remove(TopicPartition... names) {
        for (TopicPartition name : names) {
            positions.remove(name);
            paused.remove(name);
        }
    }

    private void requireAssigned(Collection<TopicPartition> names) {
        if (!positions.keySet().containsAll(names)) {
            throw new IllegalStateException(names + " are not all among the assigned " + positions.keySet());
        }
    }

    private ConsumerRebalanceListener listener() {
        return Objects.requireNonNull(listener);
    }
}
