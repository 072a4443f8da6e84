package dev.quire.intents;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was used last, up to a total weight; what was not used for longest goes first, however often it was used before. For
 * one thread.
 */
final class RecentlyUsed<K, V> {
    private final long mostWeight;
    private final ToLongFunction<V> weigher;
    private final SequencedMap<K, Weighed<V>> values = new LinkedHashMap<>();
    private long weight;

    private record Weighed<V>(V value, long weight) {}

    RecentlyUsed(long mostWeight, ToLongFunction<V> weigher) {
        this.mostWeight = mostWeight;
        this.weigher = weigher;
    }

    @Nullable V get(K key) {
        Weighed<V> found = values.remove(key);
        if (found == null) {
            return null;
        }
        values.putLast(key, found);
        return found.value;
    }

    /** Weighs it, and lets go what is too much then, this one too if it alone is. */
    void put(K key, V value) {
        remove(key);
        Weighed<V> weighed = new Weighed<>(value, weigher.applyAsLong(value));
        values.putLast(key, weighed);
        weight += weighed.weight;
        while (weight > mostWeight) {
            weight -= values.pollFirstEntry().getValue().weight;
        }
    }

    void remove(K key) {
        Weighed<V> removed = values.remove(key);
        if (removed != null) {
            weight -= removed.weight;
        }
    }
}
