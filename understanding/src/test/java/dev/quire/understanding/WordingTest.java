package dev.quire.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Where's my order?",
                "WHERE\u2019S MY ORDER",
                "wheres my order",
                "Where`s   my\torder!!!",
                "where\u02BCs my\u00A0order",
                "\uFF37here is my \uFF4F\uFF52\uFF44\uFF45\uFF52",
                "wh\u200Bere is \uFEFFmy or\u00ADder\u200F",
                "\u201CWhere is my order\u201D",
                "where-is-my\u2011order",
                "\uD83D\uDCE6 where is my order \uD83D\uDE21",
                "wheeere is my ordeRRRR???!!!",
                "where\u0000is\u0007my order"
            })
    void waysOfWritingDoNotMatter(String written) {
        assertThat(Wording.of(written).words()).containsExactly("where", "is", "my", "order");
    }

    @Test
    void caseIsFoldedBeyondAscii() {
        assertThat(Wording.of("STRASSE ÉTÉ ὈΔΥΣΣΕΎΣ").words())
                .isEqualTo(Wording.of("straße été ὀδυσσεύς").words());
    }

    @Test
    void textKeepsPunctuationAndMakesDashesAndSpacesPlain() {
        assertThat(Wording.of(" Nº\u00A0123456\u2014please\u2026 ").text()).isEqualTo("no 123456-please...");
    }

    @Test
    void textWithoutLettersHasNoWords() {
        assertThat(Wording.of("?!").words()).isEmpty();
        assertThat(Wording.of("\uD83D\uDC4B\uFE0F").words()).isEmpty();
    }

    @Test
    void onlyTheBeginningOfAVeryLongTextIsSplitIntoWords() {
        assertThat(Wording.of("I'm ".repeat(100_000)).words()).hasSize(500).startsWith("i", "am");
    }
}
