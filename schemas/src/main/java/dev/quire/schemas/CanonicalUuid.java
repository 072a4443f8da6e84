package dev.quire.schemas;

import java.util.UUID;

/** The 36-character form of a UUID, the only one taken: {@link UUID#fromString} also takes {@code 1-1-1-1-1}. */
final class CanonicalUuid {
    private CanonicalUuid() {}

    /** @throws IllegalArgumentException if {@code text} is anything else; capital letters are fine */
    static UUID parse(String text) {
        try {
            UUID value = UUID.fromString(text);
            if (value.toString().equalsIgnoreCase(text)) {
                return value;
            }
        } catch (IllegalArgumentException _) {
            // Its message quotes the text, which may be anything.
        }
        throw new IllegalArgumentException("An id is a UUID such as 8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c");
    }
}
