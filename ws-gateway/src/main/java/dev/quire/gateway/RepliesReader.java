package dev.quire.gateway;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the replies and deltas of the sessions that are here, on one thread of its own, which alone touches the consumer.
 * It assigns the partitions to itself: no group, no commits. Whatever goes wrong with Kafka, it starts again where it
 * stood, for ever.
 */
final class RepliesReader implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RepliesReader.class);

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(250);
    private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    /**
     * A broker holds one request of ours until there is something to say, and a partition that is added meanwhile is in
     * the next one only.
     */
    private static final Duration FETCH_WAIT = Duration.ofMillis(100);

    private final Map<String, Object> connection;
    private final PartitionFollower follower;
    private final ReplyDispatcher dispatcher;
    private final Runnable onCrash;
    private final Semaphore demand = new Semaphore(0);
    private volatile boolean stopped;
    private volatile boolean ready;
    private @Nullable Consumer<?, ?> current;
    private volatile @Nullable Thread thread;

    /**
     * @param connection how to reach Kafka, and whatever else the operator set
     * @param onCrash is told when reading has ended for good; must not wait for the application to end
     */
    RepliesReader(
            Map<String, Object> connection,
            FollowedPartitions followed,
            PartitionFollower follower,
            ReplyDispatcher dispatcher,
            Runnable onCrash) {
        this.connection = connection;
        this.follower = follower;
        this.dispatcher = dispatcher;
        this.onCrash = onCrash;
        followed.wakeReaderWith(this::wakeUp);
    }

    /** Whether Kafka has said once what there is to read. */
    boolean isReady() {
        return ready;
    }

    @Override
    public void start() {
        Thread reader = Thread.ofPlatform().name("replies-reader").unstarted(this::runOrCrash);
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

    private void runOrCrash() {
        try {
            run();
        } catch (Throwable crash) { // No memory, no stack: a gateway that shows no reply must not look alive.
            stopped = true;
            ready = false;
            try {
                log.error("The replies reader crashed", crash);
            } finally {
                onCrash.run();
            }
        }
    }

    private void run() {
        while (!stopped) {
            try (RepliesTopic topic = new RepliesTopic(connection);
                    Consumer<String, byte[]> consumer = newConsumer()) {
                follow(consumer, topic);
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

    private void follow(Consumer<String, byte[]> consumer, RepliesTopic topic) {
        try {
            use(consumer);
            follower.begin(topic.epoch());
            ready = true;
            while (!stopped) {
                round(consumer, topic);
            }
        } catch (InterruptException stop) {
            log.debug("Interrupted by stop");
        } finally {
            use(null);
            // An interrupted thread could not close the consumer in peace.
            var _ = Thread.interrupted();
        }
    }

    private void round(Consumer<String, byte[]> consumer, RepliesTopic topic) {
        try {
            if (follower.adjust(consumer, topic::epoch)) {
                // An empty partition is caught up before anything comes.
                follower.announceCaughtUp(consumer);
                consumer.poll(POLL_TIMEOUT).forEach(this::deliver);
                follower.announceCaughtUp(consumer);
            } else {
                awaitDemand();
            }
        } catch (WakeupException demandHasChanged) {
            log.debug("Woken up");
        }
    }

    private void deliver(ConsumerRecord<String, byte[]> event) {
        if (ReplyDispatcher.isOfReplies(event)) {
            follower.advance(event.partition(), event.offset() + 1);
        }
        dispatcher.deliver(event, follower.epoch());
    }

    /** Some session needs a partition that is not read. */
    private synchronized void wakeUp() {
        demand.release();
        if (current != null) {
            current.wakeup();
        }
    }

    /** Under the lock, so that nobody wakes a consumer that is closed. */
    private synchronized void use(@Nullable Consumer<?, ?> consumer) {
        current = consumer;
    }

    private void awaitDemand() {
        try {
            if (demand.tryAcquire(POLL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                demand.drainPermits();
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private Consumer<String, byte[]> newConsumer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Positions are set here; one that Kafka no longer has is trouble, and trouble starts again.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) FETCH_WAIT.toMillis());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(RESTART_PAUSE.toNanos());
        } catch (InterruptedException e) {
            stopped = true;
        }
    }
}
