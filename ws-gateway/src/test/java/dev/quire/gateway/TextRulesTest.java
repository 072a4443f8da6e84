package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.socket.RejectCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextRulesTest {
    private final TextRules rules = new TextRules(5);

    @Test
    void emptyAndBlankTextsSayNothing() {
        assertThat(codeOf("")).contains(RejectCode.EMPTY_TEXT);
        assertThat(codeOf(" \t\n")).contains(RejectCode.EMPTY_TEXT);
    }

    @Test
    void charactersAreCountedAsPeopleDo() {
        assertThat(codeOf("📚📚📚📚📚")).isEmpty();
        assertThat(codeOf("📚📚📚📚📚📚")).contains(RejectCode.TEXT_TOO_LONG);
        assertThat(codeOf("123456")).contains(RejectCode.TEXT_TOO_LONG);
    }

    @Test
    void controlCharactersAreRefusedButLinesAndTabsAreNot() {
        assertThat(codeOf("a\tb")).isEmpty();
        assertThat(codeOf("a\r\nb")).isEmpty();
        for (String bad : new String[] {"a\0", "\u001B[2J", "\u007F", "\u0085"}) {
            assertThat(codeOf(bad)).contains(RejectCode.CONTROL_CHARACTERS);
        }
    }

    @Test
    void halfACharacterIsRefused() {
        assertThat(codeOf("a\uD83D")).contains(RejectCode.CONTROL_CHARACTERS);
        assertThat(codeOf("\uDCDAa")).contains(RejectCode.CONTROL_CHARACTERS);
    }

    private Optional<RejectCode> codeOf(String text) {
        return rules.problemWith(text).map(TextRules.Problem::code);
    }
}
