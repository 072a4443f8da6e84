package dev.quire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerIT {
    private static final TopicPartition PARTITION = new TopicPartition("words", 0);

    @Test
    void recordsOutliveACrashAndAnOrderlyStop(@TempDir Path directory) throws Exception {
        try (KafkaServer kafka = server(directory)) {
            kafka.start();
            createTopic(kafka);
            produce(kafka, "before the crash");

            kafka.kill();
            kafka.start();
            produce(kafka, "after the crash");
            kafka.stop();
            kafka.start();

            assertThat(read(kafka)).containsExactly("before the crash", "after the crash");
        }
    }

    @Test
    void aFrozenBrokerIsSilentAndThenGoesOn(@TempDir Path directory) throws Exception {
        try (KafkaServer kafka = server(directory)) {
            kafka.start();
            createTopic(kafka);

            kafka.pause();
            assertThatThrownBy(() -> topics(kafka, Duration.ofSeconds(1)))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);

            kafka.resume();
            assertThat(topics(kafka, Duration.ofSeconds(30))).contains(PARTITION.topic());
        }
    }

    @Test
    void aTopicIsNotCreatedByAsking(@TempDir Path directory) throws Exception {
        try (KafkaServer kafka = server(directory)) {
            kafka.start();

            try (KafkaProducer<String, String> producer = producer(kafka, Duration.ofSeconds(1))) {
                assertThatThrownBy(() -> producer.send(new ProducerRecord<>("nobody-made-it", "x"))
                                .get())
                        .hasCauseInstanceOf(TimeoutException.class);
            }

            assertThat(topics(kafka, Duration.ofSeconds(30))).isEmpty();
        }
    }

    @Test
    void aBrokerThatCannotStartSaysWhy(@TempDir Path directory) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                KafkaServer kafka = new KafkaServer(directory, Ports.anyFree(), taken.getLocalPort())) {
            assertThatThrownBy(kafka::start)
                    .isInstanceOf(LocalServerException.class)
                    .hasMessageContaining("kafka ended with exit code 1")
                    .hasMessageContaining("Address already in use");
        }
    }

    private static KafkaServer server(Path directory) {
        return new KafkaServer(directory, Ports.anyFree(), Ports.anyFree());
    }

    private static void createTopic(KafkaServer kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static List<String> topics(KafkaServer kafka, Duration timeout) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "request.timeout.ms",
                (int) timeout.toMillis(),
                "default.api.timeout.ms",
                (int) timeout.toMillis());
        try (Admin admin = Admin.create(settings)) {
            return List.copyOf(admin.listTopics().names().get());
        }
    }

    private static void produce(KafkaServer kafka, String value) throws Exception {
        try (KafkaProducer<String, String> producer = producer(kafka, Duration.ofSeconds(30))) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), value)).get();
        }
    }

    private static KafkaProducer<String, String> producer(KafkaServer kafka, Duration maxBlock) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.block.ms", maxBlock.toMillis()),
                new StringSerializer(),
                new StringSerializer());
    }

    private static List<String> read(KafkaServer kafka) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            return consumer.poll(Duration.ofSeconds(30)).records(PARTITION).stream()
                    .map(ConsumerRecord::value)
                    .toList();
        }
    }
}
