package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.local.Ports;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.socket.CloseCode;
import dev.quire.testservers.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway in a process of its own, whose memory is full at the first reply it reads. */
class CrashIT {
    /** Called by the consumer, so by the thread that reads replies. */
    public static final class FullHeap implements ConsumerInterceptor<String, byte[]> {
        @Override
        public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
            throw new OutOfMemoryError("of the test");
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public void configure(Map<String, ?> settings) {}

        @Override
        public void close() {}
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = Ports.anyFree();

    @TempDir
    private Path directory;

    private Path log;
    private Process gateway;

    @BeforeEach
    void start() throws IOException {
        log = directory.resolve("gateway.log");
        gateway = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GatewayApplication.class.getName(),
                        "--server.port=" + port,
                        "--spring.kafka.bootstrap-servers="
                                + TestServers.kafka().bootstrapServers(),
                        "--spring.kafka.consumer.properties.interceptor.classes=" + FullHeap.class.getName(),
                        "--quire.gateway.redis-url=" + TestServers.redis().uri(),
                        "--quire.gateway.token-secret=" + RunningGateway.SECRET)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    @AfterEach
    void stop() {
        gateway.destroyForcibly();
        client.close();
    }

    @Test
    void gatewayWhoseReaderDiesOfAnErrorEndsToBeStartedAgain() throws Exception {
        Eventually.holds("the gateway is ready", this::isReady);
        try (ChatBackend backend = new ChatBackend();
                Visitor visitor = Visitor.connect(URI.create("ws://localhost:" + port + "/ws"))
                        .hello(null, null)) {
            backend.reply(visitor.session(), MessageId.random(), "the last straw");

            visitor.awaitClose(CloseCode.RESTART);
        }
        assertThat(gateway.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
        assertThat(gateway.exitValue()).isEqualTo(1);
        assertThat(Files.readString(log)).contains("The replies reader crashed", "OutOfMemoryError: of the test");
    }

    private boolean isReady() throws InterruptedException {
        assertThat(gateway.isAlive()).isTrue();
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
