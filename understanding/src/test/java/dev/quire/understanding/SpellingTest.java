package dev.quire.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.understanding.Reading.Possible;
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
        assertThat(String.join(" ", SPELLING.read(Wording.of(written).words()).words()))
                .isEqualTo(corrected);
    }

    @Test
    void wordThatIsEnglishIsNoOtherMistyped() {
        assertThat(SPELLING.read(List.of("hovel", "unicorn")).words()).containsExactly("hovel", "unicorn");
    }

    @Test
    void whereOneIsMistypedAWordThatIsEnglishMayBe() {
        assertThat(SPELLING.read(Wording.of("whree is the hovel").words()).words())
                .containsExactly("where", "is", "the", "novel");
    }

    @Test
    void whatIsDoubtfulStaysSo() {
        Reading reading = SPELLING.read(List.of("frm"));

        assertThat(reading.possible()).singleElement().satisfies(possible -> {
            assertThat(possible).extracting(Possible::word).contains("from", "form");
            assertThat(possible.stream().mapToDouble(Possible::probability).sum())
                    .isBetween(0.9, 1 + 1e-9);
        });
    }

    @Test
    void ofALongMessageOnlyTheBeginningIsPutRight() {
        List<String> written = Collections.nCopies(70, "odrer");

        Reading reading = SPELLING.read(written);

        assertThat(reading.words()).startsWith("order").endsWith("odrer").hasSameSizeAs(written);
        assertThat(reading.possible())
                .hasSize(60)
                .allSatisfy(possible -> assertThat(possible)
                        .singleElement()
                        .satisfies(only -> assertThat(only.probability()).isBetween(0.99, 1.0)));
    }

    @Test
    void hostileWordsAreLeftAlone() {
        String endless = "abcdefgh".repeat(1_000);

        assertThat(SPELLING.read(List.of(endless, "", "é")).words()).containsExactly(endless, "", "é");
    }

    @Test
    void ofNothingKnownNothingIsCorrected() {
        assertThat(spelling().read(List.of("odrer")).words()).containsExactly("odrer");
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
