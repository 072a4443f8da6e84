package dev.quire.understanding;

/** The catalogue cannot be used; the message names file or topic, line if there is one, and reason. */
public final class InvalidCatalogueException extends RuntimeException {
    InvalidCatalogueException(String file, int line, String reason) {
        super(file + ":" + line + ": " + reason);
    }

    InvalidCatalogueException(String topic, String reason) {
        super(topic + ": " + reason);
    }
}
