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
            new LlmRequest(new SessionId("s-1"), MessageId.random(), "Hm?", List.of(), null, ASKED);
    private final List<ReplyDelta> sent = new ArrayList<>();
    private Instant now = ASKED;
    private final List<Alarm> alarms = new ArrayList<>();
    private final DeltaStream stream = new DeltaStream(
            request,
            Duration.ofMillis(50),
            () -> now,
            (delay, task) -> alarms.add(new Alarm(now.plus(delay), task)),
            sent::add);

    private record Alarm(Instant at, Runnable task) {}

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
    void whatWaitsGoesOutWhenTheModelPauses() {
        at(1_000, "A");
        at(1_010, "B");
        at(1_020, "C");

        assertThat(alarms).extracting(Alarm::at).containsExactly(ASKED.plusMillis(1_050));
        ring();

        assertThat(sent).extracting(ReplyDelta::text).containsExactly("A", "BC");
    }

    @Test
    void anAlarmThatComesAfterItsPiecesSetsTheNextOne() {
        at(1_000, "A");
        at(1_010, "B");
        at(1_055, "C");
        at(1_060, "D");
        ring();

        assertThat(sent).extracting(ReplyDelta::text).containsExactly("A", "BC");
        assertThat(alarms).extracting(Alarm::at).containsExactly(ASKED.plusMillis(1_105));
        ring();
        assertThat(sent).extracting(ReplyDelta::text).containsExactly("A", "BC", "D");
    }

    @Test
    void nothingGoesOutAfterTheEnd() {
        at(1_000, "A");
        at(1_010, "B");
        stream.close();
        ring();
        at(2_000, "C");

        assertThat(sent).extracting(ReplyDelta::text).containsExactly("A");
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

    /** The one alarm that is set. */
    private void ring() {
        assertThat(alarms).hasSize(1);
        Alarm alarm = alarms.removeFirst();
        now = now.isBefore(alarm.at()) ? alarm.at() : now;
        alarm.task().run();
    }

    private void at(int milliseconds, String piece) {
        now = ASKED.plusMillis(milliseconds);
        stream.accept(piece);
    }
}
