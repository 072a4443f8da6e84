package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.quire.orders.books.BookSearch.Name;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that a healthy node does not give, from a stand-in. */
class OpenSearchFailureTest {
    private static final String ERROR =
            "{'error':{'type':'parse_exception','reason':'cannot read [dragons]'},'status':400}";

    private record Received(String path, String authorization) {}

    private final LinkedBlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private HttpServer server;
    private int status;
    private String body = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(new Received(
                    exchange.getRequestURI().getPath(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))));
            byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    400 | {'error':{'type':'parse_exception','reason':'[dragons]'},'status':400} | parse_exception
                    429 | {'error':{'type':'rejected','reason':'[dragons]'},'status':429} | HTTP 429
                    200 | {'took':1,'responses':[{'error':{'type':'refused','reason':'[dragons]'},'status':400}]} | refused
                    200 | {'took':1,'responses':[{'took':1,'timed_out':true,'_shards':{'total':1,'successful':0,'failed':0},'hits':{'hits':[]},'status':200}]} | A part
                    200 | {'took':1,'responses':[{'took':1,'timed_out':false,'_shards':{'total':2,'successful':1,'failed':1},'hits':{'hits':[]},'status':200}]} | A part
                    200 | {'cluster':'dragons'} |
                    200 | <html>dragons</html> |
                    502 | <html>dragons</html> | HTTP 502
                    """)
    void whatIsNotAWholeAnswerIsAFailureThatTellsNoWords(int status, String body, String cause) {
        this.status = status;
        this.body = body;

        assertThatThrownBy(() -> ask(properties("", "")))
                .isInstanceOf(OpenSearchFailure.class)
                .hasMessageContaining(cause == null ? "" : cause)
                .hasMessageNotContaining("dragons");
    }

    @Test
    void credentialsAndAPathAreSent() throws InterruptedException {
        status = 401;
        body = ERROR;

        assertThatThrownBy(() -> ask(properties("quire", "secret"))).isInstanceOf(OpenSearchFailure.class);

        assertThat(received.take()).isEqualTo(new Received("/books/quire-books-v1/_msearch", "Basic cXVpcmU6c2VjcmV0"));
    }

    private OpenSearchProperties properties(String user, String password) {
        return new OpenSearchProperties(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/books/",
                user,
                password,
                "quire-books",
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }

    private static void ask(OpenSearchProperties properties) {
        try (OpenSearchConnection connection = new OpenSearchConnection(properties)) {
            new OpenSearchBooks(connection, "quire-books-v1").named(List.of(new Name("a", true)));
        }
    }
}
