package dev.quire.intents;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.StreamsConfig;

/** What the guarantees and the speed of this service rest on. The reasons in full: docs/decisions/0003. */
final class StreamsSettings {
    /** Also the prefix of the changelog's name. */
    static final String APPLICATION_ID = "intent-processor";

    private static final Duration A_YEAR = Duration.ofDays(365);

    private StreamsSettings() {}

    /** @return the settings that do not say where Kafka is */
    static Properties of(IntentsProperties intents) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.STREAMS.name);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, intents.threads());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, intents.replicationFactor());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, intents.stateDirectory().toString());
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);

        // Every input is answered at least once; ids that follow from the message make the answers one.
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        // How much is answered again after a crash. Each commit holds up what arrives meanwhile for two round trips.
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, OversizedDeadLetters.class);

        // Streams would collect records for 100 ms before sending them.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        // A poll sometimes sleeps for all of this although records have come: KAFKA-20780, mended after 4.2.2.
        settings.put(StreamsConfig.POLL_MS_CONFIG, 25);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        // A message does not wait for answers that are still to be fetched from chat.replies: they are only context.
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);

        // While Kafka is away: wait. Giving up a record that a later one may overtake would turn the order.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG), Integer.MAX_VALUE);
        settings.put(StreamsConfig.TASK_TIMEOUT_MS_CONFIG, A_YEAR.toMillis());
        return settings;
    }
}
