package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A record's value: one JSON object with {@code type}, its ids and {@code at}. Its key in Kafka is the session id.
 * Each topic carries one branch of this hierarchy, see {@link TopicCatalogue}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Event
        permits MessageEvent, LookupEvent, LlmRequestEvent, ReplyEvent, DeltaEvent, FeedbackEvent, HandOverEvent {

    SessionId sessionId();

    /** When it happened, UTC, to the millisecond. */
    Instant at();

    /**
     * The time to stamp on something that follows from this event: {@code now}, but never before the event itself, so
     * that sorting a conversation by time never shows an answer above its question when two machines' clocks differ.
     */
    default Instant notBefore(Instant now) {
        return now.isBefore(at()) ? at() : milliseconds(now);
    }

    static Instant milliseconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    static String requireText(String text, String name) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        return text;
    }
}
