package dev.quire.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP side of OpenAI's API, on 127.0.0.1: {@code POST /v1/chat/completions}, streamed or whole as the request asks,
 * and {@code GET /v1/models}. What is answered is the {@link Responder}'s affair. Each request has a virtual thread.
 */
public final class ChatCompletionServer implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();

    /** Far above any conversation of ours; a longer body is answered 413. */
    private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

    /** Connections that the system holds while we accept others. */
    private static final int BACKLOG = 1_000;

    /** Answers one request. May block; an exception drops the connection, as a crash of the server would. */
    @FunctionalInterface
    public interface Responder {
        void respond(ChatExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String model;
    private final Responder responder;

    /**
     * @param port 0 for any
     * @param model the one that {@code /v1/models} lists; requests may name any
     */
    public ChatCompletionServer(int port, String model, Responder responder) throws IOException {
        this.model = model;
        this.responder = responder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::complete);
        server.createContext("/v1/models", this::models);
        server.start();
    }

    /** What clients are told as the base URL. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** One more path, for control. */
    void serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    /** Drops what is under way. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void complete(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            error(exchange, 413, "request_too_large", "The body is larger than " + MAX_BODY_BYTES + " bytes");
            return;
        }
        JsonNode request;
        try {
            request = JSON.readTree(body);
        } catch (JacksonException e) {
            error(exchange, 400, "invalid_json", "The body is not JSON");
            return;
        }
        if (request.path("messages").isEmpty()) {
            error(exchange, 400, "invalid_request", "messages must hold at least one");
            return;
        }
        try {
            responder.respond(new ChatExchange(exchange, request));
        } catch (InterruptedException e) {
            throw new IOException("The server is closing", e);
        }
    }

    private void models(HttpExchange exchange) throws IOException {
        Map<String, Object> entry =
                Map.of("id", model, "object", "model", "created", Instant.now().getEpochSecond(), "owned_by", "quire");
        json(exchange, 200, Map.of("object", "list", "data", List.of(entry)));
    }

    static void error(HttpExchange exchange, int status, String code, String message) throws IOException {
        json(exchange, status, Map.of("error", Map.of("message", message, "type", code, "code", code)));
    }

    static void json(HttpExchange exchange, int status, Object value) throws IOException {
        byte[] body = JSON.writeValueAsString(value).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
