package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Bodies that come in slowly or not at all, more of them than the gateway has threads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowBodyIT {
    private static final int THREADS = 8;

    private RunningGateway gateway;

    @BeforeAll
    void start() {
        gateway = RunningGateway.start(
                "server.tomcat.threads.max=" + THREADS,
                "quire.gateway.chat.body-deadline=2s",
                "quire.gateway.chat.max-reading=3",
                "quire.gateway.chat.reply-deadline=4s",
                "quire.gateway.limits.trusted-proxies=127.0.0.1,::1",
                "quire.gateway.limits.address-burst=1",
                "quire.gateway.limits.address-per-minute=1");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void socketsGoOnWhileMoreBodiesTrickleInThanThereAreThreads() {
        List<Post> posts = new ArrayList<>();
        try (Visitor visitor = Visitor.welcome(gateway)) {
            for (int i = 0; i < 3 * THREADS; i++) {
                posts.add(new Post("/chat", 100, "127.0.0.1"));
            }
            Thread trickle = Thread.ofPlatform().start(() -> trickleInto(posts));

            visitor.isServed();
            assertThat(posts.stream().map(Post::status).toList())
                    .contains("408", "503")
                    .containsOnly("408", "503");
            visitor.isServed();
            trickle.interrupt();
        } finally {
            posts.forEach(Post::close);
        }
    }

    @Test
    void bodyThatDoesNotComeAtAllIsGivenUp() {
        try (Post post = new Post("/chat", 100, "127.0.0.1")) {
            assertThat(post.status()).isEqualTo("408");
        }
    }

    @Test
    void whoIsAnsweredBeforeTheBodyIsThereIsHungUpOn() {
        try (Post first = new Post("/chat", 0, "203.0.113.1")) {
            assertThat(first.status()).isEqualTo("400");
        }
        try (Post second = new Post("/chat", 100, "203.0.113.1");
                Post elsewhere = new Post("/elsewhere", 100, "127.0.0.1")) {
            assertThat(second.status()).isEqualTo("429");
            assertThat(second.isHungUpOn()).isTrue();
            assertThat(elsewhere.status()).isEqualTo("404");
            assertThat(elsewhere.isHungUpOn()).isTrue();
        }
    }

    @Test
    void replyMayTakeLongerThanTheBody() {
        String body = "{\"message\":\"Hi\",\"session_id\":\"silent\"}";
        try (Post post = new Post("/chat", body.length(), "127.0.0.1")) {
            post.send(body);
            assertThat(post.status()).isEqualTo("504");
        }
    }

    private static void trickleInto(List<Post> posts) {
        try {
            while (true) {
                posts.forEach(post -> post.send(" "));
                Thread.sleep(100);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** A POST whose head is sent at once, and its body when the test says so. */
    private final class Post implements AutoCloseable {
        private final Socket socket;

        Post(String path, int length, String from) {
            try {
                socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(20_000);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                    + length + "\r\nX-Forwarded-For: " + from + "\r\n\r\n");
        }

        /** In vain if the gateway has hung up. */
        void send(String text) {
            try {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException hungUpOn) {
                // What the gateway has said before is what counts.
            }
        }

        String status() {
            try {
                String head = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                return head.substring(Math.min(9, head.length()));
            } catch (IOException e) {
                return e.toString();
            }
        }

        boolean isHungUpOn() {
            try {
                socket.getInputStream().readAllBytes();
                return true;
            } catch (SocketTimeoutException stillOpen) {
                return false;
            } catch (IOException reset) {
                return true;
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
