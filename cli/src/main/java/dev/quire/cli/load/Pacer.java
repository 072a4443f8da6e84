package dev.quire.cli.load;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Lets messages go when they are due. What is late goes at once: nothing is left out and nothing waits for answers. */
final class Pacer {
    /** A stopped run ends within this, however low its rate. */
    private static final long LONGEST_NAP_NANOS = 50_000_000;

    private Pacer() {}

    @FunctionalInterface
    interface Departure {
        void depart(long index, long dueNanoTime);
    }

    /**
     * Returns after the last departure, or soon after {@code stopped}. On the caller's thread.
     *
     * @param beginNanoTime of the schedule, as {@link System#nanoTime} counts
     */
    static void run(Schedule schedule, long beginNanoTime, BooleanSupplier stopped, Departure departure) {
        long messages = schedule.messages();
        for (long index = 0; index < messages; index++) {
            long due = beginNanoTime + schedule.dueNanos(index);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                if (stopped.getAsBoolean()) {
                    return;
                }
                LockSupport.parkNanos(Math.min(wait, LONGEST_NAP_NANOS));
            }
            if (stopped.getAsBoolean()) {
                return;
            }
            departure.depart(index, due);
        }
    }
}
