package dev.quire.orders;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** The service in this JVM, on servers of the test's choice. */
final class RunningEnricher implements AutoCloseable {
    static final Duration CAP = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * Returns once it serves HTTP, which it does before it has a database.
     *
     * @param settings such as {@code quire.orders.notice-after=1s}
     */
    RunningEnricher(String kafka, Database database, String... settings) {
        CompletableFuture<ConfigurableApplicationContext> started = new CompletableFuture<>();
        ApplicationListener<ApplicationStartedEvent> whenStarted =
                event -> started.complete(event.getApplicationContext());
        Thread.ofVirtual().name("main").start(() -> {
            try {
                new SpringApplicationBuilder(OrderEnricherApplication.class)
                        .listeners(whenStarted)
                        .run(arguments(kafka, database, settings).toArray(String[]::new));
            } catch (RuntimeException e) {
                started.completeExceptionally(e);
            }
        });
        context = started.join();
    }

    /** Where a PostgreSQL is. */
    record Database(String url, String user, String password) {}

    static List<String> arguments(String kafka, Database database, String... settings) {
        Stream<String> servers = Stream.of(
                "spring.kafka.bootstrap-servers=" + kafka,
                "spring.datasource.url=" + database.url(),
                "spring.datasource.username=" + database.user(),
                "spring.datasource.password=" + database.password(),
                "server.port=0");
        return Stream.concat(servers, Stream.of(settings))
                .map(setting -> "--" + setting)
                .toList();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void awaitReady() {
        awaitReadiness(200);
    }

    void awaitReadiness(int status) {
        await().atMost(CAP).until(() -> get("/actuator/health/readiness").statusCode() == status);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Ends the service as SIGTERM would. */
    @Override
    public void close() {
        context.close();
        http.close();
    }
}
