package dev.quire.llm;

import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.ReplyDelta;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Gathers the pieces of one answer into deltas. The first piece goes out at once; what comes later goes out together when
 * {@code interval} has passed since the last delta, also when the model pauses then. What is left at the end is not sent:
 * the final reply follows at that moment and holds it all.
 *
 * <p>Pieces come from the request's lane; the timer's threads send what has waited.
 */
final class DeltaStream implements ChatModel.TextListener, AutoCloseable {
    private final LlmRequest request;
    private final Duration interval;
    private final InstantSource clock;
    private final Timer timer;
    private final Consumer<ReplyDelta> out;

    /** Held while sending too, so that deltas keep their order. Not a monitor: an abandoned lane must not wait for it. */
    private final ReentrantLock lock = new ReentrantLock();

    private final StringBuilder gathered = new StringBuilder();
    private int index;
    private Instant nextAt = Instant.MIN;
    private boolean waiting;
    private boolean closed;

    /** Runs a task once, after the delay, on a thread of its own; tests move their clock instead. */
    interface Timer {
        void after(Duration delay, Runnable task);

        /** On virtual threads, which cost next to nothing while they sleep. */
        static Timer onVirtualThreads() {
            return (delay, task) -> Thread.ofVirtual().name("delta").start(() -> {
                try {
                    Thread.sleep(delay);
                } catch (InterruptedException _) {
                    return;
                }
                task.run();
            });
        }
    }

    DeltaStream(LlmRequest request, Duration interval, InstantSource clock, Timer timer, Consumer<ReplyDelta> out) {
        this.request = request;
        this.interval = interval;
        this.clock = clock;
        this.timer = timer;
        this.out = out;
    }

    /** What follows replaces what was sent. */
    @Override
    public void restart() {
        locked(() -> {
            gathered.setLength(0);
            index = 0;
            nextAt = Instant.MIN;
        });
    }

    @Override
    public void accept(String piece) {
        locked(() -> {
            gathered.append(piece);
            sendOrWait();
        });
    }

    /** Nothing is sent once this has returned. */
    @Override
    public void close() {
        locked(() -> closed = true);
    }

    private void waited() {
        locked(() -> {
            waiting = false;
            sendOrWait();
        });
    }

    private void sendOrWait() {
        if (closed || gathered.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        if (!now.isBefore(nextAt)) {
            out.accept(new ReplyDelta(
                    request.sessionId(), request.messageId(), index, gathered.toString(), request.notBefore(now)));
            gathered.setLength(0);
            index++;
            nextAt = now.plus(interval);
        } else if (!waiting) {
            waiting = true;
            timer.after(Duration.between(now, nextAt), this::waited);
        }
    }

    private void locked(Runnable change) {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
