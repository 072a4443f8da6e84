package dev.quire.llm;

import com.openai.core.http.Headers;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.SseException;
import dev.quire.llm.ChatModel.Attempt;
import dev.quire.llm.ChatModel.Failed;
import dev.quire.llm.ChatModel.Refused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells errors that may pass from those that stay. The reasons name status and error code but never the server's
 * message, which may quote the visitor or the key.
 */
final class ModelError {
    private static final String NO_QUOTA = "insufficient_quota";

    private ModelError() {}

    static Attempt attempt(OpenAIException error) {
        return switch (error) {
            case SseException inStream -> new Failed("error in the stream" + code(inStream), null);
            case OpenAIServiceException answer -> byStatus(answer);
            case OpenAIIoException connection -> new Failed("connection: " + cause(connection), null);
            case OpenAIInvalidDataException garbage -> new Failed("the stream is not one of chat completions", null);
            default -> new Failed(error.getClass().getSimpleName(), null);
        };
    }

    /**
     * Whether the server takes no tools. How they say so differs: Ollama "... does not support tools" (400), vLLM "\"auto\"
     * tool choice requires --enable-auto-tool-choice" (400), llama.cpp "tools param requires --jinja flag" (500).
     */
    static boolean refusesTools(OpenAIException error) {
        return error instanceof OpenAIServiceException answer
                && !Set.of(401, 403, 408, 429).contains(answer.statusCode())
                && answer.body().toString().toLowerCase(Locale.ROOT).contains("tool");
    }

    private static Attempt byStatus(OpenAIServiceException answer) {
        int status = answer.statusCode();
        String reason = "status " + status + code(answer);
        return switch (status) {
            case 401, 403 -> new Refused(reason + "; is OPENAI_API_KEY right?");
            case 404 -> new Refused(reason + "; are OPENAI_BASE_URL and OPENAI_MODEL right?");
            case 408, 409, 425 -> new Failed(reason, retryAfter(answer.headers()));
            case 429 ->
                reason.contains(NO_QUOTA)
                        ? new Refused(reason + "; the account has no quota left")
                        : new Failed(reason, retryAfter(answer.headers()));
            default -> status >= 500 ? new Failed(reason, retryAfter(answer.headers())) : new Refused(reason);
        };
    }

    /** Seconds, or a date, as RFC 9110 section 10.2.3 says; OpenAI also gives milliseconds. */
    static @Nullable Duration retryAfter(Headers headers) {
        try {
            List<String> milliseconds = headers.values("retry-after-ms");
            if (!milliseconds.isEmpty()) {
                return notNegative(Duration.ofMillis((long) Double.parseDouble(milliseconds.getFirst())));
            }
            List<String> values = headers.values("retry-after");
            if (values.isEmpty()) {
                return null;
            }
            String value = values.getFirst().strip();
            if (Character.isDigit(value.charAt(0))) {
                return Duration.ofMillis((long) (Double.parseDouble(value) * 1000));
            }
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return notNegative(Duration.between(Instant.now(), date));
        } catch (NumberFormatException | DateTimeException | StringIndexOutOfBoundsException unreadable) {
            return null;
        }
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private static String code(OpenAIServiceException answer) {
        return readable(answer::code)
                .or(() -> readable(answer::type))
                .map(code -> " " + code)
                .orElse("");
    }

    /** Servers fill these fields as they like (llama.cpp gives a number for the code); the client throws then. */
    private static Optional<String> readable(Supplier<Optional<String>> field) {
        try {
            return field.get();
        } catch (OpenAIInvalidDataException otherType) {
            return Optional.empty();
        }
    }

    private static String cause(OpenAIIoException connection) {
        Throwable cause = connection.getCause();
        return cause == null ? "unknown" : cause.getClass().getSimpleName();
    }
}
