package dev.quire.llm.tools;

import dev.quire.schemas.BookCard;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.OrderNumber;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the shop's data over HTTP from order-enricher. One try per look-up: the visitor waits, and the model can say that
 * it does not work at the moment. A call blocks its thread, which should be a virtual one; an interrupt cancels it. Safe
 * for use by many threads.
 */
public final class Lookups implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lookups.class);
    private static final int MAX_BOOKS = 3;

    /** Three books take 1 to 2 KiB. */
    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    /** A card may come without its {@code type}: nothing else than books is asked for. */
    private static final JsonMapper JSON = EventJson.MAPPER
            .rebuild()
            .disable(MapperFeature.REQUIRE_TYPE_ID_FOR_SUBTYPES)
            .build();

    /** How a look-up ended. */
    public sealed interface Result<T> {}

    public record Found<T>(T value) implements Result<T> {}

    /** The shop does not have it. */
    public record Absent<T>() implements Result<T> {}

    /** Nobody knows: no connection, no answer in time, an error, or an answer that is none. */
    public record Unavailable<T>() implements Result<T> {}

    /**
     * Books for a wish.
     *
     * @param books up to three, the best first
     * @param match what they are to the wish, in order-enricher's words such as {@code no-such-title}; null if it does not say
     */
    public record Books(List<BookCard> books, @Nullable String match) {
        public Books {
            books = List.copyOf(books.subList(0, Math.min(MAX_BOOKS, books.size())));
        }
    }

    /** What the answer's bytes say. */
    private interface Reader<T> {
        T read(byte[] body);
    }

    private final HttpClient http;
    private final String baseUrl;
    private final Duration timeout;
    private final MeterRegistry registry;

    /**
     * @param baseUrl of order-enricher, such as {@code http://localhost:8082}
     * @param timeout for one look-up, connecting included
     */
    public Lookups(String baseUrl, Duration timeout, MeterRegistry registry) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        this.timeout = timeout;
        this.registry = registry;
    }

    /** @param limit for this look-up, if shorter than the time-out of all */
    Result<OrderFacts> order(OrderNumber number, Duration limit) throws InterruptedException {
        Result<OrderFacts> result = get(
                "order",
                "/api/orders/" + number.digits() + "/status",
                limit,
                body -> JSON.readValue(body, OrderFacts.class));
        // Facts of another order must not pass for this one's.
        return result instanceof Found<OrderFacts>(OrderFacts facts)
                        && !facts.orderNumber().equals(number)
                ? new Unavailable<>()
                : result;
    }

    /**
     * @param wish in the visitor's words, or a title
     * @param limit for this look-up, if shorter than the time-out of all
     */
    Result<Books> books(String wish, Duration limit) throws InterruptedException {
        String query = "wish=" + URLEncoder.encode(wish, StandardCharsets.UTF_8) + "&skip=0&limit=" + MAX_BOOKS;
        return get("books", "/api/books?" + query, limit, body -> JSON.readValue(body, Books.class));
    }

    private <T> Result<T> get(String kind, String path, Duration limit, Reader<T> reader) throws InterruptedException {
        long startNanos = System.nanoTime();
        Result<T> result = ask(kind, path, limit.compareTo(timeout) < 0 ? limit : timeout, reader);
        Timer.builder("llm.lookup")
                .description("Look-ups for the model, by what was asked for and how they ended")
                .tag("kind", kind)
                .tag("outcome", result.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(Duration.ofNanos(System.nanoTime() - startNanos));
        return result;
    }

    private <T> Result<T> ask(String kind, String path, Duration limit, Reader<T> reader) throws InterruptedException {
        if (!limit.isPositive()) {
            return new Unavailable<>();
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(limit)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<byte[]> response = http.send(
                    request,
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
            return switch (response.statusCode()) {
                case 200 -> new Found<>(reader.read(response.body()));
                case 404 -> new Absent<>();
                default -> unavailable(kind, "status " + response.statusCode());
            };
        } catch (IOException | JacksonException e) {
            return unavailable(kind, e.getClass().getSimpleName());
        }
    }

    /** At debug level only: each is counted, and what is down says so itself. */
    private static <T> Result<T> unavailable(String kind, String reason) {
        log.atDebug().addKeyValue("kind", kind).addKeyValue("reason", reason).log("A look-up did not work");
        return new Unavailable<>();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
