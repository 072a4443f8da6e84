package dev.quire.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.ObjectMappers;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIIoException;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice.FinishReason;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;
import dev.quire.llm.LlmMetrics.Outcome;
import dev.quire.llm.budget.Budget;
import dev.quire.llm.budget.Spending;
import dev.quire.schemas.LlmRequest;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Streamed chat completions of an OpenAI-compatible server. A call blocks its thread, which should be a virtual one. The
 * time limit and an interrupt both close the connection, so that the server stops writing as well.
 */
final class OpenAiModel implements ChatModel, AutoCloseable {
    private static final Set<FinishReason> NO_ANSWER =
            Set.of(FinishReason.CONTENT_FILTER, FinishReason.TOOL_CALLS, FinishReason.FUNCTION_CALL);

    private final OpenAIClient client;
    private final Prompt prompt;
    private final Duration connectTimeout;
    private final Duration silenceTimeout;
    private final Budget budget;
    private final LlmMetrics metrics;

    private OpenAiModel(
            OpenAIClient client,
            Prompt prompt,
            Duration connectTimeout,
            Duration silenceTimeout,
            Budget budget,
            LlmMetrics metrics) {
        this.client = client;
        this.prompt = prompt;
        this.connectTimeout = connectTimeout;
        this.silenceTimeout = silenceTimeout;
        this.budget = budget;
        this.metrics = metrics;
    }

    /**
     * The client's own retries are off: {@link Answerer} alone knows the deadline. Calls run on the callers' threads, so
     * OkHttp's dispatcher, and with it its limit of 64 requests at once, plays no part; the pool keeps a connection for
     * every lane.
     */
    static OpenAiModel of(LlmProperties properties, Budget budget, LlmMetrics metrics) {
        OpenAIOkHttpClient.Builder client = OpenAIOkHttpClient.builder()
                .apiKey(properties.apiKey().isEmpty() ? "none" : properties.apiKey())
                .maxRetries(0)
                .maxIdleConnections(properties.lanes().maxInFlight())
                .keepAliveDuration(Duration.ofMinutes(1));
        if (!properties.baseUrl().isEmpty()) {
            client.baseUrl(properties.baseUrl());
        }
        return new OpenAiModel(
                client.build(),
                Prompt.of(properties),
                properties.connectTimeout(),
                properties.silenceTimeout(),
                budget,
                metrics);
    }

    @Override
    public Attempt ask(LlmRequest request, Duration limit, Consumer<String> onText) throws InterruptedException {
        long startNanos = System.nanoTime();
        AnswerText text =
                new AnswerText(onText, () -> metrics.firstToken(Duration.ofNanos(System.nanoTime() - startNanos)));
        ChatCompletionCreateParams params = prompt.about(request);
        Spending spending = budget.begin(request.sessionId(), bytes(params), prompt.maxOutputTokens());
        if (spending == null) {
            return new NotAsked(Outcome.OVER_BUDGET);
        }
        try (spending;
                StreamResponse<ChatCompletionChunk> response =
                        client.chat().completions().createStreaming(params, within(limit))) {
            spending.begun();
            return read(response.stream().iterator(), text, spending);
        } catch (OpenAIException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return ModelError.attempt(e);
        }
    }

    @Override
    public void close() {
        client.close();
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

    private Attempt read(Iterator<ChatCompletionChunk> chunks, AnswerText text, Spending spending) {
        FinishReason finish = null;
        try {
            while (!text.isFull() && chunks.hasNext()) {
                ChatCompletionChunk chunk = chunks.next();
                chunk.usage().ifPresent(usage -> count(usage, spending));
                for (Choice choice : chunk.choices()) { // None in the chunk that carries the usage.
                    choice.delta().content().ifPresent(spending::received);
                    choice.delta().content().ifPresent(text::append);
                    finish = choice.finishReason().orElse(finish);
                }
            }
        } catch (OpenAIIoException e) {
            if (finish == null) {
                throw e;
            } // Else only the usage is lost.
        }
        return outcome(finish, text);
    }

    /** Somewhat more than the model reads, since the JSON around it is counted too. */
    private static long bytes(ChatCompletionCreateParams params) {
        try {
            return ObjectMappers.jsonMapper().writeValueAsBytes(params._body()).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void count(CompletionUsage usage, Spending spending) {
        long cached = usage.promptTokensDetails()
                .flatMap(CompletionUsage.PromptTokensDetails::cachedTokens)
                .orElse(0L);
        spending.counted(usage.promptTokens(), cached, usage.completionTokens());
    }

    private static Attempt outcome(@Nullable FinishReason finish, AnswerText text) {
        if (finish == null && !text.isFull()) {
            return new Failed("the stream ended before the answer did", null);
        }
        if (finish != null && NO_ANSWER.contains(finish)) {
            return new Refused("the model gave no text: finish_reason " + finish);
        }
        String answer = text.whole().strip();
        return answer.isEmpty()
                ? new Refused(
                        "the model gave no text: finish_reason " + finish + "; is max-output-tokens large enough?")
                : new Completed(answer);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
