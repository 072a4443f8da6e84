package dev.quire.gateway;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings replies and deltas from Kafka to whoever waits for them, on one thread of its own. It assigns the partitions to
 * itself: no group, no commits. Whatever goes wrong with Kafka, it starts again where it stood, for ever.
 */
final class RepliesReader implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RepliesReader.class);

    private static final String REPLIES = TopicCatalogue.REPLIES.name();

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(250);
    private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    /** Of the topic's id. The history sink writes the same into its cursors. */
    private static final int EPOCH_LENGTH = 12;

    private final SparseLog sparseLog = new SparseLog(log);
    private final Map<String, Object> connection;
    private final int backlog;
    private final SessionRegistry sessions;
    private final ReplyTails tails;
    private final GatewayMetrics metrics;

    /** Where to go on after trouble; like {@link #epoch} used by the reader's thread only. */
    private final Map<TopicPartition, Long> nextOffsets = new HashMap<>();

    private String epoch = "";
    private Map<TopicPartition, Long> endAtBegin = Map.of();
    private volatile boolean stopped;
    private volatile boolean ready;
    private volatile @Nullable Thread thread;

    /** @param connection how to reach Kafka, and whatever else the operator set */
    RepliesReader(
            Map<String, Object> connection,
            GatewayProperties.Replies limits,
            SessionRegistry sessions,
            ReplyTails tails,
            GatewayMetrics metrics) {
        this.connection = connection;
        this.backlog = limits.tailRecords();
        this.sessions = sessions;
        this.tails = tails;
        this.metrics = metrics;
    }

    /** Whether everything that was in the topic at the start and is still of interest has been read. */
    boolean isReady() {
        return ready;
    }

    @Override
    public void start() {
        Thread reader = Thread.ofPlatform().name("replies-reader").unstarted(this::run);
        thread = reader;
        reader.start();
    }

    @Override
    public boolean isRunning() {
        return thread != null && !stopped;
    }

    /** Starts before the web server, and goes on until the last HTTP request has its reply. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        stopped = true;
        Thread reader = thread;
        if (reader == null) {
            return;
        }
        // It may be waiting for a Kafka that is not there.
        reader.interrupt();
        try {
            if (!reader.join(STOP_TIMEOUT)) {
                log.warn("The replies reader did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped) {
            try (Consumer<String, byte[]> consumer = newConsumer()) {
                follow(consumer);
            } catch (KafkaException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                log.warn("Cannot read replies, trying again error={} cause={}", e.getMessage(), cause.toString());
                pause();
            } catch (RuntimeException bug) {
                log.error("Reading replies failed, trying again", bug);
                pause();
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        try {
            begin(consumer);
            while (!stopped) {
                consumer.poll(POLL_TIMEOUT).forEach(this::deliver);
                ready = ready || hasCaughtUp(consumer);
            }
        } catch (InterruptException stop) {
            log.debug("Interrupted by stop");
        } finally {
            // An interrupted thread could not close the consumer in peace.
            var _ = Thread.interrupted();
        }
    }

    private Consumer<String, byte[]> newConsumer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Positions are set here; one that Kafka no longer has is trouble, and trouble starts again.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void begin(Consumer<String, byte[]> consumer) {
        beginEpoch(describeReplies());
        List<TopicPartition> replies = followed(TopicCatalogue.REPLIES);
        List<TopicPartition> deltas = followed(TopicCatalogue.DELTAS);
        consumer.assign(Stream.concat(replies.stream(), deltas.stream()).toList());
        Map<TopicPartition, Long> first = consumer.beginningOffsets(replies);
        endAtBegin = consumer.endOffsets(replies);
        endAtBegin.forEach((partition, end) -> {
            long from = nextOffsets.getOrDefault(partition, end - backlog);
            consumer.seek(partition, Math.clamp(from, first.getOrDefault(partition, 0L), end));
        });
        consumer.seekToEnd(deltas);
    }

    /** All of them: any session may have its visitor here. */
    private static List<TopicPartition> followed(Topic<?> topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }

    private TopicDescription describeReplies() {
        try (Admin admin = Admin.create(connection)) {
            return Objects.requireNonNull(admin.describeTopics(List.of(REPLIES))
                    .allTopicNames()
                    .get(ADMIN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .get(REPLIES));
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Cannot describe " + REPLIES, e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void beginEpoch(TopicDescription topic) {
        int partitions = topic.partitions().size();
        if (partitions != TopicCatalogue.REPLIES.partitions()) {
            throw new KafkaException(REPLIES + " has " + partitions + " partitions instead of "
                    + TopicCatalogue.REPLIES.partitions() + ": `quire topics` creates it right");
        }
        String current = topic.topicId().toString().substring(0, EPOCH_LENGTH);
        if (!current.equals(epoch)) {
            nextOffsets.clear();
            epoch = current;
            tails.begin(current);
        }
    }

    private void deliver(ConsumerRecord<String, byte[]> event) {
        boolean isReply = event.topic().equals(REPLIES);
        if (isReply) {
            nextOffsets.put(new TopicPartition(REPLIES, event.partition()), event.offset() + 1);
        }
        switch (EventHead.read(event.value(), event.key()).orElse(null)) {
            case EventHead.OfReply(ReplyId id, MessageId inReplyTo)
            when isReply -> deliver(reply(event, id, inReplyTo, true));
            case EventHead.OfNotice(ReplyId id, MessageId inReplyTo)
            when isReply -> deliver(reply(event, id, inReplyTo, false));
            case EventHead.OfDelta(MessageId inReplyTo)
            when !isReply ->
                sessions.subscribers(event.partition(), event.key())
                        .forEach(subscriber -> subscriber.delta(inReplyTo, event.value()));
            case null, default -> {
                metrics.malformedReply();
                sparseLog.warn(
                        "Malformed, not sent on topic={} partition={} offset={}",
                        event.topic(),
                        event.partition(),
                        event.offset());
            }
        }
    }

    private LiveReply reply(ConsumerRecord<String, byte[]> event, ReplyId id, MessageId inReplyTo, boolean isFinal) {
        Cursor cursor = new Cursor(epoch, event.partition(), event.offset());
        return new LiveReply(cursor, event.key(), id, inReplyTo, isFinal, event.value());
    }

    private void deliver(LiveReply reply) {
        // The tail first: who joins reads it after joining, and so misses nothing.
        tails.add(reply);
        sessions.subscribers(reply.cursor().partition(), reply.session())
                .forEach(subscriber -> subscriber.reply(reply));
    }

    private boolean hasCaughtUp(Consumer<String, byte[]> consumer) {
        return endAtBegin.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(RESTART_PAUSE.toNanos());
        } catch (InterruptedException e) {
            stopped = true;
        }
    }
}
