package dev.quire.cli.load;

/**
 * Looks for the highest rate that is held: upwards by halves until one is not, then between the two. Pure; for one thread.
 */
final class RateSearch {
    private static final double GROWTH = 1.5;

    private final double highest;
    private final double precision;
    private double held;
    private double missed;
    private double next;

    /**
     * @param first rate to try, messages a second
     * @param highest that is worth trying
     * @param precision how far apart, as a part of the held one, the held and the missed rate may end up
     */
    RateSearch(double first, double highest, double precision) {
        this.highest = highest;
        this.precision = precision;
        missed = Double.POSITIVE_INFINITY;
        next = first;
    }

    /** The rate to try now. */
    double next() {
        return next;
    }

    void tried(boolean isHeld) {
        if (isHeld) {
            held = Math.max(held, next);
        } else {
            missed = Math.min(missed, next);
        }
        next = Double.isInfinite(missed) ? Math.min(highest, held * GROWTH) : (held + missed) / 2;
    }

    /** The distance is small enough, the highest is held, or so little is held that nothing is worth looking for. */
    boolean isDone() {
        return held >= highest || missed - held <= precision * held || missed < 1;
    }

    /** 0 if none was. */
    double held() {
        return held;
    }
}
