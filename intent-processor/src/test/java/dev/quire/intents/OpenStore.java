package dev.quire.intents;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;

/** The store of one task without Kafka: real RocksDB, no changelog. */
final class OpenStore implements AutoCloseable {
    private final MockProcessorContext<byte[], byte[]> context;
    private final TimestampedKeyValueStore<String, byte[]> store =
            ConversationStore.builder().withLoggingDisabled().build();

    OpenStore(Path directory) {
        context = new MockProcessorContext<>(new Properties(), new TaskId(0, 0), directory.toFile());
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

    @Override
    public void close() {
        store.close();
    }
}
