package dev.quire.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipsTest {
    private final int[][] rows = new int[3][30];

    @ParameterizedTest
    @CsvSource({
        "order, order, 3, 0",
        "order, odrer, 3, 1",
        "order, ordr, 3, 1",
        "order, oorder, 3, 1",
        "order, ordwr, 3, 1",
        "exchange, exhcagne, 3, 2",
        "exchange, exhcagne, 1, 2",
        "exchange, order, 3, 4",
        "a, abcdefgh, 3, 4",
        "'', abc, 3, 3",
        "abc, '', 2, 3",
        "'', '', 3, 0"
    })
    void slipsAreCountedUpToTheMost(String known, String written, int most, int slips) {
        assertThat(Slips.between(known, written, most, rows)).isEqualTo(slips);
    }

    /** Words of few letters, so that all kinds of slips meet. */
    @Test
    void whatIsNotLookedAtMakesNoDifference() {
        Random random = new Random(1);
        for (int pair = 0; pair < 20_000; pair++) {
            String known = word(random);
            String written = word(random);
            int slips = slips(known, written);
            for (int most = 0; most <= 4; most++) {
                assertThat(Slips.between(known, written, most, rows))
                        .as("%s, %s, at most %s", known, written, most)
                        .isEqualTo(Math.min(slips, most + 1));
                assertThat(slips > most || Slips.mayBeWithin(most, Slips.letters(known), Slips.letters(written)))
                        .as("%s, %s, at most %s", known, written, most)
                        .isTrue();
            }
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int left = random.nextInt(12); left > 0; left--) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    /** By the whole table. */
    private static int slips(String known, String written) {
        int[][] slips = new int[known.length() + 1][written.length() + 1];
        for (int line = 0; line <= known.length(); line++) {
            for (int column = 0; column <= written.length(); column++) {
                if (line == 0 || column == 0) {
                    slips[line][column] = line + column;
                    continue;
                }
                boolean same = known.charAt(line - 1) == written.charAt(column - 1);
                slips[line][column] = Math.min(
                        Math.min(slips[line - 1][column], slips[line][column - 1]) + 1,
                        slips[line - 1][column - 1] + (same ? 0 : 1));
                if (line > 1
                        && column > 1
                        && known.charAt(line - 1) == written.charAt(column - 2)
                        && known.charAt(line - 2) == written.charAt(column - 1)) {
                    slips[line][column] = Math.min(slips[line][column], slips[line - 2][column - 2] + 1);
                }
            }
        }
        return slips[known.length()][written.length()];
    }
}
