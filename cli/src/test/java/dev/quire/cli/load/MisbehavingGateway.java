package dev.quire.cli.load;

import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyId;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A gateway with one visitor, which accepts and answers everything at once, but for one fault in the fifth answer. */
final class MisbehavingGateway implements AutoCloseable {
    private static final int FAULTY = 5;

    enum Fault {
        NONE,
        LOSES_A_REPLY,
        SENDS_ONE_TWICE,
        SWAPS_TWO,
        ANSWERS_UNDER_ANOTHER_ID,
        IGNORES_A_MESSAGE,
        REJECTS_EVERYTHING
    }

    private final MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<String> syntheticMarks = new CopyOnWriteArrayList<>();
    private final Fault fault;
    private final Channel server;

    MisbehavingGateway(Fault fault) {
        this.fault = fault;
        server = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(65_536),
                                        new WebSocketServerProtocolHandler("/ws"),
                                        new Frames());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    String url() {
        return "http://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** The header of each handshake. */
    List<String> syntheticMarks() {
        return syntheticMarks;
    }

    @Override
    public void close() {
        boolean _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    private final class Frames extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private int messages;
        private long offset;
        private @Nullable MessageId heldBack;

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof HandshakeComplete handshake) {
                syntheticMarks.add(String.valueOf(handshake.requestHeaders().get("X-Quire-Synthetic")));
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            JsonNode json = EventJson.MAPPER.readTree(frame.text().getBytes(StandardCharsets.UTF_8));
            switch (json.path("type").asString()) {
                case "hello" ->
                    send(context, "{'type':'welcome','sessionId':'ws-1','token':'t','heartbeatSeconds':30}");
                case "message" ->
                    message(context, MessageId.parse(json.path("id").asString()));
                default -> send(context, "{'type':'pong'}");
            }
        }

        private void message(ChannelHandlerContext context, MessageId id) {
            messages++;
            if (fault == Fault.REJECTS_EVERYTHING) {
                send(context, "{'type':'rejected','id':'" + id + "','code':'empty-text','message':'No.'}");
                return;
            }
            boolean faulty = messages == FAULTY;
            if (faulty && fault == Fault.IGNORES_A_MESSAGE) {
                return;
            }
            send(context, "{'type':'accepted','id':'" + id + "'}");
            if (faulty && fault == Fault.SWAPS_TWO) {
                heldBack = id;
            } else if (!faulty || fault != Fault.LOSES_A_REPLY) {
                reply(context, id, ReplyId.finalReplyTo(id));
            }
            if (faulty && fault == Fault.SENDS_ONE_TWICE) {
                reply(context, id, ReplyId.finalReplyTo(id));
            } else if (faulty && fault == Fault.ANSWERS_UNDER_ANOTHER_ID) {
                reply(context, id, ReplyId.noticeTo(id, "other"));
            }
            MessageId held = heldBack;
            if (!faulty && held != null) {
                heldBack = null;
                reply(context, held, ReplyId.finalReplyTo(held));
            }
        }

        private void reply(ChannelHandlerContext context, MessageId id, ReplyId replyId) {
            offset++;
            send(
                    context,
                    "{'cursor':'e.0." + offset + "','type':'reply','inReplyTo':'" + id + "','replyId':'" + replyId
                            + "'}");
        }

        private static void send(ChannelHandlerContext context, String json) {
            var _ = context.writeAndFlush(new TextWebSocketFrame(json.replace('\'', '"')));
        }
    }
}
