package dev.quire.llm.lanes;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of one key, handled one after another in the order in which they were added.
 *
 * <pre>
 *            add                close              abandon
 *   IDLE ───────────▶ RUNNING ─────────▶ CLOSED ─────────────▶ ABANDONED
 *    ▲                  │ ▲ │            the record at work     the record at work
 *    │                  │ └─┘ next       goes on, the others    is interrupted and
 *    └──────────────────┘    record      are dropped            not reported any more
 *       nothing waiting
 * </pre>
 *
 * A lane without work has no thread. {@link #add}, {@link #close} and {@link #abandon} are called by the loop's thread,
 * the rest by the lane's own; the fields are guarded by this.
 */
final class Lane {
    private enum State {
        IDLE,
        RUNNING,
        CLOSED,
        ABANDONED
    }

    /** Hears from the lane's thread what became of its records. */
    interface Listener {
        void started(long waitedNanos);

        void finished(Lane lane, ConsumerRecord<byte[], byte[]> record);

        /** The handler threw what it must not throw: a bug. The lane is dead. */
        void failed(ConsumerRecord<byte[], byte[]> record, Throwable bug);
    }

    private record Waiting(ConsumerRecord<byte[], byte[]> record, long sinceNanos) {}

    private final RecordHandler handler;
    private final Listener listener;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private State state = State.IDLE;
    private @Nullable Thread worker;

    Lane(RecordHandler handler, Listener listener) {
        this.handler = handler;
        this.listener = listener;
    }

    synchronized void add(ConsumerRecord<byte[], byte[]> record) {
        if (state == State.CLOSED || state == State.ABANDONED) {
            throw new IllegalStateException("The lane is " + state);
        }
        waiting.addLast(new Waiting(record, System.nanoTime()));
        if (state == State.IDLE) {
            state = State.RUNNING;
            worker = Thread.ofVirtual().name("lane-" + record.partition()).start(this::run);
        }
    }

    /**
     * Starts no more records; the one at work goes on.
     *
     * @return how many records were waiting and are dropped
     */
    synchronized int close() {
        state = State.CLOSED;
        int dropped = waiting.size();
        waiting.clear();
        return dropped;
    }

    /** Closes, and interrupts the record at work, if any. */
    synchronized void abandon() {
        close();
        state = State.ABANDONED;
        if (worker != null) {
            worker.interrupt();
        }
    }

    /** No record is waiting or at work. */
    synchronized boolean isIdle() {
        return state == State.IDLE;
    }

    private void run() {
        Waiting current = next();
        while (current != null) {
            ConsumerRecord<byte[], byte[]> record = current.record();
            try {
                listener.started(System.nanoTime() - current.sinceNanos());
                handler.handle(record);
            } catch (Throwable thrown) { // Not only Exception: an Error must not end in this thread unheard either.
                if (!isAbandoned()) {
                    listener.failed(record, thrown);
                }
                return;
            }
            current = next(); // Before reporting: whoever hears of the last record finds the lane idle.
            if (!isAbandoned()) {
                listener.finished(this, record);
            }
        }
    }

    private synchronized boolean isAbandoned() {
        return state == State.ABANDONED;
    }

    private synchronized @Nullable Waiting next() {
        Waiting next = waiting.pollFirst();
        if (next == null) {
            worker = null;
            if (state == State.RUNNING) {
                state = State.IDLE;
            }
        }
        return next;
    }
}
