package dev.quire.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quire.understanding.Evaluation.ClassScore;
import dev.quire.understanding.Evaluation.Confusion;
import dev.quire.understanding.Evaluation.Labelled;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Evaluation EVALUATION = Evaluation.of(List.of(
            new Labelled("shipping", "shipping"),
            new Labelled("shipping", "shipping"),
            new Labelled("shipping", "returns"),
            new Labelled("unmatched", "shipping"),
            new Labelled("unmatched", "unmatched"),
            new Labelled("unmatched", "unmatched"),
            new Labelled("unmatched", "unmatched")));

    @Test
    void scoresAreTheUsualOnes() {
        assertThat(EVALUATION.perClass()).containsEntry("shipping", new ClassScore(2 / 3.0, 2 / 3.0, 2 / 3.0, 3));
        assertThat(EVALUATION.accuracy()).isEqualTo(5 / 7.0);
        assertThat(EVALUATION.falseMatchRate()).isEqualTo(0.25);
        // unmatched: precision 3/3, recall 3/4. Nothing should have been returns, which does not count.
        assertThat(EVALUATION.macroF1()).isCloseTo((2 / 3.0 + 6 / 7.0) / 2, within(1e-9));
    }

    @Test
    void mistakesAreCounted() {
        assertThat(EVALUATION.count("unmatched", "shipping")).isEqualTo(1);
        assertThat(EVALUATION.worstConfusions())
                .containsExactlyInAnyOrder(
                        new Confusion("shipping", "returns", 1), new Confusion("unmatched", "shipping", 1));
    }

    @Test
    void nothingScoresNothing() {
        assertThat(Evaluation.of(List.of()).macroF1()).isZero();
        assertThat(Evaluation.of(List.of()).falseMatchRate()).isZero();
    }

    @Test
    void typosAreTheSameForTheSameSeed() {
        String once = new Typos(new Random(7)).in("where is my order", 3);

        assertThat(once).isNotEqualTo("where is my order");
        assertThat(new Typos(new Random(7)).in("where is my order", 3)).isEqualTo(once);
        assertThat(new Typos(new Random(7)).in("1 2 ?", 3)).isEqualTo("1 2 ?");
    }
}
