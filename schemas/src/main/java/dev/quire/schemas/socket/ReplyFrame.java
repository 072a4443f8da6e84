package dev.quire.schemas.socket;

import dev.quire.schemas.Cursor;
import java.nio.charset.StandardCharsets;

/** The frame of a reply or notice: the event's bytes with {@code "cursor"} as their first field. */
public final class ReplyFrame {
    private ReplyFrame() {}

    /**
     * Puts the cursor in front without parsing the event.
     *
     * @param event a JSON object with at least one field, UTF-8, as {@code chat.replies} holds it
     */
    public static byte[] of(Cursor cursor, byte[] event) {
        if (event.length <= "{}".length() || event[0] != '{') {
            throw new IllegalArgumentException("Not a JSON object with a field");
        }
        byte[] field = ("{\"cursor\":\"" + cursor + "\",").getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[field.length + event.length - 1];
        System.arraycopy(field, 0, frame, 0, field.length);
        System.arraycopy(event, 1, frame, field.length, event.length - 1);
        return frame;
    }
}
