package dev.quire.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "3f0e2b1c-6c1b-4a86-9b0e-5f7a2c9d4e11", "post.reading-club_7", "..", "A-Z"})
    void aSessionIdHasLettersDigitsDotsUnderlinesAndHyphens(String text) {
        assertThat(new SessionId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "chat:1", "a/b", "é", "a\n", "a\0", "*"})
    void aSessionIdHasNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionId(text));
    }

    @Test
    void aSessionIdHasAtMost128Characters() {
        assertThat(new SessionId("x".repeat(128)).value()).hasSize(128);
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionId("x".repeat(129)));
    }

    @Test
    void aMessageIdIsAUuidInEitherCase() {
        MessageId lower = MessageId.parse("8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c");

        assertThat(MessageId.parse("8F14E45F-CEEA-4672-A9D1-2F2F0A3A1B5C")).isEqualTo(lower);
        assertThat(lower).hasToString("8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c");
        assertThat(MessageId.parse(MessageId.random().toString())).isNotEqualTo(MessageId.random());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "8f14e45fceea4672a9d12f2f0a3a1b5c",
                "{8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c}",
                "8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5g",
                "8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c ",
                "8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c0"
            })
    void otherSpellingsOfIdsAreRefusedWithoutQuotingThem(String text) {
        String message = "An id is a UUID such as 8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageId.parse(text))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplyId.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", "000000", "000042"})
    void anOrderNumberHasSixDigits(String text) {
        assertThat(new OrderNumber(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "#123456", "12345a", "１２３４５６", "123 456", "123456\n"})
    void anOrderNumberIsNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderNumber(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q3Zk1w.7.1042", "a.0.0", "_-.999999.999999999999999999"})
    void aCursorReadsAsItIsWritten(String text) {
        assertThat(Cursor.parse(text)).hasToString(text);
    }

    @Test
    void aCursorHasEpochPartitionAndOffset() {
        assertThat(Cursor.parse("q3Zk1w.7.1042")).isEqualTo(new Cursor("q3Zk1w", 7, 1042));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7.1042",
                "e.7",
                "e.7.-1",
                "e.-7.1",
                "e.7.1.2",
                "e.7.x",
                ".7.1",
                "e e.7.1",
                "e.1234567.1",
                "e.1.1234567890123456789",
                "e.٧.1"
            })
    void whatIsNoCursorIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.parse(text));
    }

    @Test
    void noCursorCanBeMadeThatCouldNotBeReadAgain() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cursor("a.b", 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cursor("a", -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cursor("a", 0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cursor("a", 0, Long.MAX_VALUE));
    }
}
