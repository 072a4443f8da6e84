package dev.quire.schemas;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One topic of the catalogue.
 *
 * @param eventType the branch of {@link Event} its values belong to; for dead letters that of the topic they came from
 * @param partitions how many; equal for all topics keyed by session, so that a session has one partition number
 *     everywhere
 * @param retention how long records are kept
 */
public record Topic<E extends Event>(String name, Class<E> eventType, int partitions, Duration retention) {

    public Topic {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be at least 1: " + partitions);
        }
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
