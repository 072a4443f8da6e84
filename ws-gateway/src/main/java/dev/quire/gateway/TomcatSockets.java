package dev.quire.gateway;

import java.time.Duration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/**
 * How many connections Tomcat holds, how long it waits for bodies, and how large its buffers are. Each socket has seven of
 * them for as long as it is open, whether or not anything comes: most frames fit, a larger one goes through in pieces. With
 * Tomcat's own sizes an idle socket took 51 KB of heap.
 */
@Component
final class TomcatSockets implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    /** Three for each socket. A text that is longer leaves in several frames; most replies are shorter, with their cursor. */
    private static final String FRAME_BYTES = "768";

    /** One for each connection, and so much is read at once: most of what visitors send is shorter. */
    private static final String READ_BYTES = "512";

    /** One for each connection. Sockets bypass it, but pages leave in pieces of this size. */
    private static final String WRITE_BYTES = "1024";

    /** What goes from Tomcat to {@link FrameAssembler} at once: bytes on the way to text, and characters. */
    private static final int MESSAGE = 64;

    /** For pages, health and {@code POST /chat}; Tomcat counts sockets among its connections. */
    private static final int CONNECTIONS_BESIDE = 2_000;

    private final int connections;
    private final Duration bodyDeadline;

    TomcatSockets(GatewayProperties properties) {
        connections = properties.socket().maxOpen() + CONNECTIONS_BESIDE;
        bodyDeadline = properties.chat().bodyDeadline();
    }

    /** Those that Tomcat lets nobody set but by system properties, which it reads once: call it before Tomcat is there. */
    static void shrink() {
        System.setProperty("org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE", FRAME_BYTES);
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("maxConnections", Integer.toString(connections));
            connector.setProperty("socket.appReadBufSize", READ_BYTES);
            connector.setProperty("socket.appWriteBufSize", WRITE_BYTES);
            // For each read of a body, which has 20 s otherwise. Sockets have none.
            connector.setProperty("disableUploadTimeout", "false");
            connector.setProperty("connectionUploadTimeout", Long.toString(bodyDeadline.toMillis()));
        });
        factory.addEngineValves(new UnreadBodyValve());
    }

    static ServletServerContainerFactoryBean container() {
        ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
        container.setMaxTextMessageBufferSize(MESSAGE);
        container.setMaxBinaryMessageBufferSize(MESSAGE);
        return container;
    }
}
