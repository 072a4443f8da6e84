package dev.quire.gateway;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/**
 * How many connections Tomcat holds, and how large its buffers are. Each socket has seven of them for as long as it is open,
 * whether or not anything comes: most frames fit, a larger one goes through in pieces. With Tomcat's own sizes an idle socket
 * took 51 KB of heap.
 */
@Component
final class TomcatSockets implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    private static final String BYTES = "1024";

    /** Of text, in characters. */
    private static final int TEXT = 256;

    /** Frames of bytes are refused. */
    private static final int BINARY = 128;

    /** For pages, health and {@code POST /chat}; Tomcat counts sockets among its connections. */
    private static final int CONNECTIONS_BESIDE = 2_000;

    private final int connections;
    private final TomcatThreads threads;

    TomcatSockets(GatewayProperties properties, TomcatThreads threads) {
        this.connections = properties.socket().maxOpen() + CONNECTIONS_BESIDE;
        this.threads = threads;
    }

    /** Those that Tomcat lets nobody set but by system properties, which it reads once: call it before Tomcat is there. */
    static void shrink() {
        System.setProperty("org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE", BYTES);
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            connector.getProtocolHandler().setExecutor(threads);
            connector.setProperty("maxConnections", Integer.toString(connections));
            connector.setProperty("socket.appReadBufSize", BYTES);
            connector.setProperty("socket.appWriteBufSize", BYTES);
        });
    }

    static ServletServerContainerFactoryBean container() {
        ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
        container.setMaxTextMessageBufferSize(TEXT);
        container.setMaxBinaryMessageBufferSize(BINARY);
        return container;
    }
}
