package dev.quire.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.socket.ClientFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A visitor without a browser, who may send what no browser would. */
final class VisitorSocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    /** @param gateway {@code http://...}, its {@code /ws} is opened */
    VisitorSocket(URI gateway) {
        URI address = URI.create(gateway.resolve("/ws").toString().replaceFirst("^http", "ws"));
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Listener())
                .join();
    }

    /** The HTTP status with which the gateway refuses a page from elsewhere; 101 if it does not. */
    static int handshakeStatus(URI address, String origin) {
        try {
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Origin", origin)
                    .buildAsync(URI.create(address.toString().replaceFirst("^http", "ws")), new WebSocket.Listener() {})
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    /** Says hello as a new visitor. */
    SessionId join() {
        send(new ClientFrame.Hello(null, null));
        return new SessionId(expect("welcome").path("sessionId").asString());
    }

    void send(ClientFrame frame) {
        sendText(new String(EventJson.write(frame), StandardCharsets.UTF_8));
    }

    void sendText(String text) {
        socket.sendText(text, true).join();
    }

    void sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** The next frame, which must be of this type; notices of typing are passed over. */
    JsonNode expect(String type) {
        JsonNode frame;
        do {
            frame = next();
        } while (!type.equals("typing") && frame.path("type").asString().equals("typing"));
        assertThat(frame.path("type").asString()).as("type of %s", frame).isEqualTo(type);
        return frame;
    }

    /** Says something and waits for the final reply's text. */
    String ask(String text) {
        MessageId id = MessageId.random();
        send(new ClientFrame.Message(id, text));
        assertThat(expect("accepted").path("id").asString()).isEqualTo(id.toString());
        JsonNode reply = expect("reply");
        assertThat(reply.path("inReplyTo").asString()).isEqualTo(id.toString());
        return reply.path("text").asString();
    }

    /** Waits for the end. */
    int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** What came in and was not taken yet. */
    List<JsonNode> rest() {
        List<JsonNode> rest = new ArrayList<>();
        frames.drainTo(rest);
        return rest;
    }

    /** The next frame, of any type. */
    JsonNode next() {
        JsonNode frame;
        try {
            frame = frames.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        assertThat(frame)
                .as("a frame within %s (close code: %s)", PATIENCE, closed)
                .isNotNull();
        return frame;
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                frames.add(EventJson.MAPPER.readTree(parts.toString()));
                parts.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
