package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTextTest {
    private final List<String> passed = new ArrayList<>();
    private int firsts;
    private final AnswerText text = new AnswerText(passed::add, () -> firsts++);

    @Test
    void anEmojiCutInTwoIsJoined() {
        text.append("Books \uD83D");
        text.append("\uDCDA!");

        assertThat(passed).containsExactly("Books ", "\uD83D\uDCDA!");
        assertThat(text.whole()).isEqualTo("Books \uD83D\uDCDA!");
    }

    @Test
    void halfAnEmojiBecomesAQuestionMark() {
        text.append("a\uD83Db");

        assertThat(text.whole()).isEqualTo("a?b");
    }

    @Test
    void blankTextBeforeTheAnswerIsLeftOut() {
        text.append("");
        text.append("\n ");
        text.append(" Yes");
        text.append(" ");
        text.append("indeed");

        assertThat(passed).containsExactly("Yes", " ", "indeed");
        assertThat(firsts).isEqualTo(1);
    }

    @Test
    void whatIsTooLongIsCutOff() {
        text.append("x".repeat(AnswerText.MAX_LENGTH - 1));
        assertThat(text.isFull()).isFalse();

        text.append("y".repeat(AnswerText.MAX_LENGTH));
        text.append("z");

        assertThat(text.isFull()).isTrue();
        assertThat(text.whole()).hasSize(AnswerText.MAX_LENGTH).endsWith("xy");
        assertThat(passed).hasSize(2);
    }
}
