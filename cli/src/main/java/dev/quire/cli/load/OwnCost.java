package dev.quire.cli.load;

import java.time.Duration;
import java.util.Locale;

/**
 * What this process itself took, so that nobody mistakes its limit for that of what it measures.
 *
 * @param cpuSeconds of all its threads
 * @param cpuShare of all the machine's processors, 0 to 1
 */
record OwnCost(double cpuSeconds, double cpuShare) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** When a measurement began. */
    record Start(long nanoTime, Duration cpu) {
        static Start now() {
            return new Start(System.nanoTime(), cpuSoFar());
        }

        OwnCost untilNow() {
            double seconds = (System.nanoTime() - nanoTime) / NANOS_PER_SECOND;
            double cpuSeconds = cpuSoFar().minus(cpu).toNanos() / NANOS_PER_SECOND;
            return new OwnCost(
                    cpuSeconds, cpuSeconds / seconds / Runtime.getRuntime().availableProcessors());
        }

        private static Duration cpuSoFar() {
            return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.1f CPU seconds, %.0f %% of this machine's %d processors",
                cpuSeconds,
                100 * cpuShare,
                Runtime.getRuntime().availableProcessors());
    }
}
