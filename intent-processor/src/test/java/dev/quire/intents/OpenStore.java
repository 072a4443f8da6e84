package dev.quire.intents;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** The store of one task without Kafka: real RocksDB, no changelog. */
final class OpenStore implements AutoCloseable {
    private final MockProcessorContext<byte[], byte[]> context;
    private final TimestampedKeyValueStore<String, byte[]> store =
            ConversationStore.builder().withLoggingDisabled().build();

    OpenStore(Path directory) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        context = new MockProcessorContext<>(settings, new TaskId(0, 0), directory.toFile());
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }

    MockProcessorContext<byte[], byte[]> context() {
        return context;
    }

    /** With nothing at hand, as after a start. */
    ConversationStore conversations(int exchangesKept, int exchangesAtHand) {
        return new ConversationStore(context, exchangesKept, exchangesAtHand);
    }

    void put(String key, byte[] json, Instant changed) {
        store.put(key, ValueAndTimestamp.make(json, changed.toEpochMilli()));
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, ValueAndTimestamp<byte[]>> values = store.all()) {
            values.forEachRemaining(value -> keys.add(value.key));
        }
        return keys;
    }

    @Override
    public void close() {
        store.close();
    }
}
