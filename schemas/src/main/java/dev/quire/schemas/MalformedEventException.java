package dev.quire.schemas;

/** A record's value is not an event of its topic. Asking again gives the same: the record belongs in the dead letters. */
public final class MalformedEventException extends RuntimeException {
    MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
