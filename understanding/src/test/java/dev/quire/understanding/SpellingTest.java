package dev.quire.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private final Spelling spelling = new Spelling(
            List.of("where", "is", "my", "the", "order", "novel", "exchange", "replacement", "than", "then", "kim"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            odrer       | order
            orer        | order
            oorder      | order
            ordwr       | order
            exhcagne    | exchange
            exxchhange  | exchange
            rpalcemet   | replacement
            wher eis    | where is
            whereis my  | where my
            th enovel   | the novel
            thn         | the
            kim         | kim
            is          | is
            unicorn     | unicorn
            x1der       | x1der
            """)
    void theFewestSlipsWin(String written, String corrected) {
        assertThat(String.join(" ", spelling.corrected(Wording.of(written).words())))
                .isEqualTo(corrected);
    }

    @Test
    void wordThatIsEnglishIsNoOtherMistyped() {
        assertThat(spelling.corrected(List.of("hovel", "nowel"))).containsExactly("hovel", "novel");
    }

    @Test
    void hostileWordsAreLeftAlone() {
        String endless = "abcdefgh".repeat(1_000);

        assertThat(spelling.corrected(List.of(endless, "", "é"))).containsExactly(endless, "", "é");
    }

    @Test
    void ofNothingKnownNothingIsCorrected() {
        assertThat(new Spelling(List.of()).corrected(List.of("odrer"))).containsExactly("odrer");
    }
}
