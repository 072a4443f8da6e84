package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quire.llm.Answerer.Answer;
import dev.quire.llm.LlmMetrics.Outcome;
import dev.quire.llm.budget.Budget;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import dev.quire.understanding.CatalogueFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What calls of the real client cost, and when none is made. */
@Timeout(60)
class ModelCostIT {
    private final ScriptedModel server = new ScriptedModel();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Map<String, Object> settings = new HashMap<>(Map.of(
            "quire.llm.base-url", server.baseUrl(),
            "quire.llm.budget.prices[gpt-4.1-mini].input", "0.40",
            "quire.llm.budget.prices[gpt-4.1-mini].cached-input", "0.10",
            "quire.llm.budget.prices[gpt-4.1-mini].output", "1.60"));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theServersCountIsTaken() throws Exception {
        server.then(answerThatCosts(1_000_000, 200_000, 50_000));

        assertThat(answer(worker()).outcome()).isEqualTo(Outcome.ANSWERED);

        assertThat(tokens("prompt")).isEqualTo(800_000);
        assertThat(tokens("cached_prompt")).isEqualTo(200_000);
        assertThat(tokens("completion")).isEqualTo(50_000);
        double usd = 0.8 * 0.40 + 0.2 * 0.10 + 0.05 * 1.60;
        assertThat(registry.get("llm.cost.usd").counter().count()).isCloseTo(usd, within(1e-9));
        assertThat(registry.get("llm.budget.left.usd").gauge().value()).isCloseTo(10 - usd, within(1e-9));
    }

    @Test
    void aServerThatDoesNotCountIsEstimated() throws Exception {
        server.then(ScriptedModel.sends(chunk("Twelve words") + finish() + "data: [DONE]\n\n"));

        assertThat(answer(worker()).outcome()).isEqualTo(Outcome.ANSWERED);

        assertThat(tokens("completion")).isEqualTo(3);
        assertThat(tokens("prompt")).as("the instructions are in it").isGreaterThan(100);
    }

    @Test
    void triesThatWereCutOffAreCountedToo() throws Exception {
        server.then(ScriptedModel.breaksAfter("Twelve words"))
                .then(ScriptedModel.sends(chunk("Twelve words") + finish() + "data: [DONE]\n\n"));

        assertThat(answer(worker()).outcome()).isEqualTo(Outcome.ANSWERED);

        assertThat(tokens("completion")).isEqualTo(6);
    }

    @Test
    void anErrorInPlaceOfAnAnswerCostsNothing() throws Exception {
        settings.put("quire.llm.max-tries", 1);
        server.then(ScriptedModel.fails(503, Map.of(), "{}"));

        assertThat(answer(worker()).outcome()).isEqualTo(Outcome.OUT_OF_TRIES);

        assertThat(tokens("prompt")).isZero();
    }

    @Test
    void overBudgetTheFallbackComesWithoutAskingAndSoOnAtOnce() throws Exception {
        settings.put("quire.llm.budget.tokens-per-day", 500_000);
        server.then(answerThatCosts(499_999, 0, 1));
        Answerer worker = worker();

        assertThat(answer(worker).outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(answer(worker)).isEqualTo(worker.fallback(Outcome.OVER_BUDGET));
        assertThat(answer(worker)).isEqualTo(worker.fallback(Outcome.OVER_BUDGET));

        assertThat(server.requests()).hasSize(1);
        assertThat(registry.get("llm.budget.left.tokens").gauge().value()).isZero();
    }

    @Test
    void withTheBreakerOpenTheFallbackComesWithoutAsking() throws Exception {
        settings.put("quire.llm.max-tries", 1);
        settings.put("quire.llm.breaker.calls", 4);
        settings.put("quire.llm.breaker.open-for", "1h");
        server.usually(request -> ScriptedModel.fails(503, Map.of(), "{}"));
        Answerer worker = worker();

        assertThat(answer(worker).outcome()).isEqualTo(Outcome.OUT_OF_TRIES);
        assertThat(answer(worker).outcome()).isEqualTo(Outcome.OUT_OF_TRIES);
        assertThat(answer(worker)).isEqualTo(worker.fallback(Outcome.BREAKER_OPEN));

        assertThat(server.requests()).hasSize(2);
        assertThat(registry.get("llm.breaker.state")
                        .tag("state", "open")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    private Answerer worker() {
        LlmProperties properties = LlmPropertiesTest.read(settings);
        Budget budget = new Budget(properties.budget(), properties.model(), Clock.systemUTC(), registry);
        LlmWorkerConfiguration configuration = new LlmWorkerConfiguration();
        ChatModel model = configuration.chatModel(
                properties, CatalogueFile::builtIn, null, budget, new LlmMetrics(registry), registry);
        return configuration.answerer(model, CatalogueFile::builtIn, properties);
    }

    private static Answer answer(Answerer worker) throws InterruptedException {
        LlmRequest request = new LlmRequest(
                new SessionId("s-1"), MessageId.random(), "Is Dune any good?", List.of(), null, Instant.now());
        try (DeltaStream nobody =
                new DeltaStream(request, Duration.ofMillis(50), Clock.systemUTC(), (delay, task) -> {}, delta -> {})) {
            return worker.answer(request, nobody);
        }
    }

    private double tokens(String kind) {
        return registry.get("llm.tokens").tag("kind", kind).counter().count();
    }

    /** As OpenAI counts: cached tokens are among those of the prompt. */
    static ScriptedModel.Step answerThatCosts(long prompt, long cached, long completion) {
        return ScriptedModel.sends(
                chunk("Dear.") + finish() + """
                data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[],\
                "usage":{"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d,\
                "prompt_tokens_details":{"cached_tokens":%d}}}

                data: [DONE]

                """.formatted(prompt, completion, prompt + completion, cached));
    }

    private static String chunk(String text) {
        return """
                data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[\
                {"index":0,"delta":{"content":"%s"},"finish_reason":null}]}

                """.formatted(text);
    }

    private static String finish() {
        return """
                data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[\
                {"index":0,"delta":{},"finish_reason":"stop"}]}

                """;
    }
}
