package dev.quire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LiveProgressTest {
    private static final Instant BEGUN = Instant.parse("2026-11-23T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(BEGUN);
    private final InstantSource clock = now::get;
    private final StringWriter output = new StringWriter();

    @Test
    void showsEachPartInItsLineWithItsStateAndSeconds() {
        try (LiveProgress progress =
                new LiveProgress(new PrintWriter(output), clock, List.of("kafka", "redis", "ws-gateway"))) {
            progress.starting("kafka");
            progress.starting("redis");
            progress.ready("redis", Duration.ofMillis(310));
            now.set(BEGUN.plusMillis(2_400));
        }

        assertThat(lastScreen())
                .containsExactly(
                        "  kafka             starting, 2.4 s",
                        "  redis             ready in 0.3 s",
                        "  ws-gateway        waiting");
    }

    @Test
    void drawsNothingOnceClosed() {
        LiveProgress progress = new LiveProgress(new PrintWriter(output), clock, List.of("kafka"));
        progress.close();
        String before = output.toString();

        progress.ready("kafka", Duration.ofSeconds(1));
        progress.close();

        assertThat(output).hasToString(before);
    }

    /** What the last drawing left on the terminal: all after the last "three lines up" sequence. */
    private List<String> lastScreen() {
        String all = output.toString();
        return all.substring(all.lastIndexOf("\033[3A") + "\033[3A".length())
                .replace("\r\033[K", "")
                .lines()
                .toList();
    }
}
