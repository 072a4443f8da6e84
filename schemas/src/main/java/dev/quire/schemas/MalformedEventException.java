package dev.quire.schemas;

import static java.util.Objects.requireNonNull;

/** A record's value is not an event of its topic. Asking again gives the same: the record belongs in the dead letters. */
public final class MalformedEventException extends RuntimeException {
    MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Names the field and what is wrong, nothing of the value and no Java class: client developers may see it. */
    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }
}
