package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a reply in {@code chat.replies}, written {@code epoch.partition.offset}. Opaque to clients: they hand
 * the last one back when they return.
 *
 * @param epoch 1 to 32 letters, digits, {@code _} or {@code -}; tells one life of the topic from another (a deleted and
 *     re-created topic starts at offset 0 again)
 */
public record Cursor(String epoch, int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{1,32})\\.(\\d{1,6})\\.(\\d{1,18})");

    public Cursor {
        if (!FORM.matcher(epoch + "." + partition + "." + offset).matches()) {
            throw new IllegalArgumentException("Not a cursor: " + epoch + "." + partition + "." + offset);
        }
    }

    /** @throws IllegalArgumentException if {@code text} is not {@code epoch.partition.offset} */
    @JsonCreator
    public static Cursor parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("A cursor reads epoch.partition.offset");
        }
        return new Cursor(form.group(1), Integer.parseInt(form.group(2)), Long.parseLong(form.group(3)));
    }

    @JsonValue
    @Override
    public String toString() {
        return epoch + "." + partition + "." + offset;
    }
}
