package dev.quire.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quire.schemas.EventJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An OpenAI-compatible server that streams what the test tells it, piece by piece. */
final class ScriptedModel implements AutoCloseable {
    /** Ends an answer. */
    private static final String END = "";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Question> questions = new LinkedBlockingQueue<>();
    private volatile int failWith;

    /** One request, and what it is answered with. */
    static final class Question {
        private final JsonNode request;
        private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();

        private Question(JsonNode request) {
            this.request = request;
        }

        JsonNode request() {
            return request;
        }

        void say(String piece) {
            pieces.add(piece);
        }

        void finish() {
            pieces.add(END);
        }
    }

    ScriptedModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::complete);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Waits until the model is asked. */
    Question nextQuestion() throws InterruptedException {
        Question question = questions.poll(30, TimeUnit.SECONDS);
        if (question == null) {
            throw new AssertionError("Nobody asked the model");
        }
        return question;
    }

    /** Answers well again, and forgets the questions so far. */
    void reset() {
        failWith = 0;
        questions.clear();
    }

    /** Answers with this HTTP status instead, until the reset. */
    void failWith(int status) {
        failWith = status;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void complete(HttpExchange exchange) throws IOException {
        Question question =
                new Question(EventJson.MAPPER.readTree(exchange.getRequestBody().readAllBytes()));
        questions.add(question);
        if (failWith != 0) {
            exchange.sendResponseHeaders(failWith, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            for (String piece = question.pieces.take(); !piece.equals(END); piece = question.pieces.take()) {
                event(body, chunk(Map.of("content", piece), null));
            }
            event(body, chunk(Map.of(), "stop"));
            body.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void event(OutputStream body, Map<String, ?> chunk) throws IOException {
        body.write("data: ".getBytes(StandardCharsets.UTF_8));
        body.write(EventJson.write(chunk));
        body.write("\n\n".getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    private static Map<String, ?> chunk(Map<String, String> delta, @Nullable String finishReason) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("delta", delta);
        choice.put("finish_reason", finishReason);
        return Map.of(
                "id",
                "chatcmpl-1",
                "object",
                "chat.completion.chunk",
                "created",
                1_700_000_000,
                "model",
                "scripted",
                "choices",
                List.of(choice));
    }
}
