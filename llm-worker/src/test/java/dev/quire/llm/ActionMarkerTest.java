package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.Reply.Action;
import java.util.ArrayList;
import java.util.List;
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
