package dev.quire.local;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A line for each part, written again and again in its place, for a terminal that knows ANSI's control sequences. */
final class LiveProgress implements Progress {
    private static final long REDRAW_MS = 100;
    private static final String CLEAR_LINE = "\r\033[K";

    private sealed interface State {
        record Waiting() implements State {}

        record Starting(Instant since) implements State {}

        record Ready(Duration took) implements State {}
    }

    private final PrintWriter out;
    private final InstantSource clock;
    private final Map<String, State> states = new LinkedHashMap<>();
    private final ScheduledExecutorService redraw;
    private boolean closed;

    /** @param parts in the order of their lines */
    LiveProgress(PrintWriter out, InstantSource clock, List<String> parts) {
        this.out = out;
        this.clock = clock;
        parts.forEach(part -> states.put(part, new State.Waiting()));
        states.values().forEach(state -> out.println());
        redraw = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("progress").factory());
        var _ = redraw.scheduleAtFixedRate(this::draw, 0, REDRAW_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void starting(String part) {
        states.put(part, new State.Starting(clock.instant()));
    }

    @Override
    public synchronized void ready(String part, Duration took) {
        states.put(part, new State.Ready(took));
    }

    @Override
    public synchronized void close() {
        draw();
        closed = true;
        redraw.shutdownNow();
    }

    private synchronized void draw() {
        if (closed) {
            return;
        }
        StringBuilder screen = new StringBuilder("\033[" + states.size() + "A");
        states.forEach((part, state) -> screen.append(CLEAR_LINE)
                .append(Progress.line(part, text(state)))
                .append('\n'));
        out.print(screen);
        out.flush();
    }

    private String text(State state) {
        return switch (state) {
            case State.Waiting() -> "waiting";
            case State.Starting(Instant since) ->
                "starting, " + Progress.seconds(Duration.between(since, clock.instant()));
            case State.Ready(Duration took) -> "ready in " + Progress.seconds(took);
        };
    }
}
