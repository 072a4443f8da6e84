package dev.quire.cli.load;

/** The run cannot go on. The message is one line for whoever sits at the terminal. */
public final class GatewayTroubleException extends RuntimeException {
    GatewayTroubleException(String message) {
        super(message);
    }
}
