package dev.quire.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request and the answer to it: any number of {@link #text} and {@link #toolCall}, then {@link #finish}; or one
 * {@link #fail}. A request with {@code "stream": true} is sent each piece at once as a server-sent event, any other the
 * whole at the end. Belongs to the thread that answers.
 */
public final class ChatExchange {
    private static final AtomicLong NUMBERS = new AtomicLong();

    /** What a token is taken for, since nothing here knows one; OpenAI names four characters of English. */
    private static final int BYTES_PER_TOKEN = 4;

    private final HttpExchange exchange;
    private final JsonNode request;
    private final String id = "chatcmpl-" + NUMBERS.incrementAndGet();
    private final long created = Instant.now().getEpochSecond();
    private final StringBuilder text = new StringBuilder();
    private final List<Map<String, Object>> toolCalls = new ArrayList<>();
    private int completionTokens;
    private @Nullable OutputStream stream;

    ChatExchange(HttpExchange exchange, JsonNode request) {
        this.exchange = exchange;
        this.request = request;
    }

    /** The body as it came; it has at least one message. */
    public JsonNode request() {
        return request;
    }

    /** What the visitor said last; empty if nothing. */
    public String question() {
        String question = "";
        for (JsonNode message : request.path("messages")) {
            if (message.path("role").asString("").equals("user")) {
                question = message.path("content").asString("");
            }
        }
        return question;
    }

    /** Says the next piece of the answer. */
    public void text(String piece) throws IOException {
        text.append(piece);
        completionTokens++;
        if (isStreamed()) {
            send(choice(Map.of("content", piece), null));
        }
    }

    /** Asks the client to call one of the tools it has offered. */
    public void toolCall(String name, String arguments) throws IOException {
        Map<String, Object> call = Map.of(
                "id",
                "call_" + NUMBERS.incrementAndGet(),
                "type",
                "function",
                "function",
                Map.of("name", name, "arguments", arguments));
        int index = toolCalls.size();
        toolCalls.add(call);
        completionTokens += tokens(arguments);
        if (isStreamed()) { // In pieces, as OpenAI does: first the name, then the arguments as they come.
            int middle = arguments.length() / 2;
            Map<String, Object> opening = new LinkedHashMap<>(call);
            opening.put("index", index);
            opening.put("function", Map.of("name", name, "arguments", ""));
            send(choice(Map.of("tool_calls", List.of(opening)), null));
            for (String piece : List.of(arguments.substring(0, middle), arguments.substring(middle))) {
                Map<String, Object> more = Map.of("index", index, "function", Map.of("arguments", piece));
                send(choice(Map.of("tool_calls", List.of(more)), null));
            }
        }
    }

    /** @param reason {@code stop}, {@code length}, {@code tool_calls} or {@code content_filter} */
    public void finish(String reason) throws IOException {
        if (!isStreamed()) {
            ChatCompletionServer.json(exchange, 200, whole(reason));
            return;
        }
        send(choice(Map.of(), reason));
        if (request.path("stream_options").path("include_usage").asBoolean(false)) {
            Map<String, Object> last = envelope("chat.completion.chunk");
            last.put("choices", List.of());
            last.put("usage", usage());
            send(last);
        }
        raw("data: [DONE]\n\n");
        stream().close();
    }

    /** Answers with an error instead; nothing may have been said before. */
    public void fail(int status, String code, Map<String, String> headers) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        ChatCompletionServer.error(exchange, status, code, "As asked for");
    }

    /** Exactly these characters into the event stream. */
    public void raw(String characters) throws IOException {
        OutputStream out = stream();
        out.write(characters.getBytes(UTF_8));
        out.flush();
    }

    private boolean isStreamed() {
        return request.path("stream").asBoolean(false);
    }

    private void send(Map<String, Object> chunk) throws IOException {
        raw("data: " + ChatCompletionServer.JSON.writeValueAsString(chunk) + "\n\n");
    }

    private OutputStream stream() throws IOException {
        if (stream == null) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            stream = exchange.getResponseBody();
        }
        return Objects.requireNonNull(stream);
    }

    private Map<String, Object> choice(Map<String, ?> delta, @Nullable String finishReason) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("delta", delta);
        choice.put("finish_reason", finishReason);
        Map<String, Object> chunk = envelope("chat.completion.chunk");
        chunk.put("choices", List.of(choice));
        return chunk;
    }

    private Map<String, Object> whole(String finishReason) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", "assistant");
        message.put("content", text.isEmpty() ? null : text.toString());
        if (!toolCalls.isEmpty()) {
            message.put("tool_calls", toolCalls);
        }
        Map<String, Object> completion = envelope("chat.completion");
        completion.put("choices", List.of(Map.of("index", 0, "message", message, "finish_reason", finishReason)));
        completion.put("usage", usage());
        return completion;
    }

    private Map<String, Object> envelope(String object) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("id", id);
        envelope.put("object", object);
        envelope.put("created", created);
        envelope.put("model", request.path("model").asString("none"));
        return envelope;
    }

    private Map<String, Object> usage() {
        int prompt = tokens(request.path("messages").toString());
        return Map.of(
                "prompt_tokens", prompt,
                "completion_tokens", completionTokens,
                "total_tokens", prompt + completionTokens);
    }

    private static int tokens(String written) {
        return written.getBytes(UTF_8).length / BYTES_PER_TOKEN + 1;
    }
}
