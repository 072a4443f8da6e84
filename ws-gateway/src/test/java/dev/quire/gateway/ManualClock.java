package dev.quire.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that goes by when a test says so. */
final class ManualClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");

    void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
