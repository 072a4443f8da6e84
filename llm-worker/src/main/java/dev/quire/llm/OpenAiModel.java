package dev.quire.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.ObjectMappers;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIException;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice.Delta;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;
import dev.quire.llm.LlmMetrics.Outcome;
import dev.quire.llm.budget.Budget;
import dev.quire.llm.budget.Spending;
import dev.quire.llm.grounding.Leaks;
import dev.quire.llm.tools.Lookups;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.SessionId;
import dev.quire.understanding.Catalogue;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streamed chat completions of an OpenAI-compatible server, with tools if there is anything to look up and the server
 * takes them. A call blocks its thread, which should be a virtual one. The time limit and an interrupt both close the
 * connection, so that the server stops writing as well.
 */
final class OpenAiModel implements ChatModel, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OpenAiModel.class);

    /** For how long a server that refused tools is not offered any: it may be started anew with another model. */
    private static final Duration WITHOUT_TOOLS = Duration.ofMinutes(10);

    private final OpenAIClient client;
    private final Prompt prompt;
    private final Leaks leaks;
    private final @Nullable Lookups lookups;
    private final Duration connectTimeout;
    private final Duration silenceTimeout;
    private final Budget budget;
    private final LlmMetrics metrics;
    private volatile long toolsAgainNanos = System.nanoTime();

    private OpenAiModel(
            OpenAIClient client,
            Prompt prompt,
            @Nullable Lookups lookups,
            Duration connectTimeout,
            Duration silenceTimeout,
            Budget budget,
            LlmMetrics metrics) {
        this.client = client;
        this.prompt = prompt;
        this.leaks = new Leaks(Instructions.secret());
        this.lookups = lookups;
        this.connectTimeout = connectTimeout;
        this.silenceTimeout = silenceTimeout;
        this.budget = budget;
        this.metrics = metrics;
    }

    /**
     * The client's own retries are off: {@link Answerer} alone knows the deadline. Calls run on the callers' threads, so
     * OkHttp's dispatcher, and with it its limit of 64 requests at once, plays no part; the pool keeps a connection for
     * every lane.
     *
     * @param lookups null if the model is offered no tools; not closed with this
     */
    static OpenAiModel of(
            LlmProperties properties,
            Supplier<Catalogue> catalogue,
            @Nullable Lookups lookups,
            Budget budget,
            LlmMetrics metrics) {
        String key = properties.apiKey().isEmpty() ? "none" : properties.apiKey();
        return at(properties.baseUrl(), key, properties, catalogue, lookups, budget, metrics);
    }

    /**
     * Of a server that need not be the configured one.
     *
     * @param baseUrl empty for OpenAI
     */
    static OpenAiModel at(
            String baseUrl,
            String apiKey,
            LlmProperties properties,
            Supplier<Catalogue> catalogue,
            @Nullable Lookups lookups,
            Budget budget,
            LlmMetrics metrics) {
        OpenAIOkHttpClient.Builder client = OpenAIOkHttpClient.builder()
                .apiKey(apiKey)
                .maxRetries(0)
                .maxIdleConnections(properties.lanes().maxInFlight())
                .keepAliveDuration(Duration.ofMinutes(1));
        if (!baseUrl.isEmpty()) {
            client.baseUrl(baseUrl);
        }
        return new OpenAiModel(
                client.build(),
                Prompt.of(properties, catalogue),
                lookups,
                properties.connectTimeout(),
                properties.silenceTimeout(),
                budget,
                metrics);
    }

    @Override
    public Attempt ask(LlmRequest request, Duration limit, TextListener onText) throws InterruptedException {
        try {
            return converse(request, limit, onText);
        } catch (OverBudget e) {
            return new NotAsked(Outcome.OVER_BUDGET);
        }
    }

    private Attempt converse(LlmRequest request, Duration limit, TextListener onText) throws InterruptedException {
        boolean offersTools = lookups != null && System.nanoTime() - toolsAgainNanos >= 0;
        Exchange exchange = exchange(request, limit, offersTools);
        try {
            return exchange.run(onText);
        } catch (OpenAIException e) {
            throwIfInterrupted();
            if (!offersTools || exchange.hasBegun() || !ModelError.refusesTools(e)) {
                return ModelError.attempt(e);
            }
            toolsAgainNanos = System.nanoTime() + WITHOUT_TOOLS.toNanos();
            log.atWarn()
                    .addKeyValue("model", prompt.model())
                    .log("The model's server takes no tools: answers come without look-ups for ten minutes");
        }
        try {
            return exchange(request, exchange.left(), false).run(onText);
        } catch (OpenAIException e) {
            throwIfInterrupted();
            return ModelError.attempt(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private Exchange exchange(LlmRequest request, Duration limit, boolean offersTools) {
        FirstToken firstToken = new FirstToken();
        return new Exchange(
                prompt,
                (call, left, onText) -> write(request.sessionId(), call, left, new AnswerText(onText, firstToken)),
                leaks,
                offersTools ? lookups : null,
                request,
                limit);
    }

    /** Measured once for each question, however many rounds the answer takes. */
    private final class FirstToken implements Runnable {
        private final long startNanos = System.nanoTime();
        private boolean measured;

        @Override
        public void run() {
            if (!measured) {
                measured = true;
                metrics.firstToken(Duration.ofNanos(System.nanoTime() - startNanos));
            }
        }
    }

    /** There is no money for one more call. */
    private static final class OverBudget extends RuntimeException {
        private static final long serialVersionUID = 1;

        OverBudget() {
            super("over budget", null, false, false);
        }
    }

    private ModelRound write(SessionId session, ChatCompletionCreateParams call, Duration limit, AnswerText text) {
        Spending spending = budget.begin(session, bytes(call), prompt.maxOutputTokens());
        if (spending == null) {
            throw new OverBudget();
        }
        try (spending;
                StreamResponse<ChatCompletionChunk> response =
                        client.chat().completions().createStreaming(call, within(limit))) {
            spending.begun();
            return ModelRound.read(
                    response.stream().peek(chunk -> received(chunk, spending)).iterator(),
                    text,
                    usage -> count(usage, spending));
        }
    }

    /** Somewhat more than the model reads, since the JSON around it is counted too. */
    private static long bytes(ChatCompletionCreateParams call) {
        try {
            return ObjectMappers.jsonMapper().writeValueAsBytes(call._body()).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void received(ChatCompletionChunk chunk, Spending spending) {
        chunk._choices()
                .asKnown()
                .ifPresent(choices -> choices.forEach(choice -> {
                    Delta delta = choice.delta();
                    delta.content().ifPresent(spending::received);
                    delta.toolCalls()
                            .ifPresent(calls -> calls.forEach(call -> call.function()
                                    .flatMap(Delta.ToolCall.Function::arguments)
                                    .ifPresent(spending::received)));
                }));
    }

    private static void count(CompletionUsage usage, Spending spending) {
        long cached = usage.promptTokensDetails()
                .flatMap(CompletionUsage.PromptTokensDetails::cachedTokens)
                .orElse(0L);
        spending.counted(usage.promptTokens(), cached, usage.completionTokens());
    }

    /** OkHttp's read time-out starts anew with each packet, its call time-out spans the whole stream. */
    private RequestOptions within(Duration limit) {
        return RequestOptions.builder()
                .timeout(Timeout.builder()
                        .connect(shorter(connectTimeout, limit))
                        .read(shorter(silenceTimeout, limit))
                        .write(shorter(silenceTimeout, limit))
                        .request(limit)
                        .build())
                .build();
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
