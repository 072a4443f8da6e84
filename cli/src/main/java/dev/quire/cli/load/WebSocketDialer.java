package dev.quire.cli.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Opens WebSockets, each with the mark of synthetic traffic. */
final class WebSocketDialer {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int HTTP_ANSWER_BYTES = 64 * 1024;

    /** A whole history of long answers fits in. */
    private static final int FRAME_BYTES = 8 * 1024 * 1024;

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final Gateways gateways;
    private final @Nullable SslContext tls;

    WebSocketDialer(Gateways gateways) {
        this.gateways = gateways;
        try {
            tls = gateways.addresses().stream().anyMatch(WebSocketDialer::isSecure)
                    ? SslContextBuilder.forClient().build()
                    : null;
        } catch (SSLException e) {
            throw new GatewayTroubleException("TLS does not work here: " + e.getMessage());
        }
    }

    Gateways gateways() {
        return gateways;
    }

    Bootstrap bootstrap(EventLoop loop) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT_TIMEOUT.toMillis());
    }

    /** @param frames hears of the handshake's end and gets whole frames */
    ChannelFuture connect(Bootstrap bootstrap, URI address, ChannelHandler frames) {
        int port = address.getPort() >= 0 ? address.getPort() : isSecure(address) ? HTTPS_PORT : HTTP_PORT;
        return bootstrap
                .clone()
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (tls != null && isSecure(address)) {
                            channel.pipeline().addLast(tls.newHandler(channel.alloc(), address.getHost(), port));
                        }
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(HTTP_ANSWER_BYTES),
                                        new WebSocketClientProtocolHandler(configuration(address)),
                                        new WebSocketFrameAggregator(FRAME_BYTES),
                                        frames);
                    }
                })
                .connect(address.getHost(), port);
    }

    private static WebSocketClientProtocolConfig configuration(URI address) {
        return WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(address)
                .version(WebSocketVersion.V13)
                .customHeaders(new DefaultHttpHeaders().add("X-Quire-Synthetic", "true"))
                .handshakeTimeoutMillis(CONNECT_TIMEOUT.toMillis())
                .maxFramePayloadLength(FRAME_BYTES)
                .handleCloseFrames(false)
                .generateOriginHeader(false)
                .build();
    }

    private static boolean isSecure(URI address) {
        return address.getScheme().equals("wss");
    }
}
