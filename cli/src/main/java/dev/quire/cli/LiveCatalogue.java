package dev.quire.cli;

import dev.quire.schemas.CatalogueEvent;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The one record of {@code chat.intents} that counts: the last. Its methods throw a KafkaException on any trouble. */
final class LiveCatalogue {
    private static final String TOPIC = TopicCatalogue.INTENTS.name();
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;

    /** @param kafka where it is, and how long to wait for it */
    LiveCatalogue(Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** @param catalogue null to take back whatever was published */
    void publish(@Nullable CatalogueEvent catalogue) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        byte[] value = catalogue == null ? null : EventJson.write(catalogue);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, CatalogueEvent.KEY, value))
                    .get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException("Cannot write to " + TOPIC, e.getCause());
        }
    }

    /** @return empty if none was published, or the last was taken back */
    Optional<CatalogueEvent> read() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        byte[] last = null;
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (CatalogueEvent.KEY.equals(record.key())) {
                        last = record.value();
                    }
                }
            }
        }
        return Optional.ofNullable(last).map(TopicCatalogue.INTENTS::read);
    }
}
