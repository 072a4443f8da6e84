package dev.quire.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quire.schemas.Event;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.HistoryEntry;
import dev.quire.schemas.SessionId;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service, and what it wrote to Redis. */
final class RunningSink implements AutoCloseable {
    private static final Duration CAP = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext service;
    private final RedisClient redis;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param settings such as {@code quire.history.max-entries=5} */
    RunningSink(String bootstrapServers, String redisUri, String... settings) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "spring.kafka.bootstrap-servers=" + bootstrapServers,
                                "quire.history.redis-url=" + redisUri,
                                "server.port=0"),
                        Stream.of(settings))
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
        this.service = new SpringApplicationBuilder(HistorySinkApplication.class).run(arguments);
        this.redis = RedisClient.create(redisUri);
    }

    /** Newest first, as it is stored. */
    List<HistoryEntry> history(SessionId session) {
        try (var connection = redis.connect()) {
            return connection.sync().lrange(HistoryEntry.key(session), 0, -1).stream()
                    .map(json -> EventJson.MAPPER.readValue(json, HistoryEntry.class))
                    .toList();
        }
    }

    /** Waits until exactly these events are the session's history, newest first. */
    void awaitHistory(SessionId session, List<? extends Event> events) {
        await().atMost(CAP)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(history(session))
                        .extracting(HistoryEntry::event)
                        .isEqualTo(events));
    }

    void awaitReady() {
        await().atMost(CAP).until(() -> get("/actuator/health/readiness").statusCode() == 200);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Ends the service as SIGTERM would. */
    @Override
    public void close() {
        service.close();
        redis.shutdown();
        http.close();
    }
}
