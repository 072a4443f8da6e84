package dev.quire.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final Spelling SPELLING = spelling(
            "where is my order",
            "where is the novel",
            "where is it from",
            "is it from my friend",
            "exchange of the novel or replacement then",
            "can i fill the form",
            "kim");

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
            is thn ovel | is the novel
            is it form my frined | is it from my friend
            is it form my friend | is it form my friend
            is ot from  | is it from
            ot          | it
            é           | é
            it form     | it form
            kim         | kim
            is          | is
            unicorn     | unicorn
            x1der       | x1der
            """)
    void theMostProbableMessageWins(String written, String corrected) {
        assertThat(String.join(" ", SPELLING.corrected(Wording.of(written).words())))
                .isEqualTo(corrected);
    }

    @Test
    void wordThatIsEnglishIsNoOtherMistyped() {
        assertThat(SPELLING.corrected(List.of("hovel", "nowel"))).containsExactly("hovel", "novel");
    }

    @Test
    void hostileWordsAreLeftAlone() {
        String endless = "abcdefgh".repeat(1_000);

        assertThat(SPELLING.corrected(List.of(endless, "", "é"))).containsExactly(endless, "", "é");
    }

    @Test
    void ofNothingKnownNothingIsCorrected() {
        assertThat(spelling().corrected(List.of("odrer"))).containsExactly("odrer");
    }

    /** Each often, among still more others, so that what none of them has is improbable. */
    private static Spelling spelling(String... messages) {
        Stream<String> others = Collections.nCopies(5_000, "please tell us about that").stream();
        Stream<String> these = Stream.of(messages).flatMap(message -> Collections.nCopies(100, message).stream());
        return new Spelling(LanguageModel.of(Stream.concat(others, these)
                .map(message -> Wording.of(message).words())
                .toList()));
    }
}
