package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.llm.LlmMetrics.Outcome;
import dev.quire.llm.budget.Budget;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.Reply.Source;
import dev.quire.schemas.ReplyDelta;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.understanding.CatalogueFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real client against a server with every fault: each request ends in one final reply. */
@Timeout(60)
class ModelFaultsIT {
    private static final SessionId SESSION = new SessionId("s-1");

    private final ScriptedModel server = new ScriptedModel();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Map<String, Object> settings = new HashMap<>(Map.of(
            "quire.llm.base-url", server.baseUrl(),
            "quire.llm.silence-timeout", "10s",
            "quire.llm.deadline", "50s", // A busy machine takes seconds for a test's first call.
            "quire.llm.delta-interval", "0"));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anAnswerIsStreamedAndThenWhole() {
        server.then(ScriptedModel.writes("", "A fine", " book", "."));

        assertThat(ask()).isEqualTo(model("A fine book."));
        assertThat(deltas()).containsExactly("0:A fine", "1: book", "2:.");
        assertThat(count(Outcome.ANSWERED)).isEqualTo(1);
        assertThat(tokens("prompt")).isEqualTo(30);
        assertThat(tokens("completion")).isEqualTo(12);
        assertThat(registry.get("llm.first.token").timer().count()).isEqualTo(1);
    }

    @Test
    void theRequestIsWhatCompatibleServersExpect() {
        settings.put("quire.llm.model", "llama3.2");
        ask();

        var request = server.requests().getFirst();
        assertThat(request.get("model").asString()).isEqualTo("llama3.2");
        assertThat(request.get("stream").asBoolean()).isTrue();
        assertThat(request.get("stream_options").get("include_usage").asBoolean())
                .isTrue();
        assertThat(request.get("max_tokens").asInt()).isEqualTo(400);
        assertThat(request.has("temperature")).isFalse();
        assertThat(request.get("messages").get(0).get("role").asString()).isEqualTo("system");
        assertThat(ScriptedModel.question(request)).isEqualTo("Is Dune any good?");
    }

    @Test
    void tooManyRequestsAreRepeatedWhenTheServerAllows() {
        server.then(ScriptedModel.fails(429, Map.of("Retry-After", "1"), "{}")).then(ScriptedModel.writes("Yes."));

        assertThat(ask()).isEqualTo(model("Yes."));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void retryAfterPastTheDeadlineIsTheFallbackAtOnce() {
        server.then(ScriptedModel.fails(429, Map.of("Retry-After", "3600"), "{}"));

        assertThat(ask()).isEqualTo(fallback());
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void withoutQuotaThereIsNoSecondTry() {
        server.then(ScriptedModel.fails(429, Map.of(), """
                {"error":{"message":"You exceeded your quota","type":"insufficient_quota","code":"insufficient_quota"}}"""));

        assertThat(ask()).isEqualTo(fallback());
        assertThat(count(Outcome.REFUSED)).isEqualTo(1);
    }

    @Test
    void aServerErrorIsRepeated() {
        server.then(ScriptedModel.fails(500, Map.of(), "oops"))
                .then(ScriptedModel.fails(503, Map.of(), "{}"))
                .then(ScriptedModel.writes("Yes."));

        assertThat(ask()).isEqualTo(model("Yes."));
    }

    @Test
    void aServerThatOnlyFailsEndsInTheFallback() {
        server.usually(request -> ScriptedModel.fails(500, Map.of(), "oops"));

        assertThat(ask()).isEqualTo(fallback());
        assertThat(server.requests()).hasSize(4);
        assertThat(count(Outcome.OUT_OF_TRIES)).isEqualTo(1);
    }

    @Test
    void aStreamCutInTheMiddleStartsAgain() {
        server.then(ScriptedModel.breaksAfter("It is", " a")).then(ScriptedModel.writes("Yes", "."));

        assertThat(ask()).isEqualTo(model("Yes."));
        assertThat(deltas()).containsExactly("0:It is", "1: a", "0:Yes", "1:.");
    }

    @Test
    void aStreamThatEndsBeforeTheAnswerDoesStartsAgain() {
        server.then(ScriptedModel.endsWithoutFinish("It is")).then(ScriptedModel.writes("Yes."));

        assertThat(ask()).isEqualTo(model("Yes."));
    }

    @Test
    void anErrorInTheStreamStartsAgain() {
        server.then(ScriptedModel.sends("data: {\"error\":{\"message\":\"overloaded\",\"code\":529}}\n\n"))
                .then(ScriptedModel.writes("Yes."));

        assertThat(ask()).isEqualTo(model("Yes."));
    }

    @Test
    void garbageIsNoAnswer() {
        server.then(ScriptedModel.sends("<html>Welcome to the proxy</html>\n"))
                .then(ScriptedModel.sends("data: {not json\n\n"))
                .then(ScriptedModel.sends("data: {\"choices\":\"none\"}\n\n"))
                .then(ScriptedModel.sends("data: {}\n\ndata: [DONE]\n\n"));

        assertThat(ask()).isEqualTo(fallback());
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void aSilentServerIsAskedAgain() {
        settings.put("quire.llm.silence-timeout", "500ms");
        CountDownLatch end = new CountDownLatch(1);
        server.then(ScriptedModel.hangs(end)).then(ScriptedModel.writes("Yes."));

        assertThat(ask()).isEqualTo(model("Yes."));
        end.countDown();
    }

    @Test
    void silenceInTheMiddleOfTheAnswerStartsAgain() {
        settings.put("quire.llm.silence-timeout", "500ms");
        CountDownLatch end = new CountDownLatch(1);
        server.then(ScriptedModel.writesOnceOpen(end, "It is", " late")).then(ScriptedModel.writes("Yes."));

        assertThat(ask()).isEqualTo(model("Yes."));
        assertThat(deltas()).containsExactly("0:It is", "0:Yes.");
        end.countDown();
    }

    @Test
    void atTheDeadlineTheCallIsCancelledForReal() throws Exception {
        settings.put("quire.llm.deadline", "1500ms");
        settings.put("quire.llm.grace", "1500ms");
        CountDownLatch hungUp = new CountDownLatch(1);
        server.then(ScriptedModel.stallsUntilHangup(hungUp));

        assertThat(ask()).isEqualTo(fallback());
        assertThat(count(Outcome.OUT_OF_TIME)).isEqualTo(1);
        assertThat(hungUp.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anAbandonedRequestCancelsTheCallAndWritesNothing() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        server.then(ScriptedModel.stallsUntilHangup(hungUp));
        Thread lane = Thread.ofVirtual().start(this::ask);
        while (server.requests().isEmpty()) {
            Thread.onSpinWait();
        }

        lane.interrupt();

        assertThat(hungUp.await(30, TimeUnit.SECONDS)).isTrue();
        lane.join();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void aWrongKeyIsNotTriedTwice() {
        // As llama.cpp writes it: the code is a number.
        server.then(ScriptedModel.fails(401, Map.of(), """
                {"error":{"code":401,"message":"Invalid API Key","type":"authentication_error"}}"""));

        assertThat(ask()).isEqualTo(fallback());
        assertThat(server.requests()).hasSize(1);
        assertThat(count(Outcome.REFUSED)).isEqualTo(1);
    }

    @Test
    void aBadRequestIsNotTriedTwice() {
        server.then(ScriptedModel.fails(400, Map.of(), "{\"error\":\"unknown field\"}"));

        assertThat(ask()).isEqualTo(fallback());
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aFilteredAnswerIsNone() {
        server.then(ScriptedModel.finishes("content_filter", "I ha"));

        assertThat(ask()).isEqualTo(fallback());
    }

    @Test
    void anEmptyAnswerIsNone() {
        server.then(ScriptedModel.finishes("length", " ", "\n"));

        assertThat(ask()).isEqualTo(fallback());
        assertThat(count(Outcome.REFUSED)).isEqualTo(1);
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        String page = "word ".repeat(1_000);
        server.then(ScriptedModel.finishes("length", page, page, page, page, page, page));

        assertThat(ask().text()).hasSize(AnswerText.MAX_LENGTH - 1).endsWith("word"); // The last space is stripped.
    }

    @Test
    void nobodyListeningEndsInTheFallback() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            settings.put("quire.llm.base-url", "http://127.0.0.1:" + taken.getLocalPort() + "/v1");
        }

        assertThat(ask()).isEqualTo(fallback());
        assertThat(count(Outcome.OUT_OF_TRIES)).isEqualTo(1);
    }

    /** What the visitor finally sees; fails unless it is exactly one reply. */
    private record Seen(String text, Source source) {}

    private static Seen model(String text) {
        return new Seen(text, Source.MODEL);
    }

    private static Seen fallback() {
        return new Seen(CatalogueFile.builtIn().texts().fallback(), Source.FALLBACK);
    }

    private Seen ask() {
        LlmProperties properties = LlmPropertiesTest.read(settings);
        LlmMetrics metrics = new LlmMetrics(registry);
        Budget budget = new Budget(properties.budget(), properties.model(), Clock.systemUTC(), registry);
        LlmRequest request =
                new LlmRequest(SESSION, MessageId.random(), "Is Dune any good?", List.of(), null, Instant.now());
        try (OpenAiModel openAi = OpenAiModel.of(properties, CatalogueFile::builtIn, null, budget, metrics)) {
            RequestHandler handler = new RequestHandler(
                    new LlmWorkerConfiguration().answerer(openAi, CatalogueFile::builtIn, properties),
                    new EventWriter(producer, "llm-worker"),
                    properties.deltaInterval(),
                    (delay, task) -> {},
                    false,
                    Clock.systemUTC(),
                    metrics);
            handler.handle(new ConsumerRecord<>("chat.llm-requests", 0, 0, new byte[0], EventJson.write(request)));
        } catch (InterruptedException abandoned) {
            return new Seen("", Source.FALLBACK);
        }
        List<Reply> replies = producer.history().stream()
                .filter(sent -> sent.topic().equals("chat.replies"))
                .map(sent -> (Reply) TopicCatalogue.REPLIES.read(sent.value()))
                .toList();
        assertThat(replies).hasSize(1);
        assertThat(replies.getFirst().inReplyTo()).isEqualTo(request.messageId());
        return new Seen(replies.getFirst().text(), replies.getFirst().source());
    }

    private List<String> deltas() {
        return producer.history().stream()
                .filter(sent -> sent.topic().equals("chat.deltas"))
                .map(sent -> (ReplyDelta) TopicCatalogue.DELTAS.read(sent.value()))
                .map(delta -> delta.index() + ":" + delta.text())
                .toList();
    }

    private double count(Outcome outcome) {
        return registry.get("llm.requests")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .counter()
                .count();
    }

    private double tokens(String kind) {
        return registry.get("llm.tokens").tag("kind", kind).counter().count();
    }
}
