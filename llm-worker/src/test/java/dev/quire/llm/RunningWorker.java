package dev.quire.llm;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service in this JVM, member of its group when the constructor returns. */
final class RunningWorker implements AutoCloseable {
    private final ConfigurableApplicationContext service;

    /** @param settings such as {@code quire.llm.deadline=5s} */
    RunningWorker(String bootstrapServers, String... settings) {
        String[] arguments = Stream.concat(
                        Stream.of("quire.llm.kafka.bootstrap.servers=" + bootstrapServers, "server.port=0"),
                        Stream.of(settings))
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
        service = new SpringApplicationBuilder(LlmWorkerApplication.class).run(arguments);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get("/actuator/health/readiness").statusCode() == 200);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** As SIGTERM would. */
    void stop() {
        service.close();
    }

    @Override
    public void close() {
        stop();
    }
}
