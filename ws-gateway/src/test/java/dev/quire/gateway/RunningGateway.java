package dev.quire.gateway;

import dev.quire.testservers.TestServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A gateway in the test's JVM, on a free port, with the shared servers unless told otherwise. */
final class RunningGateway implements AutoCloseable {
    /** The same for all gateways of a test, so that one knows the other's visitors. */
    static final String SECRET = "a-secret-of-more-than-thirty-two-bytes";

    static {
        // As GatewayApplication does it, whose main method no test calls.
        TomcatSockets.shrink();
    }

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
        RunningGateway gateway = startWithoutWaiting(bootstrapServers, redisUrl, settings);
        gateway.awaitReady();
        return gateway;
    }

    static RunningGateway startWithoutWaiting(String bootstrapServers, String redisUrl, String... settings) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("server.port", "0");
        properties.put("spring.kafka.bootstrap-servers", bootstrapServers);
        properties.put("quire.gateway.redis-url", redisUrl);
        properties.put("quire.gateway.token-secret", SECRET);
        // A test may do more at once than a visitor.
        properties.put("quire.gateway.limits.exempt-addresses", "127.0.0.0/8,::1");
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            properties.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return new RunningGateway(new SpringApplicationBuilder(GatewayApplication.class)
                .run(properties.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new)));
    }

    void awaitReady() {
        Eventually.holds(
                "the gateway is ready",
                () -> bean(GatewayHealth.class).health().getStatus().equals(Status.UP));
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

    /** Sockets that are open as far as the gateway knows. */
    int openConnections() {
        return (int)
                bean(MeterRegistry.class).get("gateway.connections").gauge().value();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
