package dev.quire.local;

import java.time.Duration;
import java.util.Locale;

/** Shows how a stack comes up. */
sealed interface Progress extends StartListener, AutoCloseable permits LiveProgress, PlainProgress {

    /** Shows the last state and nothing after it. */
    @Override
    void close();

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    static String line(String part, String state) {
        return String.format(Locale.ROOT, "  %-17s %s", part, state);
    }
}
