package dev.quire.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The least that two hops over Kafka can be: a record there, its copy back, acks=all, no linger, twelve partitions. */
final class KafkaEcho implements RoundTrips.Sender, AutoCloseable {
    private static final String THERE = "benchmark.there";
    private static final String BACK = "benchmark.back";
    private static final int PARTITIONS = 12;
    private static final String PADDING = "x".repeat(300);

    private final String bootstrapServers;
    private final Producer<String, String> there;
    private final Producer<String, String> back;
    private final RoundTrips.Arrivals arrivals = new RoundTrips.Arrivals();
    private final List<Thread> threads;
    private volatile boolean closed;

    KafkaEcho(String bootstrapServers) throws InterruptedException, ExecutionException {
        this.bootstrapServers = bootstrapServers;
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(
                            new NewTopic(THERE, PARTITIONS, (short) 1), new NewTopic(BACK, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        there = producer();
        back = producer();
        threads = List.of(
                poll(THERE, record -> {
                    var _ = back.send(new ProducerRecord<>(BACK, record.key(), record.value()));
                }),
                poll(BACK, record -> arrivals.arrived(record.key(), System.nanoTime())));
    }

    RoundTrips.Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public void send(int index, String id) {
        var _ = there.send(new ProducerRecord<>(THERE, id, PADDING));
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(KafkaEcho::join);
        there.close();
        back.close();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Producer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new StringSerializer());
    }

    private Thread poll(String topic, Consumer<ConsumerRecord<String, String>> handler) {
        return Thread.ofPlatform().start(() -> {
            try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                    new StringDeserializer(),
                    new StringDeserializer())) {
                List<TopicPartition> all = IntStream.range(0, PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .toList();
                consumer.assign(all);
                while (!closed) {
                    consumer.poll(Duration.ofMillis(100)).forEach(handler);
                }
            }
        });
    }
}
