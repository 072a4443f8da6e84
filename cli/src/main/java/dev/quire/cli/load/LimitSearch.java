package dev.quire.cli.load;

/**
 * From the first try to the rate that is confirmed. Short tries find one, each of which may miss once; a long one confirms
 * it, lower and lower if it is missed. Pure but for what it is given to measure with; for one thread.
 */
final class LimitSearch {
    /** One hiccup of the machine must not halve what is found. */
    private static final int TRIES = 2;

    /** A confirmation that misses is repeated this much lower. */
    private static final double STEP_DOWN = 0.93;

    private static final int CONFIRMATIONS = 5;

    enum Verdict {
        HELD,
        MISSED,
        INTERRUPTED
    }

    /** Does this rate hold? */
    @FunctionalInterface
    interface Measurement {
        Verdict of(double rate) throws InterruptedException;
    }

    /** How the search ended. Rates are messages a second. */
    sealed interface Result {}

    record Confirmed(double rate) implements Result {}

    record NoneHeld(double lowestTried) implements Result {}

    /**
     * @param held by a short try
     * @param lastTried for long, and missed as those between
     */
    record Unconfirmed(double held, double lastTried) implements Result {}

    /**
     * @param held by a short try; 0 if none was
     * @param at the rate that was being measured
     */
    record Interrupted(double held, double at) implements Result {}

    private final RateSearch rates;
    private final Measurement shortTry;
    private final Measurement confirmation;

    LimitSearch(RateSearch rates, Measurement shortTry, Measurement confirmation) {
        this.rates = rates;
        this.shortTry = shortTry;
        this.confirmation = confirmation;
    }

    Result run() throws InterruptedException {
        double tried = rates.next();
        while (!rates.isDone()) {
            tried = rates.next();
            Verdict verdict = attempt(tried);
            if (verdict == Verdict.INTERRUPTED) {
                return new Interrupted(rates.held(), tried);
            }
            rates.tried(verdict == Verdict.HELD);
        }
        return rates.held() > 0 ? confirm(rates.held()) : new NoneHeld(tried);
    }

    private Verdict attempt(double rate) throws InterruptedException {
        Verdict verdict = shortTry.of(rate);
        for (int i = 1; i < TRIES && verdict == Verdict.MISSED; i++) {
            verdict = shortTry.of(rate);
        }
        return verdict;
    }

    private Result confirm(double held) throws InterruptedException {
        double rate = held;
        for (int i = 1; ; i++) {
            switch (confirmation.of(rate)) {
                case HELD -> {
                    return new Confirmed(rate);
                }
                case INTERRUPTED -> {
                    return new Interrupted(held, rate);
                }
                case MISSED -> {
                    double lower = rate * STEP_DOWN;
                    if (i == CONFIRMATIONS || lower < 1) {
                        return new Unconfirmed(held, rate);
                    }
                    rate = lower;
                }
            }
        }
    }
}
