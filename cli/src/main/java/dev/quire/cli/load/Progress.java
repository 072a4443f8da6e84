package dev.quire.cli.load;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One line that changes, on a terminal; nothing elsewhere. For one thread. */
final class Progress {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final String TO_LINE_START_AND_CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private long shownNanoTime = System.nanoTime() - EVERY_NANOS;
    private boolean shown;

    Progress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** Whether a person looks: output and input are a terminal. */
    static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    void show(Supplier<String> line) {
        if (terminal && System.nanoTime() - shownNanoTime >= EVERY_NANOS) {
            shownNanoTime = System.nanoTime();
            shown = true;
            err.print(TO_LINE_START_AND_CLEAR + line.get());
            err.flush();
        }
    }

    void clear() {
        if (shown) {
            shown = false;
            err.print(TO_LINE_START_AND_CLEAR);
            err.flush();
        }
    }
}
