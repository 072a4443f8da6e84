package dev.quire.llm;

import dev.quire.llm.budget.BudgetLimits;
import dev.quire.llm.lanes.LaneLimits;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code quire.llm}.
 *
 * @param baseUrl of an OpenAI-compatible server, up to and with {@code /v1}. Empty, the default: OpenAI's own if there
 *     is a key, else no model, and every request gets the generic fallback.
 * @param apiKey sent as a bearer token. Empty, the default: a placeholder, which local servers ignore.
 * @param model the model's name on that server; empty means {@value #DEFAULT_MODEL}
 * @param maxOutputTokens the longest answer, 16 to 16 384 tokens, default 400. A model that thinks before it writes
 *     spends these too, so give it more.
 * @param temperature 0 to 2; absent, the default: the server's own, since some models refuse any other
 * @param deadline when the visitor has an answer at the latest, counted from the question, 1 s to 5 min, default 20 s
 * @param grace how long a request may take from when its turn comes, even past the deadline, 0 to {@code deadline},
 *     default 8 s: one that waited, behind its session's earlier request or while no worker ran, still gets a real
 *     answer. 0 gives it the fallback at once.
 * @param staleAfter how old a request may be to be given to the model at all, at least {@code deadline}, default 10 min;
 *     an older one gets the fallback at once, nobody waits for it any more
 * @param silenceTimeout how long the server may send nothing, before the first token or between two, 100 ms to 5 min,
 *     default 8 s; then the request is made anew
 * @param connectTimeout for connecting to the server, 100 ms to 1 min, default 3 s
 * @param maxTries how often one request is put to the model at most, 1 to 10, default 4; then the fallback
 * @param deltaInterval the shortest time between two pieces shown to the visitor, 0 to 5 s, default 50 ms; 0 passes each
 *     token on as it comes
 * @param syntheticToModel whether requests of load tests (header {@code synthetic: true}) are put to the model as well,
 *     default false: they get the fallback at once
 * @param contextTokens how much of the earlier conversation the model is told, 0 to 100 000 tokens of about four bytes each,
 *     default 2000, and never more than 20 turns; 0 tells it the question only
 * @param lookupsUrl of order-enricher, such as {@code http://localhost:8082}. Empty, the default: the model is offered no
 *     look-ups and told that it knows neither orders nor prices.
 * @param lookupTimeout for one look-up, 100 ms to 10 s, default 2 s; then the model is told that it does not work now
 * @param budget what the model may cost in a day
 * @param breaker when the model is taken for down
 * @param lanes what bounds the work under way
 * @param kafka properties of Kafka's clients, such as {@code bootstrap.servers} and {@code security.protocol}
 */
@Validated
@ConfigurationProperties(prefix = "quire.llm", ignoreUnknownFields = false)
record LlmProperties(
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String model,
        @DefaultValue("400") @Min(16) @Max(16_384) int maxOutputTokens,
        @DecimalMin("0") @DecimalMax("2") @Nullable Double temperature,

        @DefaultValue("20s") @DurationMin(seconds = 1) @DurationMax(minutes = 5)
        Duration deadline,

        @DefaultValue("8s") @DurationMin Duration grace,
        @DefaultValue("10m") Duration staleAfter,

        @DefaultValue("8s") @DurationMin(millis = 100) @DurationMax(minutes = 5)
        Duration silenceTimeout,

        @DefaultValue("3s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration connectTimeout,

        @DefaultValue("4") @Min(1) @Max(10) int maxTries,

        @DefaultValue("50ms") @DurationMin @DurationMax(seconds = 5)
        Duration deltaInterval,

        @DefaultValue("false") boolean syntheticToModel,
        @DefaultValue("2000") @Min(0) @Max(100_000) int contextTokens,
        @DefaultValue("") String lookupsUrl,

        @DefaultValue("2s") @DurationMin(millis = 100) @DurationMax(seconds = 10)
        Duration lookupTimeout,

        @DefaultValue BudgetLimits budget,
        @DefaultValue BreakerLimits breaker,
        @DefaultValue LaneLimits lanes,
        @DefaultValue Map<String, String> kafka) {
    static final String DEFAULT_MODEL = "gpt-4.1-mini";

    LlmProperties {
        baseUrl = baseUrl.strip();
        apiKey = apiKey.strip();
        lookupsUrl = lookupsUrl.strip();
        model = model.isBlank() ? DEFAULT_MODEL : model.strip();
        kafka = Map.copyOf(kafka);
        if (grace.compareTo(deadline) > 0) {
            throw new IllegalArgumentException("grace must not be longer than deadline");
        }
        if (staleAfter.compareTo(deadline) < 0) {
            throw new IllegalArgumentException("stale-after must not be shorter than deadline");
        }
        if (!baseUrl.isEmpty() && !isHttp(baseUrl)) {
            throw new IllegalArgumentException("base-url must be like http://localhost:11434/v1");
        }
        if (!lookupsUrl.isEmpty() && !isHttp(lookupsUrl)) {
            throw new IllegalArgumentException("lookups-url must be like http://localhost:8082");
        }
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Whether there is any model to ask. */
    boolean hasModel() {
        return !baseUrl.isEmpty() || !apiKey.isEmpty();
    }

    /** Whether the server is OpenAI's own, at OpenAI or at Azure. */
    boolean isOpenAi() {
        if (baseUrl.isEmpty()) {
            return true;
        }
        String host = URI.create(baseUrl).getHost();
        return host.endsWith("openai.com") || host.endsWith("openai.azure.com");
    }

    /** Leaves out the key and the Kafka properties, which may hold passwords. */
    @Override
    public String toString() {
        return "LlmProperties[baseUrl=" + baseUrl + ", model=" + model + ", deadline=" + deadline + ", lanes=" + lanes
                + "]";
    }
}
