package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Six digits, leading zeros included; people write it with or without a '#' in front. */
public record OrderNumber(@JsonValue String digits) {
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

    @JsonCreator
    public OrderNumber {
        if (!SIX_DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("An order number has six digits");
        }
    }

    @Override
    public String toString() {
        return digits;
    }
}
