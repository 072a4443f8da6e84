package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.socket.CloseCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A browser as far as the gateway can tell: a WebSocket of the JDK and what came in on it. */
final class Visitor implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What a browser says then, RFC 6455, 7.1.5. */
    private static final int ABNORMAL_CLOSURE = 1006;

    private final StringBuilder piece = new StringBuilder();
    private final List<JsonNode> frames = new ArrayList<>();
    private final WebSocket socket;
    private final boolean reads;
    private volatile int closeCode;
    private volatile String closeReason = "";
    private int pings;

    private Visitor(URI address, boolean reads, Map<String, String> headers) {
        this.reads = reads;
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        headers.forEach(builder::header);
        this.socket = builder.buildAsync(address, this).join();
    }

    static Visitor connect(RunningGateway gateway) {
        return connect(gateway, Map.of());
    }

    /** @param socket of a gateway in a process of its own */
    static Visitor connect(URI socket) {
        return new Visitor(socket, true, Map.of());
    }

    static Visitor connect(RunningGateway gateway, Map<String, String> headers) {
        return new Visitor(gateway.socket(), true, headers);
    }

    /** Sees nothing, and does not even answer pings, until {@link #read}. */
    static Visitor connectWithoutReading(RunningGateway gateway) {
        return new Visitor(gateway.socket(), false, Map.of());
    }

    /** Connects and says hello for a new conversation. */
    static Visitor welcome(RunningGateway gateway) {
        return connect(gateway).hello(null, null);
    }

    /** Comes back and waits for the history. */
    static Visitor resume(RunningGateway gateway, String token, @Nullable String cursor) {
        Visitor visitor = connect(gateway).hello(token, cursor);
        visitor.await("history");
        return visitor;
    }

    Visitor hello(@Nullable String token, @Nullable String cursor) {
        sayHello(token, cursor);
        await("welcome");
        return this;
    }

    void sayHello(@Nullable String token, @Nullable String cursor) {
        ObjectNode hello = EventJson.MAPPER.createObjectNode().put("type", "hello");
        if (token != null) {
            hello.put("token", token);
        }
        if (cursor != null) {
            hello.put("cursor", cursor);
        }
        send(hello.toString());
    }

    String token() {
        return only("welcome").path("token").asString();
    }

    SessionId session() {
        return new SessionId(only("welcome").path("sessionId").asString());
    }

    MessageId say(String text) {
        MessageId id = MessageId.random();
        say(id, text);
        return id;
    }

    void say(MessageId id, String text) {
        send(EventJson.MAPPER
                .createObjectNode()
                .put("type", "message")
                .put("id", id.toString())
                .put("text", text)
                .toString());
    }

    void send(String frame) {
        socket.sendText(frame, true).join();
    }

    WebSocket socket() {
        return socket;
    }

    /** Begins to read, and goes on. */
    void read() {
        socket.request(Long.MAX_VALUE);
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reads) {
            opened.request(Long.MAX_VALUE);
        }
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        piece.append(data);
        if (last) {
            frames.add(EventJson.MAPPER.readTree(piece.toString()));
            piece.setLength(0);
        }
        return null;
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        pings++;
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closeReason = reason;
        closeCode = statusCode;
        return null;
    }

    /** The gateway's close frame may be lost when the line breaks right behind it. */
    @Override
    public void onError(WebSocket from, Throwable error) {
        closeReason = error.toString();
        closeCode = ABNORMAL_CLOSURE;
    }

    synchronized int pings() {
        return pings;
    }

    synchronized List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    List<JsonNode> frames(String type) {
        return frames().stream().filter(frame -> is(frame, type)).toList();
    }

    List<String> types() {
        return frames().stream().map(frame -> frame.path("type").asString()).toList();
    }

    JsonNode only(String type) {
        assertThat(frames(type)).hasSize(1);
        return frames(type).getFirst();
    }

    /** The first frame of this type, once it is there. */
    JsonNode await(String type) {
        return await(type, _ -> true);
    }

    JsonNode await(String type, Predicate<JsonNode> condition) {
        Predicate<JsonNode> wanted = frame -> is(frame, type) && condition.test(frame);
        Eventually.holds(
                type + " comes; came: " + types(), () -> frames().stream().anyMatch(wanted));
        return frames().stream().filter(wanted).findFirst().orElseThrow();
    }

    JsonNode awaitRejected(String code) {
        return await("rejected", frame -> frame.path("code").asString().equals(code));
    }

    JsonNode awaitReplyTo(MessageId id) {
        return await("reply", frame -> frame.path("inReplyTo").asString().equals(id.toString()));
    }

    void awaitClose(CloseCode code) {
        Eventually.holds("a close frame comes", () -> closeCode != 0);
        assertThat(closeCode).isEqualTo(code.code());
    }

    String closeReason() {
        return closeReason;
    }

    boolean isClosed() {
        return closeCode != 0;
    }

    /** Whether the socket still answers. */
    void isServed() {
        int before = frames("pong").size();
        send("{\"type\":\"ping\"}");
        Eventually.holds("pong comes", () -> frames("pong").size() > before);
    }

    /** As a network that breaks off: no close frame. */
    void cut() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static boolean is(JsonNode frame, String type) {
        return frame.path("type").asString().equals(type);
    }
}
