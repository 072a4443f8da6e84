package dev.quire.llm;

import dev.quire.llm.lanes.ConsumerLoop;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Gives the loop its thread for as long as the application runs. Started last and stopped first, so the drain on SIGTERM
 * still finds producer and model at work.
 */
final class ConsumerLoopLifecycle implements SmartLifecycle, HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(ConsumerLoopLifecycle.class);

    private final ConsumerLoop loop;
    private final Duration longestTurn;
    private final Consumer<Throwable> onCrash;
    private @Nullable Thread thread;

    /**
     * @param longestTurn after this long without a poll the worker is not ready; longer than a drain
     * @param onCrash hears of the bug or the refusal that ended the loop; must not wait for the application to end
     */
    ConsumerLoopLifecycle(ConsumerLoop loop, Duration longestTurn, Consumer<Throwable> onCrash) {
        this.loop = loop;
        this.longestTurn = longestTurn;
        this.onCrash = onCrash;
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofPlatform().name("consumer-loop").start(this::run);
    }

    private void run() {
        try {
            loop.run();
        } catch (Throwable crash) { // Whatever it was: a worker that does not poll must not look alive.
            log.error("The consumer loop crashed", crash);
            onCrash.accept(crash);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        loop.stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null && thread.isAlive();
    }

    /** Up while the worker is a member of its group and polls. */
    @Override
    public Health health() {
        return loop.isPolling(longestTurn)
                ? Health.up().build()
                : Health.outOfService().build();
    }
}
