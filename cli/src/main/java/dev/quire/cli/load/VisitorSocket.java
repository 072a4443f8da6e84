package dev.quire.cli.load;

import dev.quire.schemas.EventJson;
import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.CloseCode;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.InputStream;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * One visitor's way to the gateways: connects, is cut, comes back. Everything happens on its event loop, which is also
 * the visitor's thread.
 */
final class VisitorSocket {
    /** As the widget comes back: soon, with jitter, and slower if that fails. */
    private static final int FIRST_PAUSE_MS = 100;

    private static final int LONGEST_PAUSE_MS = 2_000;

    /** A half-open socket is kept as long as a gateway may take to notice, then closed. */
    private static final long HALF_OPEN_SECONDS = 75;

    private final WebSocketDialer dialer;
    private final EventLoop loop;
    private final Bootstrap bootstrap;
    private final URI home;
    private final Random random;
    private final Supplier<Tally> tally;
    private final Visitor visitor;
    private final CompletableFuture<Void> firstWelcome = new CompletableFuture<>();

    private @Nullable Channel channel;
    private int failures;
    private boolean closed;

    VisitorSocket(WebSocketDialer dialer, EventLoop loop, URI home, long seed, Supplier<Tally> tally) {
        this.dialer = dialer;
        this.loop = loop;
        this.home = home;
        this.tally = tally;
        random = new Random(seed);
        bootstrap = dialer.bootstrap(loop);
        visitor = new Visitor(tally);
    }

    /** Connects for the first time; completes at the welcome, or with a {@link GatewayTroubleException}. */
    CompletableFuture<Void> open() {
        loop.execute(() -> dial(home));
        return firstWelcome;
    }

    EventLoop loop() {
        return loop;
    }

    void say(Message message) {
        loop.execute(() -> visitor.say(message, System.nanoTime()));
    }

    /** On the event loop. */
    void tick(long now) {
        if (!visitor.tick(now)) {
            tally.get().disconnected("silent");
            cut(false);
        }
    }

    /**
     * Cuts the connection if there is one, without a close frame, and comes back. On the event loop.
     *
     * @param halfOpen as when a phone loses its network: the peer is not told, and nothing is read or written any more
     */
    void cutOnPurpose(boolean halfOpen) {
        if (visitor.isTalking()) {
            tally.get().cut(halfOpen);
            cut(halfOpen);
        }
    }

    void close() {
        loop.execute(() -> {
            closed = true;
            if (channel != null) {
                var _ = channel.close();
            }
        });
    }

    private void cut(boolean halfOpen) {
        Channel old = channel;
        channel = null;
        visitor.cut();
        if (old != null && halfOpen) {
            old.config().setAutoRead(false);
            var _ = loop.schedule(() -> end(old), HALF_OPEN_SECONDS, TimeUnit.SECONDS);
        } else if (old != null) {
            var _ = old.close();
        }
        comeBack();
    }

    private static void end(Channel old) {
        var _ = old.close();
    }

    private void comeBack() {
        int pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << Math.min(failures, 5));
        var _ = loop.schedule(
                () -> dial(dialer.gateways().any(random)), random.nextInt(pause) + 1L, TimeUnit.MILLISECONDS);
    }

    private void dial(URI address) {
        if (closed) {
            return;
        }
        var _ = dialer.connect(bootstrap, address, new Frames(address)).addListener(connected -> {
            if (!connected.isSuccess()) {
                failed("No gateway at " + address + ": " + reason(connected.cause()));
            }
        });
    }

    private void failed(String trouble) {
        failures++;
        if (!firstWelcome.isDone()) {
            firstWelcome.completeExceptionally(new GatewayTroubleException(trouble));
        } else if (!closed) {
            tally.get().disconnected("no connection");
            comeBack();
        }
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    /** One connection. What a cut one still delivers is not looked at. */
    private final class Frames extends SimpleChannelInboundHandler<WebSocketFrame> {
        private final URI address;
        private boolean open;
        private String ending;

        Frames(URI address) {
            this.address = address;
            ending = "No WebSocket at " + address + ": it hung up";
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                open = true;
                ending = "without a close code";
                channel = context.channel();
                visitor.opened(frame -> send(context.channel(), frame), System.nanoTime());
            } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
                ending = "No WebSocket at " + address + ": it does not answer";
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) throws Exception {
            if (!context.channel().equals(channel)) {
                return;
            }
            long now = System.nanoTime();
            if (frame instanceof CloseWebSocketFrame close) {
                closing(context, close);
            } else if (frame instanceof TextWebSocketFrame text) {
                try (InputStream json = new ByteBufInputStream(text.content())) {
                    visitor.received(EventJson.MAPPER.readTree(json), now);
                }
                if (visitor.isTalking() && !firstWelcome.isDone()) {
                    firstWelcome.complete(null);
                }
                if (visitor.isTalking()) {
                    failures = 0;
                }
            }
        }

        private void closing(ChannelHandlerContext context, CloseWebSocketFrame close) {
            ending = "close code " + close.statusCode();
            if (close.statusCode() == CloseCode.TOKEN_INVALID.code()) {
                visitor.forget();
            }
            var _ = context.close();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (!open) {
                failed(ending);
            } else if (context.channel().equals(channel)) {
                channel = null;
                visitor.cut();
                if (!firstWelcome.isDone()) {
                    failed(address + " hung up before it let the visitor in, " + ending);
                } else if (!closed) {
                    tally.get().disconnected(ending);
                    comeBack();
                }
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            ending = ending(cause);
            var _ = context.close();
        }

        private String ending(Throwable cause) {
            if (cause instanceof WebSocketClientHandshakeException refused && refused.response() != null) {
                return address + " refused the handshake: HTTP "
                        + refused.response().status();
            }
            if (!open) {
                return "No WebSocket at " + address + ": " + reason(cause);
            }
            return cause instanceof IllegalArgumentException || cause instanceof JacksonException
                    ? "after a frame that is not of the protocol"
                    : reason(cause);
        }

        private void send(Channel to, ClientFrame frame) {
            var _ = to.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(EventJson.write(frame))));
        }
    }
}
