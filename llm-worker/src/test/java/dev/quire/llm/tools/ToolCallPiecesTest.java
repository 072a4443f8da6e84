package dev.quire.llm.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ToolCallPiecesTest {
    private final ToolCallPieces pieces = new ToolCallPieces();

    @Test
    void argumentsComeInPiecesAndCallsMixed() {
        pieces.add(0L, "a", "look_up_order", "");
        pieces.add(1L, "b", "find_books", "{\"wi");
        pieces.add(0L, null, null, "{\"order_number\":");
        pieces.add(1L, null, null, "sh\":\"Dune\"}");
        pieces.add(0L, null, null, "\"123456\"}");

        assertThat(pieces.calls())
                .containsExactly(
                        new ToolCall("a", "look_up_order", "{\"order_number\":\"123456\"}"),
                        new ToolCall("b", "find_books", "{\"wish\":\"Dune\"}"));
    }

    @Test
    void idAndNameMayBeRepeated() {
        pieces.add(0L, "a", "find_books", "{");
        pieces.add(0L, "a", "find_books", "}");
        pieces.add(0L, "", "", "");

        assertThat(pieces.calls()).containsExactly(new ToolCall("a", "find_books", "{}"));
    }

    @Test
    void anotherIdUnderTheSameIndexIsAnotherCall() {
        pieces.add(0L, "a", "find_books", "{}");
        pieces.add(0L, "b", "find_books", "{\"wish\"");
        pieces.add(0L, null, null, ":\"x\"}");

        assertThat(pieces.calls())
                .containsExactly(
                        new ToolCall("a", "find_books", "{}"), new ToolCall("b", "find_books", "{\"wish\":\"x\"}"));
    }

    @Test
    void withoutIndexAPieceGoesOnWithTheLastCall() {
        pieces.add(null, "a", "find_books", "{");
        pieces.add(null, null, null, "}");
        pieces.add(null, "b", "look_up_order", "{}");

        assertThat(pieces.calls())
                .containsExactly(new ToolCall("a", "find_books", "{}"), new ToolCall("b", "look_up_order", "{}"));
    }

    @Test
    void aCallWithoutIdGetsOne() {
        pieces.add(0L, null, "find_books", "{}");
        pieces.add(1L, "", "look_up_order", "{}");

        assertThat(pieces.calls())
                .extracting(ToolCall::id)
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void aModelThatLoopsIsBounded() {
        for (long i = 0; i < 1_000; i++) {
            pieces.add(i, "id" + i, "find_books", "x".repeat(1_000));
            pieces.add(i, null, null, "x".repeat(1_500));
        }

        assertThat(pieces.calls())
                .hasSize(ToolCallPieces.MAX_CALLS)
                .allSatisfy(call -> assertThat(call.arguments()).hasSize(ToolCallPieces.MAX_LENGTH + 1));
    }

    @Test
    void whatAServerCouldNotReadIsNotSentBack() {
        assertThat(new ToolCall("a", "find_books", "{\"wish\":").readable())
                .isEqualTo(new ToolCall("a", "find_books", "{}"));
        assertThat(new ToolCall("a", "", "[]").readable()).isEqualTo(new ToolCall("a", "unknown", "{}"));
        assertThat(new ToolCall("a", "no_such", "{\"x\":1}").readable())
                .isEqualTo(new ToolCall("a", "no_such", "{\"x\":1}"));
    }
}
