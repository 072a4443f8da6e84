package dev.quire.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a model's server may do instead of answering well. A visitor's message with {@code demo:WORD} in it, such as
 * {@code demo:429}, has it happen to that message, with every try.
 */
public enum Fault {
    /** 429, with the wish to come back after a second. */
    RATE_LIMIT("429"),
    /** 503. */
    SERVER_ERROR("503"),
    /** 401. */
    WRONG_KEY("401"),
    /** The connection breaks in the middle of the answer. */
    CUT("cut"),
    /** 200, and then a proxy's HTML page. */
    GARBAGE("garbage"),
    /** The answer begins, then nothing more comes for a minute. */
    SILENCE("silence"),
    /** Nothing comes at all for a minute, not even a status. */
    HANG("hang"),
    /** The answer is withheld by a content filter. */
    REFUSAL("refusal"),
    /** A good answer, at one word a second. */
    SLOW("slow");

    private static final String PREFIX = "demo:";
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final String word;

    Fault(String word) {
        this.word = word;
    }

    /** How messages and the control endpoint name it. */
    public String word() {
        return word;
    }

    static Optional<Fault> named(String word) {
        return Arrays.stream(values()).filter(fault -> fault.word.equals(word)).findFirst();
    }

    /** The first one that a visitor's message asks for. */
    static Optional<Fault> in(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(fault -> lower.contains(PREFIX + fault.word))
                .findFirst();
    }

    /** Happens to the request. {@link #SLOW} is for the answer's author. */
    void happen(ChatExchange exchange) throws IOException, InterruptedException {
        switch (this) {
            case RATE_LIMIT -> exchange.fail(429, "rate_limit_exceeded", Map.of("Retry-After", "1"));
            case SERVER_ERROR -> exchange.fail(503, "overloaded", Map.of());
            case WRONG_KEY -> exchange.fail(401, "invalid_api_key", Map.of());
            case CUT -> {
                exchange.text("Demo answer: this is where");
                throw new IOException("cut as asked for");
            }
            case GARBAGE -> {
                exchange.raw("<html><body>502 Bad Gateway</body></html>\n");
                throw new IOException("garbage as asked for");
            }
            case SILENCE -> {
                exchange.text("Demo answer: this is where");
                Thread.sleep(LONGEST);
                throw new IOException("silent as asked for");
            }
            case HANG -> {
                Thread.sleep(LONGEST);
                throw new IOException("hung as asked for");
            }
            case REFUSAL -> exchange.finish("content_filter");
            case SLOW -> throw new IllegalStateException("a slow answer is an answer");
        }
    }
}
