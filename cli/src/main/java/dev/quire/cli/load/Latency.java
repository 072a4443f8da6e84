package dev.quire.cli.load;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Percentiles in milliseconds; all 0 if nothing was measured. */
record Latency(double p50Ms, double p90Ms, double p99Ms, double p999Ms, double maxMs) {
    private static final double MICROSECONDS_PER_MILLISECOND = 1_000;

    /** @param microseconds whose values are microseconds */
    static Latency of(Histogram microseconds) {
        return new Latency(
                at(microseconds, 50),
                at(microseconds, 90),
                at(microseconds, 99),
                at(microseconds, 99.9),
                microseconds.getMaxValue() / MICROSECONDS_PER_MILLISECOND);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f  p90 %.1f  p99 %.1f  p99.9 %.1f  max %.1f ms",
                p50Ms,
                p90Ms,
                p99Ms,
                p999Ms,
                maxMs);
    }

    private static double at(Histogram microseconds, double percentile) {
        return microseconds.getValueAtPercentile(percentile) / MICROSECONDS_PER_MILLISECOND;
    }
}
