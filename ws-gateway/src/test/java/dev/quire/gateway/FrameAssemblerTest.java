package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.gateway.FrameAssembler.Outcome;
import org.junit.jupiter.api.Test;

class FrameAssemblerTest {
    private static final Outcome NOTHING = new Outcome.Nothing();

    private final FrameAssembler assembler = new FrameAssembler(10, 20);

    @Test
    void piecesBecomeOneFrame() {
        assertThat(assembler.piece("one ", false)).isEqualTo(NOTHING);
        assertThat(assembler.piece("frame", true)).isEqualTo(new Outcome.Complete("one frame"));
        assertThat(assembler.piece("next", true)).isEqualTo(new Outcome.Complete("next"));
    }

    @Test
    void frameAtTheLimitIsRead() {
        assertThat(assembler.piece("0123456789", true)).isEqualTo(new Outcome.Complete("0123456789"));
    }

    @Test
    void tooLargeIsSaidOnceAndTheNextFrameIsReadAgain() {
        assertThat(assembler.piece("012345678", false)).isEqualTo(NOTHING);
        assertThat(assembler.piece("9a", false)).isEqualTo(new Outcome.TooLarge());
        assertThat(assembler.piece("b", false)).isEqualTo(NOTHING);
        assertThat(assembler.piece("c", true)).isEqualTo(NOTHING);
        assertThat(assembler.piece("next", true)).isEqualTo(new Outcome.Complete("next"));
    }

    @Test
    void senderWhoDoesNotStopIsNoticed() {
        assembler.piece("0123456789", false);
        assertThat(assembler.piece("0123456789", false)).isEqualTo(new Outcome.TooLarge());
        assertThat(assembler.piece("0", false)).isEqualTo(new Outcome.FarTooLarge());
    }

    @Test
    void emptyFrameIsAFrame() {
        assertThat(assembler.piece("", true)).isEqualTo(new Outcome.Complete(""));
    }
}
