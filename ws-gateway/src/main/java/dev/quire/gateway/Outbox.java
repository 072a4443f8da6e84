package dev.quire.gateway;

import dev.quire.schemas.socket.CloseCode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits to be sent on one socket. Offering never blocks; a virtual thread sends, and lives only while something
 * waits, so an idle socket costs no thread. Safe for use by many threads.
 */
final class Outbox {
    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    /** The sending side of a socket. Called by one thread at a time; may block. */
    interface Wire {
        void send(byte[] frame) throws IOException;

        void ping() throws IOException;

        void close(CloseCode code, String reason) throws IOException;

        /** The socket is of no use any more. */
        void cut();
    }

    @FunctionalInterface
    private interface Action {
        void on(Wire wire) throws IOException;
    }

    private record Item(int bytes, Action action) {}

    private final Wire wire;
    private final Executor executor;
    private final int limitBytes;
    private final Deque<Item> items = new ArrayDeque<>(2);

    /** Of the items and of the one that is being sent. */
    private int waitingBytes;

    private boolean sending;
    private boolean closed;

    Outbox(Wire wire, Executor executor, int limitBytes) {
        this.wire = wire;
        this.executor = executor;
        this.limitBytes = limitBytes;
    }

    /** @return false if the queue is full; a frame of any size fits into an empty one */
    synchronized boolean offer(byte[] frame) {
        if (!closed) {
            if (waitingBytes > 0 && waitingBytes + frame.length > limitBytes) {
                return false;
            }
            add(new Item(frame.length, to -> to.send(frame)));
        }
        return true;
    }

    /**
     * For what the visitor can do without.
     *
     * @return false if it was left out because the queue is half full already
     */
    synchronized boolean offerIfRoom(byte[] frame) {
        return closed || (waitingBytes + frame.length <= limitBytes / 2 && offer(frame));
    }

    synchronized void ping() {
        if (!closed) {
            add(new Item(0, Wire::ping));
        }
    }

    /** Closes after what is waiting. Whatever is offered later is dropped. */
    synchronized void close(CloseCode code, String reason) {
        if (!closed) {
            closed = true;
            add(new Item(0, to -> to.close(code, reason)));
        }
    }

    /** Closes after the frame that is being sent; what is waiting is dropped. */
    synchronized void dropAndClose(CloseCode code, String reason) {
        items.clear();
        close(code, reason);
    }

    /** Nothing more can be sent. */
    synchronized void abandon() {
        closed = true;
        items.clear();
    }

    private void add(Item item) {
        items.addLast(item);
        waitingBytes += item.bytes();
        if (!sending) {
            sending = true;
            executor.execute(this::sendAll);
        }
    }

    private void sendAll() {
        for (Item item = next(null); item != null; item = next(item)) {
            try {
                item.action().on(wire);
            } catch (IOException | RuntimeException deadSocket) {
                giveUp();
            } catch (Error error) { // Such as a full heap: nothing more would be sent, and nobody told.
                try {
                    log.error("Sending failed", error);
                } finally {
                    giveUp();
                }
            }
        }
    }

    private void giveUp() {
        abandon();
        wire.cut();
    }

    private synchronized @Nullable Item next(@Nullable Item sent) {
        waitingBytes -= sent == null ? 0 : sent.bytes();
        Item item = items.pollFirst();
        if (item == null) {
            // Dropped items have been counted too.
            waitingBytes = 0;
            sending = false;
        }
        return item;
    }
}
