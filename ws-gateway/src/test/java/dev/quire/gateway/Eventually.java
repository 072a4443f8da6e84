package dev.quire.gateway;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what takes milliseconds, with a cap that only a fault reaches. */
final class Eventually {
    private Eventually() {}

    static void holds(String what, Callable<Boolean> condition) {
        await(what)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .until(condition);
    }
}
