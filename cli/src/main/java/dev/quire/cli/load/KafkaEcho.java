package dev.quire.cli.load;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The least that two hops over Kafka can be: a record there, its copy back. {@code acks=all}, no linger, one consumer
 * thread for each hop, as many partitions as the chat's topics. Its topics and groups exist from the constructor to
 * {@link #close}.
 */
final class KafkaEcho implements AutoCloseable {
    private static final int PARTITIONS = 12;
    private static final String PADDING = "x".repeat(300);
    private static final long HIGHEST_MICROSECONDS = TimeUnit.HOURS.toMicros(1);
    private static final Duration ASSIGNMENT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String name = "quire-load-echo-" + UUID.randomUUID();
    private final String there = name + "-there";
    private final String back = name + "-back";
    private final String bootstrapServers;
    private final Admin admin;
    private final Producer<String, String> first;
    private final Producer<String, String> second;
    private final List<Thread> threads;
    private final CountDownLatch assigned = new CountDownLatch(2 * PARTITIONS);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile Round round = new Round();
    private volatile boolean closed;

    /** What comes back late counts in its own round. */
    private static final class Round {
        private final ConcurrentHistogram latency = new ConcurrentHistogram(HIGHEST_MICROSECONDS, 3);
        private final LongAdder returned = new LongAdder();
    }

    /** @param admin not closed here */
    KafkaEcho(String bootstrapServers, Admin admin) {
        this.bootstrapServers = bootstrapServers;
        this.admin = admin;
        get(admin.createTopics(List.of(
                        new NewTopic(there, Optional.of(PARTITIONS), Optional.empty()),
                        new NewTopic(back, Optional.of(PARTITIONS), Optional.empty())))
                .all());
        first = producer();
        second = producer();
        threads = List.of(poll(there, this::echo), poll(back, this::arrived));
    }

    /** Waits until both hops have all their partitions. */
    void awaitReady() throws InterruptedException {
        if (!assigned.await(ASSIGNMENT.toMillis(), TimeUnit.MILLISECONDS)) {
            throwFailure();
            throw new GatewayTroubleException("The echo's consumers got no partitions at " + bootstrapServers
                    + " within " + ASSIGNMENT.toSeconds() + " s");
        }
    }

    /** Returns when all are back, or after {@code patience}. */
    Latency measure(Schedule schedule, Duration patience, Interruption interruption) throws InterruptedException {
        Round current = new Round();
        round = current;
        long begin = System.nanoTime();
        Pacer.run(schedule, begin, interruption::isRequested, (index, due) -> {
            String key = Long.toString(due);
            var _ = first.send(new ProducerRecord<>(there, key, PADDING));
        });
        long giveUp = System.nanoTime() + patience.toNanos();
        while (current.returned.sum() < schedule.messages()
                && !interruption.isRequested()
                && System.nanoTime() - giveUp < 0) {
            throwFailure();
            interruption.await(Duration.ofMillis(10));
        }
        if (current.returned.sum() < schedule.messages() && !interruption.isRequested()) {
            throw new GatewayTroubleException("The bare echo lost records: " + current.returned.sum() + " of "
                    + schedule.messages() + " came back");
        }
        return Latency.of(current.latency);
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        first.close();
        second.close();
        // Nothing was committed: what stays of a group is only its name.
        var _ = admin.deleteConsumerGroups(List.of(there, back)).all();
        get(admin.deleteTopics(List.of(there, back)).all());
    }

    private void echo(ConsumerRecord<String, String> record) {
        var _ = second.send(new ProducerRecord<>(back, record.key(), record.value()));
    }

    private void arrived(ConsumerRecord<String, String> record) {
        long nanos = System.nanoTime() - Long.parseLong(record.key());
        Round current = round;
        current.latency.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, HIGHEST_MICROSECONDS));
        current.returned.increment();
    }

    private void throwFailure() {
        RuntimeException trouble = failure.get();
        if (trouble != null) {
            throw new KafkaException("The bare echo failed", trouble);
        }
    }

    private Producer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new StringSerializer());
    }

    private Thread poll(String topic, Consumer<ConsumerRecord<String, String>> handler) {
        return Thread.ofPlatform().daemon().name(topic).start(() -> {
            try (KafkaConsumer<String, String> consumer = consumer(topic)) {
                consumer.subscribe(List.of(topic), new Assigned());
                while (!closed) {
                    consumer.poll(POLL).forEach(handler);
                }
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            }
        });
    }

    private KafkaConsumer<String, String> consumer(String group) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        group,
                        "group.protocol",
                        "consumer",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private final class Assigned implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(_ -> assigned.countDown());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        } catch (ExecutionException e) {
            throw new KafkaException("Cannot create or delete the echo's topics", e.getCause());
        }
    }
}
