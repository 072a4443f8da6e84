package dev.quire.gateway;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Turns a GET of {@code /ws} into a socket, if the page may have one. */
@Controller
final class HandshakeController {
    private static final Logger log = LoggerFactory.getLogger(HandshakeController.class);

    static final String PATH = "/ws";

    /** A load tester asks for it; what its visitors say is then marked as synthetic. */
    static final String SYNTHETIC_HEADER = "X-Quire-Synthetic";

    private static final String SERVER_CONTAINER = ServerContainer.class.getName();

    private final SparseLog sparseLog = new SparseLog(log);
    private final OriginPolicy origins;
    private final OpenSockets openSockets;
    private final RepliesReader reader;
    private final GatewayMetrics metrics;
    private final ClientAddresses addresses;
    private final Admission admission;
    private final GatewayProperties.Socket limits;
    private final ServletContext servletContext;

    HandshakeController(
            OriginPolicy origins,
            OpenSockets openSockets,
            RepliesReader reader,
            GatewayMetrics metrics,
            ClientAddresses addresses,
            Admission admission,
            GatewayProperties properties,
            ServletContext servletContext) {
        this.origins = origins;
        this.openSockets = openSockets;
        this.reader = reader;
        this.metrics = metrics;
        this.addresses = addresses;
        this.admission = admission;
        this.limits = properties.socket();
        this.servletContext = servletContext;
    }

    @GetMapping(PATH)
    void open(HttpServletRequest request, HttpServletResponse response) throws IOException, DeploymentException {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String host = request.getHeader(HttpHeaders.HOST);
        ClientAddress from = addresses.of(request);
        Duration wait = admission.request(from);
        if (!wait.isZero()) {
            metrics.requestLimited();
            response.setHeader(HttpHeaders.RETRY_AFTER, ChatController.retryAfter(wait));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else if (!origins.allows(origin, host)) {
            sparseLog.warn("Handshake refused, the origin is not allowed origin={} host={}", origin, host);
            metrics.originRefused();
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (!openSockets.isRunning() || !reader.isReady()) {
            // Nothing could be read yet, neither what a visitor missed nor what is to come.
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else if (openSockets.isFull()) {
            sparseLog.warn("Handshake refused, as many sockets are open as may be max={}", limits.maxOpen());
            metrics.socketRefused();
            response.setHeader(HttpHeaders.RETRY_AFTER, ChatController.retryAfter(limits.retryAfter()));
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            ServerContainer container = (ServerContainer) servletContext.getAttribute(SERVER_CONTAINER);
            container.upgradeHttpToWebSocket(
                    VisitorHandshake.forgettable(request),
                    response,
                    new VisitorHandshake(visitor(request, from)),
                    Map.of());
        }
    }

    private VisitorEndpoint visitor(HttpServletRequest request, ClientAddress from) {
        boolean synthetic = "true".equals(request.getHeader(SYNTHETIC_HEADER));
        return new VisitorEndpoint(openSockets, limits, from, synthetic);
    }
}
