package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one visitor message. The client makes it, so a retry is the same message. */
public record MessageId(@JsonValue UUID value) {

    /** @throws IllegalArgumentException if {@code text} is not a UUID in its canonical 36-character form */
    @JsonCreator
    public static MessageId parse(String text) {
        return new MessageId(CanonicalUuid.parse(text));
    }

    public static MessageId random() {
        return new MessageId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
