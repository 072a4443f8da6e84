package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quire.llm.Answerer.Answer;
import dev.quire.llm.ChatModel.Attempt;
import dev.quire.llm.ChatModel.Completed;
import dev.quire.llm.ChatModel.Failed;
import dev.quire.llm.ChatModel.Refused;
import dev.quire.llm.ChatModel.TextListener;
import dev.quire.llm.ChatModel.Withheld;
import dev.quire.llm.LlmMetrics.Outcome;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply.Action;
import dev.quire.schemas.Reply.Source;
import dev.quire.schemas.ReplyDelta;
import dev.quire.schemas.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswererTest {
    private static final Instant ASKED = Instant.parse("2026-11-23T10:00:00Z");
    private static final String FALLBACK = "Ask us.";
    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(20), Duration.ofSeconds(8), Duration.ofMinutes(10));
    private static final LlmRequest REQUEST =
            new LlmRequest(new SessionId("s-1"), MessageId.random(), "Is Dune any good?", List.of(), null, ASKED);

    private Instant now = ASKED;
    private final List<Duration> sleeps = new ArrayList<>();
    private final List<ReplyDelta> deltas = new ArrayList<>();
    private final FakeModel model = new FakeModel();

    @Test
    void theModelsTextIsTheAnswer() throws Exception {
        model.then(Duration.ofSeconds(2), new Completed("Yes."), "Ye", "s.");

        assertThat(answer()).isEqualTo(new Answer("Yes.", Source.MODEL, Outcome.ANSWERED));
        assertThat(model.limits).containsExactly(Duration.ofMillis(19_700));
    }

    @Test
    void withoutAModelTheFallbackComesAtOnce() throws Exception {
        Answerer answerer = new Answerer(null, () -> FALLBACK, PATIENCE, 4, () -> now, sleeps::add, () -> 0);

        assertThat(answerer.answer(REQUEST, deltaStream()))
                .isEqualTo(new Answer(FALLBACK, Source.FALLBACK, Outcome.NO_MODEL));
    }

    @Test
    void aFailedTryIsRepeatedAfterAWaitThatGrows() throws Exception {
        model.then(Duration.ofSeconds(1), new Failed("500", null));
        model.then(Duration.ofSeconds(1), new Failed("500", null));
        model.then(Duration.ofSeconds(1), new Completed("Yes."));

        assertThat(answer().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(sleeps).containsExactly(Duration.ofMillis(150), Duration.ofMillis(300));
    }

    @Test
    void theServersWishToStayAwayIsHonoured() throws Exception {
        model.then(Duration.ZERO, new Failed("429", Duration.ofSeconds(7)));
        model.then(Duration.ZERO, new Completed("Yes."));

        assertThat(answer().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(sleeps).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void aWishPastTheDeadlineEndsInTheFallbackWithoutWaiting() throws Exception {
        model.then(Duration.ZERO, new Failed("429", Duration.ofMinutes(1)));

        assertThat(answer().outcome()).isEqualTo(Outcome.OUT_OF_TIME);
        assertThat(sleeps).isEmpty();
    }

    @Test
    void aRefusalIsNotRepeated() throws Exception {
        model.then(Duration.ZERO, new Refused("401"));

        assertThat(answer()).isEqualTo(new Answer(FALLBACK, Source.FALLBACK, Outcome.REFUSED));
        assertThat(model.limits).hasSize(1);
    }

    @Test
    void inPlaceOfAnAnswerThatWasWithheldASafeOneComes() throws Exception {
        model.then(Duration.ZERO, new Withheld("a date that nobody gave"), "It came on May 1.");

        assertThat(answer())
                .isEqualTo(new Answer(
                        Answerer.WITHHELD_TEXT, List.of(), Action.CANNOT_HELP, Source.FALLBACK, Outcome.WITHHELD));
        assertThat(model.limits).hasSize(1);
    }

    @Test
    void triesAreBounded() throws Exception {
        for (int i = 0; i < 10; i++) {
            model.then(Duration.ofMillis(10), new Failed("500", null));
        }

        assertThat(answer().outcome()).isEqualTo(Outcome.OUT_OF_TRIES);
        assertThat(model.limits).hasSize(4);
    }

    @Test
    void allTriesTogetherEndBeforeTheDeadline() throws Exception {
        model.then(Duration.ofSeconds(8), new Failed("silent", null));
        model.then(Duration.ofSeconds(8), new Failed("silent", null));
        model.then(Duration.ofSeconds(3), new Failed("silent", null));

        assertThat(answer().outcome()).isEqualTo(Outcome.OUT_OF_TIME);
        assertThat(now).isBefore(ASKED.plus(PATIENCE.deadline()));
        assertThat(model.limits.getLast()).isEqualTo(Duration.ofMillis(19_700 - 16_000 - 150 - 300));
    }

    @Test
    void aNewTryShowsItsPiecesFromTheStart() throws Exception {
        model.then(Duration.ZERO, new Failed("broken", null), "It is a");
        model.then(Duration.ZERO, new Completed("Yes."), "Yes.");

        answer();
        assertThat(deltas).extracting(ReplyDelta::index).containsExactly(0, 0);
        assertThat(deltas).extracting(ReplyDelta::text).containsExactly("It is a", "Yes.");
    }

    @Test
    void aRequestThatWaitedIsStillPutToTheModel() throws Exception {
        now = ASKED.plusSeconds(60);
        model.then(Duration.ofSeconds(2), new Completed("Yes."));

        assertThat(answer().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(model.limits).containsExactly(Duration.ofMillis(7_700));
    }

    @Test
    void anOldRequestIsNot() throws Exception {
        now = ASKED.plus(PATIENCE.staleAfter()).plusMillis(1);

        assertThat(answer().outcome()).isEqualTo(Outcome.TOO_LATE);
        assertThat(model.limits).isEmpty();
    }

    @Test
    void anInterruptEndsTheWait() {
        model.then(Duration.ZERO, new Failed("500", null));
        Answerer answerer = new Answerer(
                model,
                () -> FALLBACK,
                PATIENCE,
                4,
                () -> now,
                duration -> {
                    throw new InterruptedException();
                },
                () -> 0);

        assertThatThrownBy(() -> answerer.answer(REQUEST, deltaStream())).isInstanceOf(InterruptedException.class);
    }

    private Answer answer() throws InterruptedException {
        Answerer answerer = new Answerer(model, () -> FALLBACK, PATIENCE, 4, () -> now, this::sleep, () -> 0);
        return answerer.answer(REQUEST, deltaStream());
    }

    private DeltaStream deltaStream() {
        return new DeltaStream(REQUEST, Duration.ofMillis(50), () -> now, (delay, task) -> {}, deltas::add);
    }

    private void sleep(Duration duration) {
        sleeps.add(duration);
        now = now.plus(duration);
    }

    /** Takes its time by the test's clock. */
    private final class FakeModel implements ChatModel {
        private record Step(Duration takes, Attempt attempt, List<String> pieces) {}

        private final Deque<Step> script = new ArrayDeque<>();
        private final List<Duration> limits = new ArrayList<>();

        void then(Duration takes, Attempt attempt, String... pieces) {
            script.add(new Step(takes, attempt, List.of(pieces)));
        }

        @Override
        public Attempt ask(LlmRequest request, Duration limit, TextListener onText) {
            limits.add(limit);
            Step step = script.remove();
            step.pieces().forEach(onText);
            now = now.plus(step.takes());
            return step.attempt();
        }
    }
}
