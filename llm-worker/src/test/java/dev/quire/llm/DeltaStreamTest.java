package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyDelta;
import dev.quire.schemas.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeltaStreamTest {
    private static final Instant ASKED = Instant.parse("2026-11-23T10:00:00Z");

    private final LlmRequest request =
            new LlmRequest(new SessionId("s-1"), MessageId.random(), "Hm?", List.of(), ASKED);
    private final List<ReplyDelta> sent = new ArrayList<>();
    private Instant now = ASKED;
    private final DeltaStream stream = new DeltaStream(request, Duration.ofMillis(50), () -> now, sent::add);

    @Test
    void theFirstPieceGoesAtOnceAndLaterOnesTogether() {
        at(1_000, "A");
        at(1_010, "B");
        at(1_020, "C");
        at(1_050, "D");
        at(1_060, "E");

        assertThat(sent).extracting(ReplyDelta::text).containsExactly("A", "BCD");
        assertThat(sent).extracting(ReplyDelta::index).containsExactly(0, 1);
        assertThat(sent.getFirst())
                .isEqualTo(new ReplyDelta(request.sessionId(), request.messageId(), 0, "A", ASKED.plusMillis(1_000)));
    }

    @Test
    void aRestartForgetsWhatWasGathered() {
        at(0, "A");
        at(10, "lost");
        stream.restart();
        at(20, "B");

        assertThat(sent).extracting(ReplyDelta::text).containsExactly("A", "B");
        assertThat(sent).extracting(ReplyDelta::index).containsExactly(0, 0);
    }

    private void at(int milliseconds, String piece) {
        now = ASKED.plusMillis(milliseconds);
        stream.accept(piece);
    }
}
