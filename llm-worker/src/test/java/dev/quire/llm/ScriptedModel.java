package dev.quire.llm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenAI-compatible server that does what a test says: the scripted steps one request after another, then the usual
 * one for all others.
 */
final class ScriptedModel implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /** What the server does with one request. May block: each request has a thread of its own. */
    interface Step {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Step> script = new LinkedBlockingQueue<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private volatile Function<JsonNode, Step> usual = request -> writes("Hello", " there.");

    ScriptedModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/chat/completions", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    ScriptedModel then(Step step) {
        script.add(step);
        return this;
    }

    void usually(Function<JsonNode, Step> step) {
        usual = step;
    }

    /** The bodies, in the order in which they came. */
    List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    /** What the visitor said last, in a request's body. */
    static String question(JsonNode request) {
        JsonNode messages = request.get("messages");
        return messages.get(messages.size() - 1).get("content").asString();
    }

    static Step writes(String... pieces) {
        return exchange -> {
            OutputStream out = stream(exchange);
            for (String piece : pieces) {
                send(out, chunk(piece, null));
            }
            end(exchange, out, "stop");
        };
    }

    /** A tool call as the model is to make it. */
    record Call(String id, String name, String arguments) {}

    /** Text, then tool calls: each in pieces of five characters, those of all calls mixed, as OpenAI allows. */
    static Step calls(String text, Call... calls) {
        return exchange -> {
            OutputStream out = stream(exchange);
            send(out, chunk(text, null));
            for (int i = 0; i < calls.length; i++) {
                send(out, toolChunk("""
                        {"index":%d,"id":%s,"type":"function","function":{"name":%s,"arguments":""}}""".formatted(
                                i, JSON.writeValueAsString(calls[i].id()), JSON.writeValueAsString(calls[i].name()))));
            }
            for (int from = 0; from < 2_000; from += 5) {
                for (int i = 0; i < calls.length; i++) {
                    String arguments = calls[i].arguments();
                    if (from < arguments.length()) {
                        String piece = arguments.substring(from, Math.min(arguments.length(), from + 5));
                        send(out, toolChunk("""
                                {"index":%d,"function":{"arguments":%s}}""".formatted(i, JSON.writeValueAsString(piece))));
                    }
                }
            }
            end(exchange, out, "tool_calls");
        };
    }

    /** As Ollama does it: whole calls at once, all under index 0, and a finish reason that hides them. */
    static Step callsAtOnce(Call... calls) {
        return exchange -> {
            OutputStream out = stream(exchange);
            for (Call call : calls) {
                send(out, toolChunk("""
                        {"index":0,"id":%s,"type":"function","function":{"name":%s,"arguments":%s}}""".formatted(
                                JSON.writeValueAsString(call.id()),
                                JSON.writeValueAsString(call.name()),
                                JSON.writeValueAsString(call.arguments()))));
            }
            end(exchange, out, "stop");
        };
    }

    /** Writes the first piece, then the others once the gate is open. */
    static Step writesOnceOpen(CountDownLatch gate, String first, String... others) {
        return exchange -> {
            OutputStream out = stream(exchange);
            send(out, chunk(first, null));
            gate.await();
            for (String piece : others) {
                send(out, chunk(piece, null));
            }
            end(exchange, out, "stop");
        };
    }

    static Step finishes(String reason, String... pieces) {
        return exchange -> {
            OutputStream out = stream(exchange);
            for (String piece : pieces) {
                send(out, chunk(piece, null));
            }
            end(exchange, out, reason);
        };
    }

    static Step fails(int status, Map<String, String> headers, String body) {
        return exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        };
    }

    /** The connection breaks in the middle of the answer. */
    static Step breaksAfter(String... pieces) {
        return exchange -> {
            OutputStream out = stream(exchange);
            for (String piece : pieces) {
                send(out, chunk(piece, null));
            }
            throw new IOException("as scripted"); // The server then drops the connection.
        };
    }

    /** The stream ends in good order, but the answer has not. */
    static Step endsWithoutFinish(String... pieces) {
        return exchange -> {
            OutputStream out = stream(exchange);
            for (String piece : pieces) {
                send(out, chunk(piece, null));
            }
            exchange.close();
        };
    }

    /** Exactly these bytes as the event stream. */
    static Step sends(String raw) {
        return exchange -> {
            OutputStream out = stream(exchange);
            out.write(raw.getBytes(UTF_8));
            exchange.close();
        };
    }

    /** Says nothing at all until the test ends it. */
    static Step hangs(CountDownLatch until) {
        return exchange -> until.await();
    }

    /** Keeps the connection alive with comments and never answers; opens the gate when the client hangs up. */
    static Step stallsUntilHangup(CountDownLatch hungUp) {
        return exchange -> {
            OutputStream out = stream(exchange);
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    out.write(": still thinking\n\n".getBytes(UTF_8));
                    out.flush();
                    Thread.sleep(20);
                }
            } catch (IOException clientGone) {
                hungUp.countDown();
            }
        };
    }

    private void serve(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        requests.add(request);
        Step scripted = script.poll();
        try {
            (scripted == null ? usual.apply(request) : scripted).answer(exchange);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static OutputStream stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void end(HttpExchange exchange, OutputStream out, String finishReason) throws IOException {
        send(out, chunk("", finishReason));
        send(out, """
                {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[],\
                "usage":{"prompt_tokens":30,"completion_tokens":12,"total_tokens":42}}""");
        send(out, "[DONE]");
        exchange.close();
    }

    private static void send(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(UTF_8));
        out.flush();
    }

    private static String toolChunk(String call) {
        return """
                {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[\
                {"index":0,"delta":{"tool_calls":[%s]},"finish_reason":null}]}""".formatted(call);
    }

    private static String chunk(String text, @Nullable String finishReason) {
        return """
                {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[\
                {"index":0,"delta":{"content":%s},"finish_reason":%s}]}""".formatted(JSON.writeValueAsString(text), JSON.writeValueAsString(finishReason));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
