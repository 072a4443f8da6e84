package dev.quire.gateway;

import dev.quire.schemas.PropagatedHeaders;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Turns a GET of {@code /ws} into a socket, if the page may have one. */
@Controller
final class HandshakeController {
    private static final Logger log = LoggerFactory.getLogger(HandshakeController.class);

    /** A load tester asks for it; what its visitors say is then marked as synthetic. */
    static final String SYNTHETIC_HEADER = "X-Quire-Synthetic";

    private static final String SERVER_CONTAINER = ServerContainer.class.getName();

    private final SparseLog sparseLog = new SparseLog(log);
    private final OriginPolicy origins;
    private final OpenSockets openSockets;
    private final RepliesReader reader;
    private final GatewayMetrics metrics;
    private final ServletContext servletContext;
    private final ServerEndpointConfig endpoint;

    HandshakeController(
            OriginPolicy origins,
            OpenSockets openSockets,
            RepliesReader reader,
            GatewayMetrics metrics,
            GatewayProperties properties,
            ServletContext servletContext) {
        this.origins = origins;
        this.openSockets = openSockets;
        this.reader = reader;
        this.metrics = metrics;
        this.servletContext = servletContext;
        this.endpoint = ServerEndpointConfig.Builder.create(VisitorEndpoint.class, "/ws")
                .configurator(new Configurator(openSockets, properties.socket()))
                .build();
    }

    @GetMapping("/ws")
    void open(HttpServletRequest request, HttpServletResponse response) throws IOException, DeploymentException {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String host = request.getHeader(HttpHeaders.HOST);
        if (!origins.allows(origin, host)) {
            sparseLog.warn("Handshake refused, the origin is not allowed origin={} host={}", origin, host);
            metrics.originRefused();
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (!openSockets.isRunning() || !reader.isReady()) {
            // Nothing could be read yet, neither what a visitor missed nor what is to come.
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            ServerContainer container = (ServerContainer) servletContext.getAttribute(SERVER_CONTAINER);
            container.upgradeHttpToWebSocket(request, response, endpoint, Map.of());
        }
    }

    static boolean isSynthetic(EndpointConfig config) {
        return Boolean.TRUE.equals(config.getUserProperties().get(PropagatedHeaders.SYNTHETIC));
    }

    private static final class Configurator extends ServerEndpointConfig.Configurator {
        private final OpenSockets openSockets;
        private final GatewayProperties.Socket limits;

        Configurator(OpenSockets openSockets, GatewayProperties.Socket limits) {
            this.openSockets = openSockets;
            this.limits = limits;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(new VisitorEndpoint(openSockets, limits));
        }

        /** No compression: it would cost each socket hundreds of kilobytes for frames of hundreds of bytes. */
        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return List.of();
        }

        @Override
        public boolean checkOrigin(String origin) {
            return true;
        }

        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            boolean synthetic = request.getHeaders()
                    .getOrDefault(SYNTHETIC_HEADER, List.of())
                    .contains("true");
            config.getUserProperties().put(PropagatedHeaders.SYNTHETIC, synthetic);
        }
    }
}
