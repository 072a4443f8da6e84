package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names one conversation. It is the key of every record, so one session is one ordered line through the whole system.
 *
 * @param value 1 to 128 characters out of letters, digits, {@code . _ -}
 */
public record SessionId(@JsonValue String value) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    @JsonCreator
    public SessionId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("A session id is 1 to 128 letters, digits, '.', '_' or '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
