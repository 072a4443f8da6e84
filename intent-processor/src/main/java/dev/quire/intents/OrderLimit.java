package dev.quire.intents;

import dev.quire.intents.Exchange.LookedUp;
import dev.quire.understanding.Match;
import dev.quire.understanding.Texts;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many different order numbers a session may look up within a while, so that nobody walks through them. The same
 * number again does not count, nor does a message that comes again.
 *
 * @param lookedUp what counts at the time of the message, oldest first
 */
record OrderLimit(List<LookedUp> lookedUp, Talk.Limits limits) {
    OrderLimit {
        lookedUp = List.copyOf(lookedUp);
    }

    /** @param latest the exchanges before the message */
    static OrderLimit at(Instant asked, List<Exchange> latest, Talk.Limits limits) {
        List<LookedUp> before = latest.isEmpty() ? List.of() : latest.getLast().lookedUp();
        return new OrderLimit(
                before.stream()
                        .filter(one -> Talk.isWithin(limits.orderNumbersWithin(), one.at(), asked))
                        .toList(),
                limits);
    }

    /** The outcome itself, or a friendly answer instead of one number too many. */
    Outcome allowed(Outcome outcome, Texts texts) {
        return switch (outcome) {
            case Outcome.LookUp lookUp
            when isOneTooMany(lookUp) ->
                new Outcome.Answer(
                        Match.ORDER_STATUS,
                        texts.tooManyOrderNumbers(),
                        List.of(),
                        null,
                        null,
                        lookUp.matched(),
                        lookUp.at());
            case Outcome.LookUp _, Outcome.Answer _, Outcome.FindBooks _, Outcome.FindNamed _, Outcome.AskModel _ ->
                outcome;
        };
    }

    /** With what an allowed outcome looks up. */
    List<LookedUp> after(Outcome outcome) {
        return outcome instanceof Outcome.LookUp lookUp && limits.orderNumbers() > 0 && !counts(lookUp)
                ? Stream.concat(lookedUp.stream(), Stream.of(new LookedUp(lookUp.orderNumber(), lookUp.at())))
                        .toList()
                : lookedUp;
    }

    private boolean isOneTooMany(Outcome.LookUp lookUp) {
        return limits.orderNumbers() > 0 && lookedUp.size() >= limits.orderNumbers() && !counts(lookUp);
    }

    private boolean counts(Outcome.LookUp lookUp) {
        return lookedUp.stream().anyMatch(one -> one.number().equals(lookUp.orderNumber()));
    }
}
