package dev.quire.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The gateway's pages without the gateway, with the same headers as far as a browser heeds them. */
final class StaticSite implements AutoCloseable {
    static final Path PAGES = Path.of("..", "ws-gateway", "src", "main", "resources", "static");
    private static final String POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self';" + " img-src 'self' data:; connect-src 'self'";
    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private final HttpServer server;

    StaticSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", StaticSite::serve);
        server.start();
    }

    String url(String path) {
        // Browsers take localhost for a secure place, which crypto.randomUUID asks for.
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Path file = PAGES.resolve(path.equals("/") ? "index.html" : path.substring(1))
                .normalize();
        if (!file.startsWith(PAGES) || !Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        String name = file.getFileName().toString();
        byte[] content = Files.readAllBytes(file);
        exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        if (path.startsWith("/chat/")) {
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        }
        exchange.sendResponseHeaders(200, content.length);
        try (var body = exchange.getResponseBody()) {
            body.write(content);
        }
    }
}
