package dev.quire.schemas;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One topic of the catalogue.
 *
 * @param eventType what its values are: a branch of {@link Event}, unless it is not about sessions; for dead letters that
 *     of the topic they came from
 * @param partitions how many; equal for all topics keyed by session, so that a session has one partition number
 *     everywhere
 * @param retention how long records are kept; {@link #FOREVER}: the last one of each key for ever, compacted
 */
public record Topic<E>(String name, Class<E> eventType, int partitions, Duration retention) {

    public static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    public Topic {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be at least 1: " + partitions);
        }
    }

    public boolean isCompacted() {
        return retention.equals(FOREVER);
    }

    /** Where what a consumer of this topic could not process is kept, with the cause in {@link DeadLetterHeaders}. */
    public Topic<E> deadLetters() {
        return new Topic<>(name + ".dead-letters", eventType, 1, Duration.ofDays(30));
    }

    /** @throws MalformedEventException if the value is not an event of this topic */
    public E read(byte @Nullable [] value) {
        return EventJson.read(value, eventType);
    }

    @Override
    public String toString() {
        return name;
    }
}
