package dev.quire.local;

/** A part of the stack did not start, with a message fit for whoever ran the command. */
public final class LocalServerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LocalServerException(String message) {
        super(message);
    }

    public LocalServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
