package dev.quire.gateway;

import dev.quire.schemas.socket.CloseCode;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket of Tomcat's. Frames go out without waiting; pings and the close frame, which come seldom and can only be sent by
 * waiting, from a virtual thread.
 */
record TomcatWire(Session session) implements Outbox.Wire {
    private static final Logger log = LoggerFactory.getLogger(TomcatWire.class);

    @FunctionalInterface
    private interface Waiting {
        void run() throws IOException;
    }

    @Override
    public void send(byte[] frame, Consumer<@Nullable Throwable> sent) {
        String text = new String(frame, StandardCharsets.UTF_8);
        TomcatThreads.sending(
                () -> session.getAsyncRemote().sendText(text, result -> sent.accept(result.getException())));
    }

    @Override
    public void ping(Consumer<@Nullable Throwable> sent) {
        elsewhere(() -> session.getBasicRemote().sendPing(ByteBuffer.allocate(0)), sent);
    }

    @Override
    public void close(CloseCode code, String reason, Consumer<@Nullable Throwable> sent) {
        elsewhere(() -> session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code.code()), reason)), sent);
    }

    @Override
    public void cut() {
        elsewhere(session::close, error -> {
            if (error != null) {
                log.debug("Closed already", error);
            }
        });
    }

    private static void elsewhere(Waiting action, Consumer<@Nullable Throwable> done) {
        Thread.startVirtualThread(() -> {
            Throwable error = null;
            try {
                action.run();
            } catch (IOException | RuntimeException deadSocket) {
                error = deadSocket;
            }
            done.accept(error);
        });
    }
}
