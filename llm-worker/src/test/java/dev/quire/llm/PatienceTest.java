package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Instant ASKED = Instant.parse("2026-11-23T10:00:00Z");
    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(20), Duration.ofSeconds(8), Duration.ofMinutes(10));

    @Test
    void theDeadlineCountsFromTheQuestion() {
        assertThat(due(5)).isEqualTo(ASKED.plusSeconds(20));
    }

    @Test
    void whoseTurnComesLateHasTheGrace() {
        assertThat(due(15)).isEqualTo(ASKED.plusSeconds(23));
        assertThat(due(300)).isEqualTo(ASKED.plusSeconds(308));
    }

    @Test
    void whatIsStaleIsDueAtOnce() {
        assertThat(due(601)).isEqualTo(ASKED.plusSeconds(601));
    }

    @Test
    void aQuestionFromTheFutureDoesNotLastLonger() {
        assertThat(due(-3600)).isEqualTo(ASKED.minusSeconds(3600).plusSeconds(20));
    }

    @Test
    void withoutGraceALateTurnIsOver() {
        Patience strict = new Patience(Duration.ofSeconds(20), Duration.ZERO, Duration.ofMinutes(10));

        assertThat(strict.due(ASKED, ASKED.plusSeconds(30))).isEqualTo(ASKED.plusSeconds(30));
    }

    private static Instant due(int secondsAfterQuestion) {
        return PATIENCE.due(ASKED, ASKED.plusSeconds(secondsAfterQuestion));
    }
}
