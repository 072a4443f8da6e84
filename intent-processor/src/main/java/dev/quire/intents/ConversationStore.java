package dev.quire.intents;

import dev.quire.schemas.SessionId;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one partition, by session id: a {@link Conversation} as JSON, with the time of its last change beside
 * it, so that idle ones are found without reading the JSON.
 */
final class ConversationStore {
    static final String NAME = "conversations";

    private final TimestampedKeyValueStore<String, byte[]> store;

    /** Where the search for idle sessions goes on; null for the beginning. */
    private @Nullable String next;

    private ConversationStore(TimestampedKeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    static ConversationStore of(ProcessingContext context) {
        return new ConversationStore(context.getStateStore(NAME));
    }

    static StoreBuilder<TimestampedKeyValueStore<String, byte[]>> builder() {
        return Stores.timestampedKeyValueStoreBuilder(
                        Stores.persistentTimestampedKeyValueStore(NAME), Serdes.String(), Serdes.ByteArray())
                // A cache would hold back the changelog until the next commit.
                .withCachingDisabled();
    }

    byte @Nullable [] get(SessionId session) {
        return ValueAndTimestamp.getValueOrNull(store.get(session.value()));
    }

    void put(SessionId session, byte[] conversation, Instant now) {
        store.put(session.value(), ValueAndTimestamp.make(conversation, now.toEpochMilli()));
    }

    /**
     * Looks at the next few sessions and removes those that did not change since {@code now - idleAfter}. Call it often:
     * the pause that it makes in answering is bounded by {@code atMost}, at the end it begins anew.
     */
    void removeIdle(long nowMs, Duration idleAfter, int atMost) {
        try (KeyValueIterator<String, ValueAndTimestamp<byte[]>> sessions = store.range(next, null)) {
            for (int seen = 0; seen < atMost && sessions.hasNext(); seen++) {
                KeyValue<String, ValueAndTimestamp<byte[]>> session = sessions.next();
                if (session.value.timestamp() <= nowMs - idleAfter.toMillis()) {
                    store.delete(session.key);
                }
            }
            next = sessions.hasNext() ? sessions.peekNextKey() : null;
        }
    }
}
