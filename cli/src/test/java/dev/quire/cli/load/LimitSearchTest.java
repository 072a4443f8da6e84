package dev.quire.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.cli.load.LimitSearch.Confirmed;
import dev.quire.cli.load.LimitSearch.Interrupted;
import dev.quire.cli.load.LimitSearch.NoneHeld;
import dev.quire.cli.load.LimitSearch.Result;
import dev.quire.cli.load.LimitSearch.Unconfirmed;
import dev.quire.cli.load.LimitSearch.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LimitSearchTest {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-6);

    private final List<Double> tried = new ArrayList<>();
    private final List<Double> confirmed = new ArrayList<>();
    private int interruptedAfter = Integer.MAX_VALUE;

    @Test
    void theHighestRateThatHoldsIsConfirmed() throws InterruptedException {
        assertThat(search(rate -> rate <= 170, rate -> true)).isEqualTo(new Confirmed(168.75));
        assertThat(tried).containsExactly(100.0, 150.0, 225.0, 225.0, 187.5, 187.5, 168.75);
        assertThat(confirmed).containsExactly(168.75);
    }

    @Test
    void oneHiccupIsNoMiss() throws InterruptedException {
        assertThat(search(rate -> rate <= 170 && tried.size() != 1, rate -> true))
                .isEqualTo(new Confirmed(168.75));
        assertThat(tried).startsWith(100.0, 100.0, 150.0);
    }

    @Test
    void aConfirmationThatMissesIsRepeatedLower() throws InterruptedException {
        assertThat(search(rate -> rate <= 170, rate -> rate <= 160))
                .isInstanceOfSatisfying(
                        Confirmed.class, held -> assertThat(held.rate()).isEqualTo(168.75 * 0.93, ROUNDING));
    }

    @Test
    void whereNothingHoldsTheLowestThatWasTriedIsTold() throws InterruptedException {
        assertThat(search(rate -> false, rate -> true)).isEqualTo(new NoneHeld(0.78125));
        assertThat(confirmed).isEmpty();
    }

    @Test
    void whatWasHeldOnlyForAShortTimeIsNotNothing() throws InterruptedException {
        assertThat(search(rate -> rate <= 170, rate -> false)).isInstanceOfSatisfying(Unconfirmed.class, result -> {
            assertThat(result.held()).isEqualTo(168.75);
            assertThat(result.lastTried()).isEqualTo(168.75 * Math.pow(0.93, 4), ROUNDING);
        });
        assertThat(confirmed).hasSize(5);
    }

    @Test
    void anInterruptionTellsWhatWasHeldUntilThen() throws InterruptedException {
        interruptedAfter = 2;
        assertThat(search(rate -> rate <= 170, rate -> true)).isEqualTo(new Interrupted(150, 225));

        tried.clear();
        interruptedAfter = 7;
        assertThat(search(rate -> rate <= 170, rate -> true)).isEqualTo(new Interrupted(168.75, 168.75));

        tried.clear();
        confirmed.clear();
        interruptedAfter = 0;
        assertThat(search(rate -> rate <= 170, rate -> true)).isEqualTo(new Interrupted(0, 100));
    }

    private Result search(DoublePredicate holdsShortly, DoublePredicate holds) throws InterruptedException {
        return new LimitSearch(
                        new RateSearch(100, 100_000, 0.2),
                        rate -> measured(rate, tried, holdsShortly),
                        rate -> measured(rate, confirmed, holds))
                .run();
    }

    private Verdict measured(double rate, List<Double> measured, DoublePredicate holds) {
        if (tried.size() + confirmed.size() == interruptedAfter) {
            return Verdict.INTERRUPTED;
        }
        measured.add(rate);
        return holds.test(rate) ? Verdict.HELD : Verdict.MISSED;
    }
}
