package dev.quire.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipsTest {
    @ParameterizedTest
    @CsvSource({
        "order, order, 0",
        "order, odrer, 1",
        "order, ordr, 1",
        "order, oorder, 1",
        "order, ordwr, 1",
        "exchange, exhcagne, 2",
        "exchange, order, 8",
        "a, abcdefgh, 7",
        "café, cafè, 1",
        "café, caéf, 1",
        "'', abc, 3",
        "abc, '', 3",
        "'', '', 0"
    })
    void slipsAreCounted(String known, String written, int slips) {
        assertThat(new Slips(written).from(known, 8)).isEqualTo(slips);
    }

    /** Words of few letters, so that all kinds of slips meet. */
    @Test
    void theTableSaysTheSame() {
        Random random = new Random(1);
        for (int pair = 0; pair < 20_000; pair++) {
            String known = word(random);
            String written = word(random);
            int slips = slips(known, written);
            Slips toWritten = new Slips(written);
            assertThat(toWritten.from(known, slips))
                    .as("%s, %s", known, written)
                    .isEqualTo(slips);
            for (int most = 0; most < slips; most++) {
                assertThat(toWritten.from(known, most))
                        .as("%s, %s, at most %d", known, written, most)
                        .isGreaterThan(most);
            }
            assertThat(Slips.mayBeWithin(slips, Slips.letters(known), Slips.letters(written)))
                    .as("%s, %s", known, written)
                    .isTrue();
        }
    }

    @Test
    void wordOf64LettersIsTheLongest() {
        String longest = "ab".repeat(32);

        assertThat(new Slips(longest).from(longest.replaceFirst("a", "") + "c", 2))
                .isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> new Slips(longest + "a"));
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
