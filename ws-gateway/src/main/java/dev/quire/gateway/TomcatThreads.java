package dev.quire.gateway;

import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.net.SocketProcessorBase;
import org.apache.tomcat.util.threads.TaskQueue;
import org.apache.tomcat.util.threads.TaskThreadFactory;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;

/**
 * Tomcat's threads, as it would make them itself, but for one thing: when a frame has gone out at once, Tomcat hands the news
 * to a thread of its pool, so that a sender that sends again from there does not nest. {@link Outbox} does not nest, and
 * waking a thread for each frame costs more than the rest of sending; so the sender is told on its own thread.
 */
final class TomcatThreads extends ThreadPoolExecutor {
    /** Whether this thread is sending. */
    private static final ThreadLocal<Boolean> SENDING = ThreadLocal.withInitial(() -> false);

    private static final long KEEP_ALIVE_SECONDS = 60;

    private TomcatThreads(TomcatServerProperties.Threads threads, TaskQueue queue) {
        super(
                threads.getMinSpare(),
                threads.getMax(),
                KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS,
                queue,
                new TaskThreadFactory("tomcat-", true, Thread.NORM_PRIORITY));
    }

    static TomcatThreads of(TomcatServerProperties.Threads threads) {
        TaskQueue queue = new TaskQueue(threads.getMaxQueueCapacity());
        TomcatThreads pool = new TomcatThreads(threads, queue);
        queue.setParent(pool);
        return pool;
    }

    /** Runs {@code send}, and on this thread too what Tomcat wants to be done when the frame is out. */
    static void sending(Runnable send) {
        SENDING.set(true);
        try {
            send.run();
        } finally {
            SENDING.set(false);
        }
    }

    /** Work on a socket takes locks that a sender must not wait for; it always gets a thread of the pool. */
    @Override
    public void execute(Runnable task) {
        if (SENDING.get() && !(task instanceof SocketProcessorBase<?>)) {
            task.run();
        } else {
            super.execute(task);
        }
    }
}
