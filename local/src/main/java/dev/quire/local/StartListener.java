package dev.quire.local;

import java.time.Duration;

/** Hears how a stack comes up. Called from several threads. */
public interface StartListener {
    /** For who waits in silence. */
    StartListener SILENT = new StartListener() {
        @Override
        public void starting(String part) {}

        @Override
        public void ready(String part, Duration took) {}
    };

    void starting(String part);

    void ready(String part, Duration took);
}
