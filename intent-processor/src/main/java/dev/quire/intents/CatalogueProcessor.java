package dev.quire.intents;

import dev.quire.schemas.CatalogueEvent;
import dev.quire.schemas.MalformedEventException;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.understanding.CatalogueFile;
import dev.quire.understanding.InvalidCatalogueException;
import java.nio.charset.StandardCharsets;
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
 * topic, at its start before the first message, on a thread of Streams' own. What is no catalogue changes nothing:
 * {@code quire intents apply} refuses it, so somebody else wrote it.
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
        if (record.key() == null || !CatalogueEvent.KEY.equals(new String(record.key(), StandardCharsets.UTF_8))) {
            refuse("its key is not " + CatalogueEvent.KEY);
            return;
        }
        if (record.value() == null) {
            matcher.takeBack();
            log.info("The published catalogue was taken back version={}", version());
            return;
        }
        try {
            matcher.publish(CatalogueFile.published(TopicCatalogue.INTENTS.read(record.value())));
            metrics.catalogueChanged();
            log.info("A published catalogue is in force version={}", version());
        } catch (MalformedEventException | InvalidCatalogueException e) {
            refuse(e.toString());
        }
    }

    private void refuse(String reason) {
        metrics.catalogueRefused();
        log.error(
                "A record of {} is no catalogue; kept version={} reason={}", TopicCatalogue.INTENTS, version(), reason);
    }

    private String version() {
        return matcher.get().catalogue().version();
    }
}
