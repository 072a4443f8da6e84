package dev.quire.intents;

import dev.quire.schemas.EventJson;
import dev.quire.schemas.MalformedEventException;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
 * The sessions of one partition: the ids of a session's latest messages under its id, and each {@link Exchange} under
 * {@code <session>/<message>}, all as JSON. So a message costs two small writes, however long its conversation is. The
 * time of a value's last change stands beside it, so that idle ones are found without reading the JSON.
 */
final class ConversationStore {
    static final String NAME = "exchanges";

    private final TimestampedKeyValueStore<String, byte[]> store;

    /** Where the search for what is idle goes on; null for the beginning. */
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

    /** @throws MalformedEventException if what is stored is not ours */
    Stored conversation(SessionId session) {
        byte[] ids = get(session.value());
        return new Stored(
                session,
                ids == null ? List.of() : EventJson.read(ids, MessageIds.class).messages());
    }

    /**
     * Adds an exchange, or replaces the one of the same message, and forgets the oldest beyond {@code most}.
     *
     * @param exchange its JSON
     */
    void add(Stored conversation, MessageId message, byte[] exchange, int most, Instant now) {
        SessionId session = conversation.session;
        List<MessageId> messages = Stream.concat(
                        conversation.messages.stream().filter(known -> !known.equals(message)), Stream.of(message))
                .toList();
        int tooMany = Math.max(0, messages.size() - most);
        messages.subList(0, tooMany).forEach(oldest -> store.delete(key(session, oldest)));
        // First: an exchange that is lost in a crash is decided anew, one that no list names would stay unseen.
        put(session.value(), EventJson.write(new MessageIds(messages.subList(tooMany, messages.size()))), now);
        put(key(session, message), exchange, now);
    }

    Optional<Exchange> exchange(SessionId session, MessageId message) {
        return Optional.ofNullable(get(key(session, message))).map(Exchange::read);
    }

    /** Of an exchange that is known already. */
    void replace(SessionId session, Exchange exchange, Instant now) {
        put(key(session, exchange.messageId()), exchange.json(), now);
    }

    /**
     * Looks at the next few values and removes those that did not change since {@code now - idleAfter}. Call it often:
     * the pause that it makes in answering is bounded by {@code atMost}, at the end it begins anew.
     */
    void removeIdle(long nowMs, Duration idleAfter, int atMost) {
        try (KeyValueIterator<String, ValueAndTimestamp<byte[]>> values = store.range(next, null)) {
            for (int seen = 0; seen < atMost && values.hasNext(); seen++) {
                KeyValue<String, ValueAndTimestamp<byte[]>> value = values.next();
                if (value.value.timestamp() <= nowMs - idleAfter.toMillis()) {
                    store.delete(value.key);
                }
            }
            next = values.hasNext() ? values.peekNextKey() : null;
        }
    }

    private byte @Nullable [] get(String key) {
        return ValueAndTimestamp.getValueOrNull(store.get(key));
    }

    private void put(String key, byte[] value, Instant now) {
        store.put(key, ValueAndTimestamp.make(value, now.toEpochMilli()));
    }

    /** No session id holds a slash. */
    private static String key(SessionId session, MessageId message) {
        return session + "/" + message;
    }

    /** Oldest first. */
    private record MessageIds(List<MessageId> messages) {
        private MessageIds {
            messages = List.copyOf(messages);
        }
    }

    /** A session as the store has it. Only its list of messages has been read. */
    final class Stored implements Conversation {
        private final SessionId session;
        private final List<MessageId> messages;

        private Stored(SessionId session, List<MessageId> messages) {
            this.session = session;
            this.messages = messages;
        }

        @Override
        public Optional<Exchange> exchange(MessageId message) {
            return ConversationStore.this.exchange(session, message);
        }

        @Override
        public List<Exchange> latest(int most) {
            return exchanges(messages.size(), most);
        }

        @Override
        public List<Exchange> before(MessageId message, int most) {
            return exchanges(Math.max(0, messages.indexOf(message)), most);
        }

        private List<Exchange> exchanges(int end, int most) {
            return messages.subList(Math.max(0, end - most), end).stream()
                    .flatMap(message -> exchange(message).stream())
                    .toList();
        }
    }
}
