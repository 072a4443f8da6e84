package dev.quire.gateway;

import dev.quire.schemas.socket.CloseCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent on one socket: goes out in the order of the offers, one at a time. Offering neither sends nor
 * blocks, so it may be done under a lock; who has offered then calls {@link #flush}, which sends on the caller's thread, without
 * a lock. Nobody waits for a slow reader: when its socket takes more, the thread that learns of it goes on. Safe for use by
 * many threads.
 */
final class Outbox {
    /** The sending side of a socket. Called by one thread at a time, without a lock of ours; must not block. */
    interface Wire {
        /** @param sent is told once, by any thread, perhaps before this returns; with null when all went well */
        void send(byte[] frame, Consumer<@Nullable Throwable> sent);

        /** @param sent as with {@link #send} */
        void ping(Consumer<@Nullable Throwable> sent);

        /** @param sent as with {@link #send} */
        void close(CloseCode code, String reason, Consumer<@Nullable Throwable> sent);

        /** The socket is of no use any more. */
        void cut();
    }

    @FunctionalInterface
    private interface Action {
        void on(Wire wire, Consumer<@Nullable Throwable> sent);
    }

    private record Item(int bytes, Action action) {}

    private enum Phase {
        /** Nothing is being sent. */
        IDLE,
        /** The wire is being given an item, and has not said yet that it is sent. */
        GIVING,
        /** It has said so; the thread that gave it goes on. */
        SENT_AT_ONCE,
        /** The wire will say when it is sent, and the thread that says it goes on. */
        UNDER_WAY
    }

    private final Wire wire;
    private final int limitBytes;
    private final Deque<Item> items = new ArrayDeque<>(2);

    /** Of the items and of the one that is being sent. */
    private int waitingBytes;

    private int beingSentBytes;
    private Phase phase = Phase.IDLE;
    private boolean closed;

    Outbox(Wire wire, int limitBytes) {
        this.wire = wire;
        this.limitBytes = limitBytes;
    }

    /** @return false if the queue is full; a frame of any size fits into an empty one */
    synchronized boolean offer(byte[] frame) {
        if (!closed) {
            if (waitingBytes > 0 && waitingBytes + frame.length > limitBytes) {
                return false;
            }
            add(frame.length, (to, sent) -> to.send(frame, sent));
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
            add(0, Wire::ping);
        }
    }

    /** Closes after what is waiting. Whatever is offered later is dropped. */
    synchronized void close(CloseCode code, String reason) {
        if (!closed) {
            closed = true;
            add(0, (to, sent) -> to.close(code, reason, sent));
        }
    }

    /** Closes after the frame that is being sent; what is waiting is dropped. */
    synchronized void dropAndClose(CloseCode code, String reason) {
        dropAll();
        close(code, reason);
    }

    /** Nothing more can be sent. */
    synchronized void abandon() {
        closed = true;
        dropAll();
    }

    /** Sends what waits, unless another thread is at it. */
    void flush() {
        for (Item item = take(); item != null; item = goOn() ? take() : null) {
            try {
                item.action().on(wire, this::sent);
            } catch (RuntimeException closedSocket) {
                sent(closedSocket);
            }
        }
    }

    private void add(int bytes, Action action) {
        items.addLast(new Item(bytes, action));
        waitingBytes += bytes;
    }

    private void dropAll() {
        items.clear();
        waitingBytes = beingSentBytes;
    }

    private synchronized @Nullable Item take() {
        Item item = phase == Phase.IDLE ? items.pollFirst() : null;
        if (item != null) {
            phase = Phase.GIVING;
            beingSentBytes = item.bytes();
        }
        return item;
    }

    /** @return whether the item is sent already, so that it is for this thread to go on */
    private synchronized boolean goOn() {
        boolean sentAtOnce = phase == Phase.SENT_AT_ONCE;
        phase = sentAtOnce ? Phase.IDLE : Phase.UNDER_WAY;
        return sentAtOnce;
    }

    private void sent(@Nullable Throwable deadSocket) {
        if (deadSocket != null) {
            abandon();
            wire.cut();
        }
        if (end()) {
            flush();
        }
    }

    /** @return whether it is for this thread to go on */
    private synchronized boolean end() {
        waitingBytes -= beingSentBytes;
        beingSentBytes = 0;
        boolean wasUnderWay = phase == Phase.UNDER_WAY;
        phase = wasUnderWay ? Phase.IDLE : Phase.SENT_AT_ONCE;
        return wasUnderWay;
    }
}
