package dev.quire.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.websocket.Decoder;
import jakarta.websocket.Encoder;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the container asks of one socket: whose it is, and nothing that it would keep for as long as the socket is open. A
 * browser's headers alone would be some kilobytes of it.
 */
final class VisitorHandshake extends ServerEndpointConfig.Configurator implements ServerEndpointConfig {
    private final VisitorEndpoint visitor;

    VisitorHandshake(VisitorEndpoint visitor) {
        this.visitor = visitor;
    }

    /** The request as the container may remember it: it reads the headers it needs by name, and would copy all it can list. */
    static HttpServletRequest forgettable(HttpServletRequest request) {
        return new Forgettable(request);
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
        return type.cast(visitor);
    }

    /** No compression: it would cost each socket hundreds of kilobytes for frames of hundreds of bytes. */
    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return List.of();
    }

    /** {@link OriginPolicy} has done so. */
    @Override
    public boolean checkOrigin(String origin) {
        return true;
    }

    @Override
    public Class<?> getEndpointClass() {
        return VisitorEndpoint.class;
    }

    @Override
    public String getPath() {
        return HandshakeController.PATH;
    }

    @Override
    public List<String> getSubprotocols() {
        return List.of();
    }

    @Override
    public List<Extension> getExtensions() {
        return List.of();
    }

    @Override
    public Configurator getConfigurator() {
        return this;
    }

    @Override
    public List<Class<? extends Encoder>> getEncoders() {
        return List.of();
    }

    @Override
    public List<Class<? extends Decoder>> getDecoders() {
        return List.of();
    }

    @Override
    public Map<String, Object> getUserProperties() {
        return Map.of();
    }

    private static final class Forgettable extends HttpServletRequestWrapper {
        Forgettable(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public @Nullable String getQueryString() {
            return null;
        }
    }
}
