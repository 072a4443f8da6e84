package dev.quire.intents;

import dev.quire.schemas.MalformedEventException;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one partition: each {@link Exchange} as JSON under {@code <session>/<slot>}, so that a message costs one
 * small write however long its conversation is. Once a session has as many exchanges as are kept, the newest takes the slot
 * of the oldest, which saves a deletion, here and in the changelog. What was last in use is also at hand in memory, where
 * nothing has to be read. The time of a value's last change stands beside it, so that idle ones are found without reading
 * the JSON. For one task and its thread.
 */
final class ConversationStore {
    static final String NAME = "conversations";

    private static final int SLOT_DIGITS = 10;

    /** Of the partition's sessions that talk at the moment, some hundreds. A session that falls out is read again. */
    private static final long AT_HAND_BYTES = 4L * 1024 * 1024;

    private final TimestampedKeyValueStore<String, byte[]> store;
    private final int exchangesKept;
    private final int exchangesAtHand;
    private final RecentlyUsed<SessionId, Stored> atHand = new RecentlyUsed<>(AT_HAND_BYTES, Stored::approximateBytes);

    /** Where the search for what is idle goes on; null for the beginning. */
    private @Nullable String next;

    /** Exchanges since that search went on. */
    private int added;

    /**
     * @param exchangesKept of each session, the latest
     * @param exchangesAtHand how many of them are mostly asked for
     */
    ConversationStore(ProcessingContext context, int exchangesKept, int exchangesAtHand) {
        this.store = context.getStateStore(NAME);
        this.exchangesKept = exchangesKept;
        this.exchangesAtHand = exchangesAtHand;
    }

    static StoreBuilder<TimestampedKeyValueStore<String, byte[]>> builder() {
        return Stores.timestampedKeyValueStoreBuilder(
                        Stores.persistentTimestampedKeyValueStore(NAME), Serdes.String(), Serdes.ByteArray())
                // A cache would hold back the changelog until the next commit.
                .withCachingDisabled();
    }

    /** @throws MalformedEventException if what is stored is not ours */
    Stored conversation(SessionId session) {
        Stored known = atHand.get(session);
        return known != null ? known : read(session);
    }

    private Stored read(SessionId session) {
        List<Slot> slots = new ArrayList<>();
        try (KeyValueIterator<String, ValueAndTimestamp<byte[]>> values =
                store.prefixScan(session + "/", new StringSerializer())) {
            while (values.hasNext()) {
                KeyValue<String, ValueAndTimestamp<byte[]>> value = values.next();
                slots.add(Slot.of(slotIn(value.key), value.value.value()));
            }
        }
        slots.sort(Comparator.comparingLong(Slot::exchangeNumber));
        Stored conversation = new Stored(session);
        slots.forEach(conversation::append);
        atHand.put(session, conversation);
        return conversation;
    }

    /** Where an exchange lies, or will. */
    private record Slot(long place, Exchange exchange, int jsonBytes) {
        /** An older version stored no numbers and took a slot only once, so that the slots were in order. */
        static Slot of(long place, byte[] json) {
            Exchange exchange = Exchange.read(json);
            return new Slot(place, exchange.number() == null ? exchange.numbered(place) : exchange, json.length);
        }

        long exchangeNumber() {
            return Objects.requireNonNull(exchange.number());
        }
    }

    /**
     * Adds an exchange that is new, instead of the oldest if there are as many as are kept.
     *
     * @param exchange as the {@linkplain Stored#next next} of the conversation
     * @param json of the exchange
     */
    void add(Stored conversation, Exchange exchange, byte[] json, Instant now) {
        while (conversation.slots.size() > exchangesKept) {
            store.delete(key(conversation.session, conversation.forgetOldest()));
        }
        long place;
        if (conversation.slots.size() == exchangesKept) {
            place = conversation.forgetOldest();
        } else {
            place = conversation.freeSlot();
            added++;
        }
        put(conversation.session, place, json, now);
        conversation.append(new Slot(place, exchange, json.length));
        weigh(conversation);
    }

    /** Of an exchange that is known already. */
    void replace(Stored conversation, Exchange exchange, Instant now) {
        byte[] json = exchange.json();
        long place = Objects.requireNonNull(conversation.slots.get(exchange.messageId()));
        put(conversation.session, place, json, now);
        conversation.latest.computeIfPresent(exchange.messageId(), (_, _) -> new Stored.AtHand(exchange, json.length));
        weigh(conversation);
    }

    /**
     * Looks at the next few values and removes those that did not change since {@code now - idleAfter}; at the end it
     * begins anew. Call it often, since nobody is answered meanwhile: it looks at {@code atLeast} values, or at twice as
     * many as were taken anew since the last call, so that however fast they are added, they are removed faster.
     */
    void removeIdle(long nowMs, Duration idleAfter, int atLeast) {
        int atMost = Math.max(atLeast, 2 * added);
        added = 0;
        try (KeyValueIterator<String, ValueAndTimestamp<byte[]>> values = store.range(next, null)) {
            for (int seen = 0; seen < atMost && values.hasNext(); seen++) {
                KeyValue<String, ValueAndTimestamp<byte[]>> value = values.next();
                if (value.value.timestamp() <= nowMs - idleAfter.toMillis()) {
                    store.delete(value.key);
                    atHand.remove(sessionIn(value.key));
                }
            }
            next = values.hasNext() ? values.peekNextKey() : null;
        }
    }

    private void put(SessionId session, long slot, byte[] json, Instant now) {
        store.put(key(session, slot), ValueAndTimestamp.make(json, now.toEpochMilli()));
    }

    private void weigh(Stored conversation) {
        atHand.put(conversation.session, conversation);
    }

    /** In the order of slots, which have digits enough. No session id holds a slash. */
    private static String key(SessionId session, long slot) {
        String digits = Long.toString(slot);
        return session + "/" + "0".repeat(SLOT_DIGITS - digits.length()) + digits;
    }

    private static SessionId sessionIn(String key) {
        return new SessionId(key.substring(0, key.indexOf('/')));
    }

    private static long slotIn(String key) {
        return Long.parseLong(key.substring(key.indexOf('/') + 1));
    }

    /** A session as the store has it. */
    final class Stored implements Conversation {
        private static final int BYTES = 300;
        private static final int BYTES_OF_SLOT = 100;
        private static final int BYTES_OF_EXCHANGE = 400;

        private final SessionId session;

        /** Of all that is kept, oldest first. */
        private final SequencedMap<MessageId, Long> slots = new LinkedHashMap<>();

        /** The last ones, oldest first. */
        private final SequencedMap<MessageId, AtHand> latest = new LinkedHashMap<>();

        private long nextNumber;

        private record AtHand(Exchange exchange, int jsonBytes) {}

        private Stored(SessionId session) {
            this.session = session;
        }

        /** As the next of this conversation. */
        Exchange next(Exchange exchange) {
            return exchange.numbered(nextNumber);
        }

        private long freeSlot() {
            return slots.values().stream().mapToLong(taken -> taken + 1).max().orElse(0);
        }

        private void append(Slot slot) {
            Exchange exchange = slot.exchange();
            nextNumber = slot.exchangeNumber() + 1;
            slots.putLast(exchange.messageId(), slot.place());
            latest.putLast(exchange.messageId(), new AtHand(exchange, slot.jsonBytes()));
            if (latest.size() > exchangesAtHand) {
                latest.pollFirstEntry();
            }
        }

        /** @return its slot */
        private long forgetOldest() {
            Map.Entry<MessageId, Long> oldest = slots.pollFirstEntry();
            latest.remove(oldest.getKey());
            return oldest.getValue();
        }

        private int approximateBytes() {
            return BYTES
                    + BYTES_OF_SLOT * slots.size()
                    + latest.values().stream()
                            .mapToInt(one -> BYTES_OF_EXCHANGE + one.jsonBytes)
                            .sum();
        }

        @Override
        public Optional<Exchange> exchange(MessageId message) {
            AtHand one = latest.get(message);
            if (one != null) {
                return Optional.of(one.exchange);
            }
            return Optional.ofNullable(slots.get(message)).flatMap(this::read);
        }

        private Optional<Exchange> read(long slot) {
            byte[] json = ValueAndTimestamp.getValueOrNull(store.get(key(session, slot)));
            return json == null
                    ? Optional.empty()
                    : Optional.of(Slot.of(slot, json).exchange());
        }

        @Override
        public List<Exchange> latest(int most) {
            return exchanges(latestFirst(), most);
        }

        @Override
        public List<Exchange> before(MessageId message, int most) {
            return exchanges(
                    latestFirst().dropWhile(later -> !later.equals(message)).skip(1), most);
        }

        private Stream<MessageId> latestFirst() {
            return slots.sequencedKeySet().reversed().stream();
        }

        /** @return oldest first */
        private List<Exchange> exchanges(Stream<MessageId> latestFirst, int most) {
            return latestFirst
                    .limit(most)
                    .flatMap(message -> exchange(message).stream())
                    .toList()
                    .reversed();
        }
    }
}
