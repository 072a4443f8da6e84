package dev.quire.e2e;

import dev.quire.local.Service;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.socket.ClientFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How long a canned answer takes from the visitor's socket and back to it, beside a bare two-hop echo over the same
 * broker. Not a test: it asserts no speed and runs only when named, {@code mvn verify -pl e2e
 * -Dit.test=RoundTripBenchmark}.
 *
 * <p>Messages leave on a schedule and are timed from when they should have left, so a stall counts for all the messages
 * it delays (no coordinated omission). Both are warmed up first and then take turns, since machines are noisy.
 */
@ExtendWith(QuireExtension.class)
final class RoundTripBenchmark {
    private static final int VISITORS = 20;
    private static final int ROUNDS = 3;

    @Test
    void cannedAnswerBesideBareEcho(Quire quire) throws Exception {
        RoundTrips.Schedule warmUp = new RoundTrips.Schedule(200, 4_000);
        RoundTrips.Schedule measured = new RoundTrips.Schedule(200, 3_000);
        URI gateway = quire.uri(Service.WS_GATEWAY, "/ws");
        try (KafkaEcho echo = new KafkaEcho(quire.stack().kafkaBootstrapServers());
                Visitors visitors = new Visitors(gateway)) {
            RoundTrips.measure(warmUp, echo, echo.arrivals());
            RoundTrips.measure(warmUp, visitors, visitors.arrivals);
            System.out.println("At 200 messages a second, milliseconds:");
            for (int round = 0; round < ROUNDS; round++) {
                RoundTrips bare = RoundTrips.measure(measured, echo, echo.arrivals());
                RoundTrips canned = RoundTrips.measure(measured, visitors, visitors.arrivals);
                System.out.println("bare echo     " + bare);
                System.out.println("canned answer " + canned + ", " + canned.ratioTo(bare));
            }
        }
    }

    /** Visitors on sockets of their own who all ask the same question in turn. */
    private static final class Visitors implements RoundTrips.Sender, AutoCloseable {
        private static final String REPLY = "\"type\":\"reply\"";
        private static final String IN_REPLY_TO = "\"inReplyTo\":\"";
        private static final int UUID_LENGTH = 36;

        private final List<WebSocket> sockets = new ArrayList<>();
        private final CountDownLatch welcomes = new CountDownLatch(VISITORS);
        final RoundTrips.Arrivals arrivals = new RoundTrips.Arrivals();

        Visitors(URI gateway) throws InterruptedException {
            HttpClient http = HttpClient.newHttpClient();
            URI address = URI.create(gateway.toString().replaceFirst("^http", "ws"));
            for (int i = 0; i < VISITORS; i++) {
                WebSocket socket = http.newWebSocketBuilder()
                        .buildAsync(address, new Replies())
                        .join();
                socket.sendText(text(new ClientFrame.Hello(null, null)), true).join();
                sockets.add(socket);
            }
            welcomes.await();
        }

        @Override
        public void send(int index, String id) {
            String frame = text(new ClientFrame.Message(MessageId.parse(id), "How long does shipping take?"));
            sockets.get(index % VISITORS).sendText(frame, true).join();
        }

        @Override
        public void close() {
            sockets.forEach(WebSocket::abort);
        }

        private static String text(ClientFrame frame) {
            return new String(EventJson.write(frame), StandardCharsets.UTF_8);
        }

        private final class Replies implements WebSocket.Listener {
            private final StringBuilder frame = new StringBuilder();

            @Override
            public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                frame.append(data);
                if (last) {
                    long now = System.nanoTime();
                    if (frame.indexOf(REPLY) >= 0) {
                        int id = frame.indexOf(IN_REPLY_TO) + IN_REPLY_TO.length();
                        arrivals.arrived(frame.substring(id, id + UUID_LENGTH), now);
                    } else if (frame.indexOf("\"welcome\"") >= 0) {
                        welcomes.countDown();
                    }
                    frame.setLength(0);
                }
                socket.request(1);
                return null;
            }
        }
    }
}
