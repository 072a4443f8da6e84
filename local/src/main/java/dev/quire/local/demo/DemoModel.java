package dev.quire.local.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Plays a language model: writes short answers of a bookstore's assistant word by word, each marked as a demo, uses the
 * tools it is offered, and fails on demand.
 *
 * <p>Faults are asked for in a message ({@code demo:cut}), by {@link #failNext}, or by
 * {@code POST /demo/faults?fault=cut&times=3}; {@code DELETE /demo/faults} ends them.
 */
public final class DemoModel implements AutoCloseable {
    /** The name under which it is listed. */
    public static final String NAME = "quire-demo";

    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final int MOST_FAULTS = 1_000_000;

    /**
     * How fast it writes.
     *
     * @param beforeFirst from the request to the first word
     * @param betweenWords from one word to the next
     */
    public record Tempo(Duration beforeFirst, Duration betweenWords) {
        /** About as a small hosted model. */
        public static final Tempo LIFELIKE = new Tempo(Duration.ofMillis(400), Duration.ofMillis(40));

        /** For tests that wait for the answer. */
        public static final Tempo AT_ONCE = new Tempo(Duration.ZERO, Duration.ZERO);
    }

    private record Pending(Fault fault, AtomicInteger times) {}

    private final Tempo tempo;
    private final ChatCompletionServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile @Nullable Pending pending;

    /** @param port 0 for any */
    public DemoModel(int port, Tempo tempo) throws IOException {
        this.tempo = tempo;
        server = new ChatCompletionServer(port, NAME, this::respond);
        server.serve("/demo/faults", this::control);
    }

    public String baseUrl() {
        return server.baseUrl();
    }

    /** How many completions were asked for so far, failed ones included. */
    public int requests() {
        return requests.get();
    }

    /** The next requests meet this fault; what was asked for before is forgotten. */
    public void failNext(int times, Fault fault) {
        if (times < 1 || times > MOST_FAULTS) {
            throw new IllegalArgumentException("times must be 1 to " + MOST_FAULTS);
        }
        pending = new Pending(fault, new AtomicInteger(times));
    }

    /** Answers well again. */
    public void recover() {
        pending = null;
    }

    @Override
    public void close() {
        server.close();
    }

    private void respond(ChatExchange exchange) throws IOException, InterruptedException {
        requests.incrementAndGet();
        Optional<Fault> fault = due().or(() -> Fault.in(exchange.question()));
        if (fault.isPresent() && fault.get() != Fault.SLOW) {
            fault.get().happen(exchange);
            return;
        }
        Duration pause = fault.isPresent() ? SLOW : tempo.betweenWords();
        Thread.sleep(tempo.beforeFirst());
        switch (DemoAnswers.to(exchange.request())) {
            case DemoAnswers.Says(String text) -> {
                for (String word : text.split("(?<= )", -1)) {
                    exchange.text(word);
                    Thread.sleep(pause);
                }
                exchange.finish("stop");
            }
            case DemoAnswers.Calls(String tool, String arguments) -> {
                exchange.toolCall(tool, arguments);
                exchange.finish("tool_calls");
            }
        }
    }

    private Optional<Fault> due() {
        Pending asked = pending;
        return asked != null && asked.times().getAndDecrement() > 0 ? Optional.of(asked.fault()) : Optional.empty();
    }

    private void control(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "POST" -> setFault(exchange);
            case "DELETE" -> {
                recover();
                ChatCompletionServer.json(exchange, 200, Map.of("fault", "none"));
            }
            default ->
                ChatCompletionServer.json(
                        exchange,
                        200,
                        Map.of(
                                "faults",
                                Arrays.stream(Fault.values()).map(Fault::word).toList()));
        }
    }

    private void setFault(HttpExchange exchange) throws IOException {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        Optional<Fault> fault = parameter(query, "fault").flatMap(Fault::named);
        String times = parameter(query, "times").orElse("1");
        if (fault.isEmpty() || !times.matches("[1-9]\\d{0,5}")) {
            ChatCompletionServer.error(
                    exchange, 400, "invalid_request", "fault must be one of those that GET lists, times 1 to 999999");
            return;
        }
        failNext(Integer.parseInt(times), fault.get());
        ChatCompletionServer.json(exchange, 200, Map.of("fault", fault.get().word(), "times", times));
    }

    private static Optional<String> parameter(String query, String name) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }
}
