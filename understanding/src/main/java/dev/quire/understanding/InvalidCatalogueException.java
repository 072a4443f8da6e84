package dev.quire.understanding;

/** The catalogue cannot be used; the message names file, line and reason. */
public final class InvalidCatalogueException extends RuntimeException {
    InvalidCatalogueException(String file, int line, String reason) {
        super(file + ":" + line + ": " + reason);
    }
}
