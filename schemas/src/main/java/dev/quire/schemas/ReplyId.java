package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Names one reply or notice. It is computed from the message it answers, so whoever answers the same message again,
 * after a crash or on another machine, gives the same id and the reply stays one.
 */
public record ReplyId(@JsonValue UUID value) {

    /** @throws IllegalArgumentException if {@code text} is not a UUID in its canonical 36-character form */
    @JsonCreator
    public static ReplyId parse(String text) {
        return new ReplyId(CanonicalUuid.parse(text));
    }

    /** The id of the one final reply to a message, whichever service writes it. */
    public static ReplyId finalReplyTo(MessageId message) {
        return new ReplyId(uuid5(message.value(), "final"));
    }

    /** The id of a notice to a message; {@code kind} tells several notices to one message apart. */
    public static ReplyId noticeTo(MessageId message, String kind) {
        return new ReplyId(uuid5(message.value(), "notice:" + kind));
    }

    /** A name-based UUID, version 5 (SHA-1), as RFC 9562 section 5.5 defines it. */
    private static UUID uuid5(UUID namespace, String name) {
        MessageDigest sha1;
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException everyJdkHasSha1) {
            throw new AssertionError(everyJdkHasSha1);
        }
        sha1.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .flip());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
