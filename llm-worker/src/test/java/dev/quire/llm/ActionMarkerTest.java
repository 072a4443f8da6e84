package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.Reply.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionMarkerTest {
    private final List<String> passed = new ArrayList<>();
    private final ActionMarker marker = new ActionMarker(passed::add);

    @Test
    void aPlainAnswerPassesPieceByPiece() {
        write("Yes", ", a ", "book.");

        assertThat(passed).containsExactly("Yes", ", a ", "book.");
        assertThat(marker.action()).isNull();
    }

    @Test
    void theMarkerIsNeverShown() {
        write("[[hand-over]] A person takes over.");

        assertThat(text()).isEqualTo(" A person takes over.");
        assertThat(marker.action()).isEqualTo(Action.HAND_OVER);
    }

    @Test
    void norInPieces() {
        for (char letter : "I cannot say. [[cannot-help]] Sorry.".toCharArray()) {
            marker.append(String.valueOf(letter));
            assertThat(text()).doesNotContain("[");
        }
        marker.end();

        assertThat(text()).isEqualTo("I cannot say.  Sorry.");
        assertThat(marker.action()).isEqualTo(Action.CANNOT_HELP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[hand-over]", "[[HAND_OVER]]", "[[hand over]]", "[[ handover ]]", "[[Hand-Over]"})
    void smallSlipsAreUnderstood(String spelling) {
        write("Please wait. ", spelling);

        assertThat(text()).isEqualTo("Please wait. ");
        assertThat(marker.action()).isEqualTo(Action.HAND_OVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[1] see [2]", "[[hand", "a[", "[[handbook]]", "[[hand-over", "[] [[]]", "[[[", "Dune [cannot-"})
    void whatIsNoMarkerIsShownInTheEnd(String text) {
        text.chars().forEach(letter -> marker.append(String.valueOf((char) letter)));
        marker.end();

        assertThat(text()).isEqualTo(text);
        assertThat(marker.action()).isNull();
    }

    @Test
    void theFirstOfSeveralCounts() {
        write("[[cannot-help]]No.[[hand-over]]");

        assertThat(text()).isEqualTo("No.");
        assertThat(marker.action()).isEqualTo(Action.CANNOT_HELP);
    }

    @Test
    void howTheTextIsCutIntoPiecesMakesNoDifference() {
        Random random = new Random(12);
        String[] parts = {"[", "]", "[[hand-over]]", "[cannot-help]", "hand", "-over", " ", "Dune", "[[hand-over", "]]"
        };
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            List<String> whole = new ArrayList<>();
            ActionMarker atOnce = new ActionMarker(whole::add);
            atOnce.append(text.toString());
            atOnce.end();

            List<String> pieces = new ArrayList<>();
            ActionMarker inPieces = new ActionMarker(pieces::add);
            for (int from = 0; from < text.length(); ) {
                int to = Math.min(text.length(), from + 1 + random.nextInt(6));
                inPieces.append(text.substring(from, to));
                from = to;
            }
            inPieces.end();

            assertThat(String.join("", pieces)).as("%s", text).isEqualTo(String.join("", whole));
            assertThat(inPieces.action()).as("%s", text).isEqualTo(atOnce.action());
        }
    }

    private void write(String... pieces) {
        for (String piece : pieces) {
            marker.append(piece);
        }
        marker.end();
    }

    private String text() {
        return String.join("", passed);
    }
}
