package dev.quire.gateway;

import dev.quire.testservers.TestServers;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A gateway in the test's JVM, on a free port, with the shared servers unless told otherwise. */
final class RunningGateway implements AutoCloseable {
    /** The same for all gateways of a test, so that one knows the other's visitors. */
    static final String SECRET = "a-secret-of-more-than-thirty-two-bytes";

    private final ConfigurableApplicationContext context;

    private RunningGateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param settings such as {@code quire.gateway.socket.heartbeat=1s} */
    static RunningGateway start(String... settings) {
        return startOn(
                TestServers.kafka().bootstrapServers(), TestServers.redis().uri(), settings);
    }

    static RunningGateway startOn(String bootstrapServers, String redisUrl, String... settings) {
        List<String> properties = new ArrayList<>(List.of(
                "server.port=0",
                "spring.kafka.bootstrap-servers=" + bootstrapServers,
                "quire.gateway.redis-url=" + redisUrl,
                "quire.gateway.token-secret=" + SECRET));
        properties.addAll(List.of(settings));
        RunningGateway gateway = new RunningGateway(new SpringApplicationBuilder(GatewayApplication.class)
                .run(properties.stream().map(setting -> "--" + setting).toArray(String[]::new)));
        Eventually.holds(
                "the gateway follows replies",
                () -> gateway.bean(RepliesReader.class).isReady());
        return gateway;
    }

    int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    URI socket() {
        return URI.create("ws://localhost:" + port() + "/ws");
    }

    URI http(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
