package dev.quire.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/**
 * Reads bodies so that slow ones cannot take all the threads that sockets need: so many at once, and each for so long. A
 * read that waits when the deadline is over is ended by {@link TomcatSockets}. Safe for use by many threads.
 */
final class BodyReader {
    sealed interface Outcome {}

    // Never compared by content, and nobody else has it.
    @SuppressWarnings("ArrayRecordComponent")
    record Complete(byte[] body) implements Outcome {}

    record TooLarge() implements Outcome {}

    /** It trickles in. */
    record TooSlow() implements Outcome {}

    /** As many as may be are read at this moment. */
    record NoPlace() implements Outcome {}

    /** Of a body that is too large: whoever is hung up on while sending may not hear why. */
    private static final int MAX_DISCARDED = 2 << 20;

    private final GatewayProperties.Chat limits;
    private final InstantSource clock;
    private final Semaphore places;

    BodyReader(GatewayProperties.Chat limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.places = new Semaphore(limits.maxReading());
    }

    /** @throws IOException if the client broke off, or nothing came: then Tomcat has answered 408 itself */
    Outcome read(InputStream from) throws IOException {
        if (!places.tryAcquire()) {
            return new NoPlace();
        }
        try {
            return readInTime(from);
        } finally {
            places.release();
        }
    }

    private Outcome readInTime(InputStream from) throws IOException {
        Instant deadline = clock.instant().plus(limits.bodyDeadline());
        byte[] body = new byte[limits.maxBodyBytes() + 1];
        int length = 0;
        int discarded = 0;
        while (discarded < MAX_DISCARDED && clock.instant().isBefore(deadline)) {
            boolean isFull = length == body.length;
            // Once it is too large, what it is does not matter.
            int at = isFull ? 0 : length;
            int read = from.read(body, at, body.length - at);
            if (read < 0) {
                return isFull ? new TooLarge() : new Complete(Arrays.copyOf(body, length));
            }
            if (isFull) {
                discarded += read;
            } else {
                length += read;
            }
        }
        return length == body.length ? new TooLarge() : new TooSlow();
    }
}
