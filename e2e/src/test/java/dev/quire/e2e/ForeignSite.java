package dev.quire.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Somebody else's web site that has our one tag in its page, on another port and so of another origin. Its
 * Content-Security-Policy allows nothing but scripts and sockets of the gateway.
 */
final class ForeignSite implements AutoCloseable {
    private final HttpServer server;
    private final String policy;
    private volatile String html = "";

    /** @param gateway its origin, such as {@code http://localhost:8080} */
    ForeignSite(String gateway) {
        policy = "default-src 'none'; img-src data:; script-src " + gateway + "; connect-src "
                + gateway.replaceFirst("http", "ws");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Every address shows this from now on. */
    void show(String language, String head) {
        html = """
            <!doctype html>
            <html lang="%s">
              <head>
                <title>A shop</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <link rel="icon" href="data:,">
                %s
              </head>
              <body><h1>A shop</h1></body>
            </html>
            """.formatted(language, head);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] content = html.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", policy);
        exchange.sendResponseHeaders(200, content.length);
        try (var body = exchange.getResponseBody()) {
            body.write(content);
        }
    }
}
