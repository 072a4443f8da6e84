package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quire.llm.ChatModel.Attempt;
import dev.quire.llm.ChatModel.Completed;
import dev.quire.llm.ChatModel.Failed;
import dev.quire.llm.ChatModel.NotAsked;
import dev.quire.llm.ChatModel.Refused;
import dev.quire.llm.LlmMetrics.Outcome;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakingModelTest {
    private static final Attempt DOWN = new Failed("503", null);
    private static final Attempt UP = new Completed("Yes.");
    private static final Attempt NOT_ASKED = new NotAsked(Outcome.BREAKER_OPEN);
    private static final LlmRequest REQUEST =
            new LlmRequest(new SessionId("s-1"), MessageId.random(), "Hm?", List.of(), null, Instant.EPOCH);

    private Instant now = Instant.parse("2026-11-25T10:00:00Z");
    private Attempt next = UP;
    private int asked;
    private boolean interrupted;
    private boolean begins;
    private MeanwhileTask meanwhile = () -> {};
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BreakingModel model = new BreakingModel(
            (request, limit, onText) -> {
                asked++;
                if (interrupted) {
                    throw new InterruptedException();
                }
                if (begins) {
                    onText.accept("Yes");
                }
                meanwhile.run();
                return next;
            },
            new BreakerLimits(50, 10, Duration.ofSeconds(15), 2),
            new HandMovedClock(),
            registry);

    @Test
    void whileClosedEveryAttemptPassesThrough() throws Exception {
        assertThat(ask(UP)).isEqualTo(UP);
        assertThat(ask(DOWN)).isEqualTo(DOWN);
        assertThat(state("closed")).isEqualTo(1);
        assertThat(state("open")).isZero();
    }

    @Test
    void afterRepeatedFailuresTheModelIsNotAsked() throws Exception {
        fail(5);

        assertThat(ask(UP)).isEqualTo(NOT_ASKED);
        assertThat(asked).isEqualTo(5);
        assertThat(state("open")).isEqualTo(1);
    }

    @Test
    void someFailuresAmongSuccessesDoNotOpenIt() throws Exception {
        for (int i = 0; i < 30; i++) {
            ask(UP);
            ask(UP);
            assertThat(ask(DOWN)).isEqualTo(DOWN);
        }
    }

    @Test
    void probesFindOutThatItIsBack() throws Exception {
        fail(5);
        now = now.plusSeconds(16);

        assertThat(ask(UP)).isEqualTo(UP);
        assertThat(state("half_open")).isEqualTo(1);
        assertThat(ask(UP)).isEqualTo(UP);
        assertThat(state("closed")).isEqualTo(1);
    }

    @Test
    void probesThatFailOpenItAgain() throws Exception {
        fail(5);
        now = now.plusSeconds(16);
        ask(DOWN);
        ask(DOWN);

        assertThat(ask(UP)).isEqualTo(NOT_ASKED);
    }

    @Test
    void streamsThatAreCutAgainAndAgainOpenItToo() throws Exception {
        begins = true;
        fail(3);

        assertThat(ask(UP)).isEqualTo(NOT_ASKED);
    }

    @Test
    void answersUnderWayCountBeforeTheyHaveEnded() throws Exception {
        begins = true;
        meanwhile = () -> {
            if (asked < 10) { // Ten answers have begun, none has ended.
                ask(UP);
            } else {
                begins = false;
                meanwhile = () -> {};
                fail(4);
                assertThat(state("closed")).isEqualTo(1);
            }
        };

        assertThat(ask(UP)).isNotNull();
        assertThat(asked).isEqualTo(14);
    }

    @Test
    void aModelThatRefusesIsUp() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(ask(new Refused("filtered"))).isEqualTo(new Refused("filtered"));
        }
    }

    @Test
    void abandonedAndUnaskedCallsSayNothingAndTakeNoProbesPlace() throws Exception {
        fail(5);
        now = now.plusSeconds(16);
        for (int i = 0; i < 5; i++) {
            assertThat(ask(new NotAsked(Outcome.OVER_BUDGET))).isEqualTo(new NotAsked(Outcome.OVER_BUDGET));
            interrupted = true;
            assertThatThrownBy(() -> ask(UP)).isInstanceOf(InterruptedException.class);
            interrupted = false;
        }

        assertThat(ask(UP)).isEqualTo(UP);
    }

    private void fail(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            assertThat(ask(DOWN)).isEqualTo(DOWN);
        }
    }

    private Attempt ask(Attempt attempt) throws InterruptedException {
        next = attempt;
        return model.ask(REQUEST, Duration.ofSeconds(1), text -> {});
    }

    private double state(String name) {
        return registry.get("llm.breaker.state").tag("state", name).gauge().value();
    }

    private interface MeanwhileTask {
        void run() throws InterruptedException;
    }

    private final class HandMovedClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
