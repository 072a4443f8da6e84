package dev.quire.gateway;

import dev.quire.schemas.socket.CloseCode;
import dev.quire.schemas.socket.RejectCode;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.tomcat.websocket.Constants;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between the container's socket and a {@link Connection}: frames in, frames out, nothing decided. One per socket. */
final class VisitorEndpoint extends Endpoint {
    private static final Logger log = LoggerFactory.getLogger(VisitorEndpoint.class);

    /** How long a client may take to answer a close frame. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final OpenSockets openSockets;
    private final GatewayProperties.Socket limits;
    private final ClientAddress from;
    private final boolean synthetic;
    private volatile @Nullable Connection connection;
    private boolean ended;

    /** @param synthetic whether what comes in is load-test traffic */
    VisitorEndpoint(OpenSockets openSockets, GatewayProperties.Socket limits, ClientAddress from, boolean synthetic) {
        this.openSockets = openSockets;
        this.limits = limits;
        this.from = from;
        this.synthetic = synthetic;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.getUserProperties()
                .put(
                        Constants.BLOCKING_SEND_TIMEOUT_PROPERTY,
                        limits.sendTimeout().toMillis());
        session.getUserProperties().put(Constants.SESSION_CLOSE_TIMEOUT_PROPERTY, CLOSE_TIMEOUT.toMillis());
        Connection opened = openSockets.open(new SessionWire(session), from, synthetic);
        if (isOverAlready(opened)) {
            openSockets.closed(opened);
            return;
        }
        Receiver receiver = new Receiver(opened);
        session.addMessageHandler(String.class, (MessageHandler.Partial<String>) receiver::text);
        session.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) receiver::binary);
        session.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>) _ -> receiver.heard());
    }

    /** A socket that is turned away is closed by another thread, which may be ahead of this one. */
    private synchronized boolean isOverAlready(Connection opened) {
        connection = opened;
        return ended;
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        Connection gone = end();
        if (gone != null) {
            openSockets.closed(gone);
        }
    }

    private synchronized @Nullable Connection end() {
        ended = true;
        return connection;
    }

    @Override
    public void onError(Session session, Throwable error) {
        if (error instanceof IOException) {
            // The client broke off; onClose follows.
            log.debug("Socket broke off", error);
        } else {
            log.error("Socket failed", error);
            Connection failed = connection;
            if (failed != null) {
                failed.handle(new SocketInput.Failed());
            }
        }
    }

    /** Called by one thread at a time. */
    private final class Receiver {
        private final Connection connection;
        private final FrameAssembler texts =
                new FrameAssembler(limits.maxFrameCharacters(), limits.hardMaxFrameCharacters());
        private int binaryBytes;

        Receiver(Connection connection) {
            this.connection = connection;
        }

        void heard() {
            connection.heard(openSockets.now());
        }

        void text(String piece, boolean last) {
            heard();
            switch (texts.piece(piece, last)) {
                case FrameAssembler.Outcome.Nothing _ -> {}
                case FrameAssembler.Outcome.Complete(String text) -> connection.receive(() -> FrameReader.read(text));
                case FrameAssembler.Outcome.TooLarge _ ->
                    connection.receive(() -> new SocketInput.BadFrame(
                            null,
                            RejectCode.TOO_LARGE,
                            "A frame has at most " + limits.maxFrameCharacters() + " characters."));
                case FrameAssembler.Outcome.FarTooLarge _ -> connection.handle(new SocketInput.FrameFarTooLarge());
            }
        }

        void binary(ByteBuffer piece, boolean last) {
            heard();
            binaryBytes = (int) Math.min((long) binaryBytes + piece.remaining(), Integer.MAX_VALUE);
            if (binaryBytes > limits.hardMaxFrameCharacters()) {
                connection.handle(new SocketInput.FrameFarTooLarge());
            } else if (last) {
                connection.receive(
                        () -> new SocketInput.BadFrame(null, RejectCode.BINARY, "Frames are JSON in text frames."));
            }
            if (last) {
                binaryBytes = 0;
            }
        }
    }

    private record SessionWire(Session session) implements Outbox.Wire {
        @Override
        public void send(byte[] frame) throws IOException {
            session.getBasicRemote().sendText(new String(frame, StandardCharsets.UTF_8));
        }

        @Override
        public void ping() throws IOException {
            session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
        }

        @Override
        public void close(CloseCode code, String reason) throws IOException {
            session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code.code()), reason));
        }

        @Override
        public void cut() {
            try {
                session.close();
            } catch (IOException e) {
                log.debug("Closed already", e);
            }
        }
    }
}
