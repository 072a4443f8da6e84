package dev.quire.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateSearchTest {
    @Test
    void findsWhatIsHeldFromBelow() {
        assertThat(found(new RateSearch(500, 100_000, 0.05), 3_333)).isBetween(3_333 / 1.05, 3_333.0);
    }

    @Test
    void findsWhatIsHeldFromAbove() {
        assertThat(found(new RateSearch(500, 100_000, 0.05), 70)).isBetween(70 / 1.05, 70.0);
    }

    @Test
    void endsAtTheHighestRate() {
        assertThat(found(new RateSearch(500, 1_000, 0.05), 5_000)).isEqualTo(1_000);
    }

    @Test
    void endsWhereNothingIsHeld() {
        assertThat(found(new RateSearch(500, 100_000, 0.05), 0)).isZero();
    }

    @Test
    void goesUpByHalvesAndThenBetween() {
        RateSearch search = new RateSearch(100, 100_000, 0.2);
        List<Double> tried = new ArrayList<>();
        while (!search.isDone()) {
            tried.add(search.next());
            search.tried(search.next() <= 170);
        }

        assertThat(tried).containsExactly(100.0, 150.0, 225.0, 187.5, 168.75);
    }

    private static double found(RateSearch search, double limit) {
        while (!search.isDone()) {
            search.tried(search.next() <= limit);
        }
        return search.held();
    }
}
