package dev.quire.local;

import java.io.PrintWriter;
import java.time.Duration;

/** A line for each part once it is ready: for files and pipes. */
record PlainProgress(PrintWriter out) implements Progress {

    @Override
    public void starting(String part) {}

    @Override
    public void ready(String part, Duration took) {
        out.println(Progress.line(part, "ready in " + Progress.seconds(took)));
        out.flush();
    }

    @Override
    public void close() {}
}
