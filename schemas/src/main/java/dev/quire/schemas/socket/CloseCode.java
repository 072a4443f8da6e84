package dev.quire.schemas.socket;

/** Why the gateway closed a socket: one code a cause, so that a client knows whether and how to come back. */
public enum CloseCode {
    /**
     * The gateway restarts. The reason reads {@code restart retryAfterMs=<n>}: come back after so many milliseconds, to be
     * let in by another gateway; each client is told another number.
     */
    RESTART(1012),
    INTERNAL_ERROR(1011),
    /** The token is forged, expired or not for this site: forget it and say hello without. */
    TOKEN_INVALID(4401),
    /** No hello came in time. */
    HELLO_TIMEOUT(4408),
    /** Nothing was said for a long time; come back with the cursor once the visitor does something. */
    IDLE(4410),
    /** A frame was so large that reading on would only cost: do not send it again. */
    FRAME_TOO_LARGE(4413),
    /** Too many frames in a row were rejected as bad input. */
    TOO_MANY_ERRORS(4422),
    /** Too many frames although they were rejected, or too many sockets of one address; come back with growing pauses. */
    RATE_LIMITED(4429),
    /** The client read too slowly and its queue was full; come back with the cursor. */
    SLOW_READER(4430),
    /** Nothing was heard for two heartbeats. */
    HEARTBEAT_MISSED(4440);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
