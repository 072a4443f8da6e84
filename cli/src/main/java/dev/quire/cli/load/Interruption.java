package dev.quire.cli.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM: the run stops where it is, and the process waits until its figures are printed. The exit code is
 * then the signal's, 130 or 143.
 */
final class Interruption implements AutoCloseable {
    private static final Duration TIME_TO_PRINT = Duration.ofSeconds(10);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onExit, "interruption");

    private Interruption() {}

    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Sleeps, less if interrupted. */
    void await(Duration atMost) throws InterruptedException {
        boolean _ = requested.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Everything is printed. */
    @Override
    public void close() {
        finished.countDown();
        if (!isRequested()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void onExit() {
        requested.countDown();
        try {
            boolean _ = finished.await(TIME_TO_PRINT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
