package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quire.schemas.EventJson;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.Reply;
import dev.quire.schemas.Reply.Source;
import dev.quire.schemas.SessionId;
import dev.quire.testservers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers are killed and replaced on a real Kafka; the model keeps count of what it is asked. */
@Timeout(300)
class PaidOnceIT {
    private static final Duration CAP = Duration.ofMinutes(2);
    private static final String KAFKA = TestServers.kafka().bootstrapServers();

    @TempDir
    private Path directory;

    private final ScriptedModel model = new ScriptedModel();
    private final Visitors visitors = new Visitors(KAFKA);

    /** Budgets belong to groups. */
    private final String ownGroup = "quire.llm.kafka.group.id=paid-once-" + UUID.randomUUID();

    @AfterEach
    void close() {
        visitors.close();
        model.close();
    }

    @Test
    void killedBetweenReplyAndCommitTheModelIsNotAskedAgain() throws Exception {
        List<SessionId> sessions = sessions(30);
        try (WorkerProcess worker =
                process("killed", "quire.llm.lanes.commit-interval=1h").awaitReady()) {
            sessions.forEach(session -> visitors.ask(session, "asked before " + session));
            awaitReplies(sessions, 1);
            worker.kill();
        }

        try (WorkerProcess _ = process("next")) {
            sessions.forEach(session -> visitors.ask(session, "asked after " + session));
            awaitReplies(sessions, 2);
        }

        for (SessionId session : sessions) {
            assertThat(visitors.replies(session)).as("no copies").hasSize(2);
            assertThat(questions("asked before " + session)).isEqualTo(1);
            assertThat(questions("asked after " + session)).isEqualTo(1);
        }
    }

    @Test
    void killedInTheMiddleOfTheStreamThereIsOneReply() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        model.usually(request -> ScriptedModel.writesOnceOpen(gate, "Dune", " is fine."));
        SessionId ann = Visitors.someone();
        LlmRequest asked;
        try (WorkerProcess worker = process("killed").awaitReady()) {
            asked = visitors.ask(ann, "Is Dune any good? " + ann);
            await().atMost(CAP).until(() -> !visitors.deltas(ann).isEmpty());
            worker.kill();
        }
        gate.countDown();

        try (WorkerProcess _ = process("next")) {
            awaitReplies(List.of(ann), 1);
            SessionId bob = Visitors.someone();
            visitors.ask(bob, "Anything left?");
            awaitReplies(List.of(bob), 1);
        }

        assertThat(visitors.replies(ann)).extracting(Reply::inReplyTo).containsExactly(asked.messageId());
        assertThat(questions("Is Dune any good? " + ann))
                .as("nobody can know what it would have said")
                .isEqualTo(2);
    }

    @Test
    void aRequestWrittenTwiceIsPaidOnce() {
        SessionId ann = Visitors.someone();
        try (RunningWorker _ = worker()) {
            LlmRequest request = visitors.ask(ann, "written twice " + ann);
            awaitReplies(List.of(ann), 1);
            visitors.send(ann, EventJson.write(request), Map.of());
            visitors.ask(ann, "the next one " + ann);
            awaitReplies(List.of(ann), 2);
        }

        assertThat(visitors.replies(ann)).hasSize(2);
        assertThat(questions("written twice " + ann)).isEqualTo(1);
    }

    @Test
    void theBudgetOutlivesAKilledWorker() throws Exception {
        SessionId ann = Visitors.someone();
        String[] settings = {ownGroup, "quire.llm.budget.tokens-per-day=500000"};
        model.usually(request -> ModelCostIT.answerThatCosts(499_999, 0, 1));
        try (WorkerProcess worker = process("killed", settings).awaitReady()) {
            visitors.ask(ann, "dear " + ann);
            awaitReplies(List.of(ann), 1);
            // What was spent is committed within 100 ms of the reply; a later record's reply tells that time has
            // passed.
            await().atMost(CAP).until(() -> metric(worker.get("/metrics"), "llm_budget_left_tokens") == 0);
            for (int i = 0; i < 3; i++) {
                visitors.ask(ann, "free " + ann);
                awaitReplies(List.of(ann), i + 2);
            }
            worker.kill();
        }

        try (RunningWorker next = new RunningWorker(KAFKA, withModel(settings))) {
            visitors.ask(ann, "after the restart " + ann);
            awaitReplies(List.of(ann), 5);
            assertThat(metric(next.get("/metrics").body(), "llm_budget_left_tokens"))
                    .isZero();
        }

        assertThat(visitors.replies(ann).getFirst().source()).isEqualTo(Source.MODEL);
        assertThat(visitors.replies(ann).getLast().source()).isEqualTo(Source.FALLBACK);
        assertThat(questions("after the restart " + ann)).isZero();
    }

    @Test
    void workersShareTheBudget() throws Exception {
        String[] settings = {ownGroup, "quire.llm.budget.tokens-per-day=500000"};
        model.usually(request -> ModelCostIT.answerThatCosts(20_000, 0, 0));
        try (RunningWorker one = new RunningWorker(KAFKA, withModel(settings));
                RunningWorker other = new RunningWorker(KAFKA, withModel(settings))) {
            List<SessionId> sessions = sessions(12);
            sessions.forEach(session -> visitors.ask(session, "shared " + session));
            awaitReplies(sessions, 1);

            for (RunningWorker worker : List.of(one, other)) {
                await().atMost(CAP)
                        .until(() -> metric(worker.get("/metrics").body(), "llm_budget_left_tokens")
                                == 500_000 - 12 * 20_000);
            }
        }
    }

    private static double metric(String metrics, String name) {
        Matcher matcher =
                Pattern.compile("(?m)^" + name + "(?:\\{.*})? (\\S+)$").matcher(metrics);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }

    private void awaitReplies(List<SessionId> sessions, int count) {
        await().atMost(CAP)
                .untilAsserted(() -> assertThat(sessions)
                        .allSatisfy(session ->
                                assertThat(visitors.visibleReplies(session)).hasSizeGreaterThanOrEqualTo(count)));
    }

    private long questions(String text) {
        return model.requests().stream()
                .filter(request -> ScriptedModel.question(request).equals(text))
                .count();
    }

    private static List<SessionId> sessions(int count) {
        return IntStream.range(0, count).mapToObj(i -> Visitors.someone()).toList();
    }

    private RunningWorker worker(String... settings) {
        return new RunningWorker(KAFKA, withModel(settings));
    }

    private WorkerProcess process(String name, String... settings) throws Exception {
        return new WorkerProcess(directory.resolve(name + ".log"), KAFKA, withModel(settings));
    }

    private String[] withModel(String... settings) {
        return Stream.concat(Stream.of("quire.llm.base-url=" + model.baseUrl()), Stream.of(settings))
                .toArray(String[]::new);
    }
}
