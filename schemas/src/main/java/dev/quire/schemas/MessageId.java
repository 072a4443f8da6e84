package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one visitor message. The client makes it, so a retry is the same message. */
public record MessageId(@JsonValue UUID value) {

    /** @throws IllegalArgumentException if {@code text} is not a UUID in its canonical 36-character form */
    @JsonCreator
    public static MessageId parse(String text) {
        UUID value = UUID.fromString(text);
        // UUID.fromString also takes "1-1-1-1-1"; two spellings of one id would be two messages to a client.
        if (!value.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("A message id is a UUID such as 8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c");
        }
        return new MessageId(value);
    }

    public static MessageId random() {
        return new MessageId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
