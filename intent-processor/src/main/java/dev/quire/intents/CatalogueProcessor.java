package dev.quire.intents;

import dev.quire.understanding.Catalogue;
import dev.quire.understanding.CatalogueFile;
import dev.quire.understanding.InvalidCatalogueException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts each catalogue of {@code chat.intents} in force. It belongs to a global store: every instance reads the whole
 * topic, at its start before the first message, on a thread of Streams' own. What is no catalogue changes nothing.
 */
final class CatalogueProcessor extends ContextualProcessor<byte[], byte[], Void, Void> {
    static final String STORE = "catalogue";

    private static final Logger log = LoggerFactory.getLogger(CatalogueProcessor.class);

    private final CurrentMatcher matcher;
    private final IntentMetrics metrics;

    CatalogueProcessor(CurrentMatcher matcher, IntentMetrics metrics) {
        this.matcher = matcher;
        this.metrics = metrics;
    }

    /** What Streams wants of a global store; the topic itself is its changelog. */
    static StoreBuilder<KeyValueStore<byte[], byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.ByteArray(), Serdes.ByteArray())
                .withLoggingDisabled();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            CatalogueFile.published(record.key(), record.value()).ifPresentOrElse(this::publish, matcher::takeBack);
            log.info("The catalogue in force is version={}", version());
        } catch (InvalidCatalogueException e) {
            metrics.catalogueRefused();
            log.error("A record is no catalogue; kept version={} reason={}", version(), e.getMessage());
        }
    }

    private void publish(Catalogue catalogue) {
        matcher.publish(catalogue);
        metrics.catalogueChanged();
    }

    private String version() {
        return matcher.get().catalogue().version();
    }
}
