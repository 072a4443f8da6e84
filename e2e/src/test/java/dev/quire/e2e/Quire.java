package dev.quire.e2e;

import dev.quire.local.Durability;
import dev.quire.local.LocalServer;
import dev.quire.local.LocalStack;
import dev.quire.local.Service;
import dev.quire.local.StackSettings;
import dev.quire.local.StartListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole system on free ports and throwaway data: the services' own jars, as the build left them, and no model. The
 * logs end up in {@code target/logs}.
 */
final class Quire implements AutoCloseable {
    private static final Path REPOSITORY = Path.of("..");
    private static final Path LOGS = Path.of("target", "logs");
    private static final String WITH_MODEL = "with-model";

    /** A key in the developer's environment must not make these tests ask a real model. */
    private static final Map<String, String> NO_MODEL =
            Map.of("OPENAI_BASE_URL", "", "OPENAI_API_KEY", "", "OPENAI_MODEL", "");

    private final Path directory;
    private final LocalStack stack;
    private final Records records;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    Quire() throws IOException, InterruptedException {
        directory = Files.createTempDirectory("quire-e2e");
        stack = new LocalStack(StackSettings.forTests(REPOSITORY, directory, NO_MODEL));
        records = new Records(stack.kafkaBootstrapServers());
        try {
            stack.start(StartListener.SILENT);
        } catch (RuntimeException | InterruptedException e) {
            close();
            throw e;
        }
    }

    LocalStack stack() {
        return stack;
    }

    Records records() {
        return records;
    }

    /** The address of a page of the shop. */
    String page(String path) {
        return uri(Service.WS_GATEWAY, path).toString();
    }

    URI uri(Service service, String path) {
        return stack.service(service).uri().resolve(path);
    }

    /** The same servers and settings, but with a model. Its services are not started. */
    LocalStack withModel(String baseUrl) {
        StackSettings settings = new StackSettings(
                REPOSITORY,
                directory.resolve(WITH_MODEL),
                Durability.THROWAWAY,
                StackSettings.PortChoice.ANY_FREE,
                Optional.empty(),
                Optional.of(stack.kafkaBootstrapServers()),
                Optional.of(stack.postgresAccess()),
                Optional.of(stack.redisUri()),
                Map.of(
                        "OPENAI_BASE_URL",
                        baseUrl,
                        "OPENAI_API_KEY",
                        "not-a-secret",
                        "OPENAI_MODEL",
                        "scripted",
                        "LOOKUPS_URL",
                        uri(Service.ORDER_ENRICHER, "/").toString()),
                false);
        return new LocalStack(settings);
    }

    HttpResponse<String> get(Service service, String path) {
        return send(HttpRequest.newBuilder(uri(service, path)));
    }

    HttpResponse<String> get(Service service, String path, String header, String value) {
        return send(HttpRequest.newBuilder(uri(service, path)).header(header, value));
    }

    HttpResponse<String> post(Service service, String path, String json) {
        return send(HttpRequest.newBuilder(uri(service, path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Starts what a test has killed. */
    void startWhatIsDown() throws InterruptedException {
        for (LocalServer part : stack.parts()) {
            if (!part.isRunning()) {
                part.start();
            }
        }
    }

    @Override
    public void close() {
        stack.close();
        try {
            keepLogs();
            deleteData();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(40)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keepLogs() throws IOException {
        for (Path logs :
                List.of(directory.resolve("logs"), directory.resolve(WITH_MODEL).resolve("logs"))) {
            if (Files.isDirectory(logs)) {
                Path kept = LOGS.resolve(directory.relativize(logs.getParent()));
                Files.createDirectories(kept);
                try (var files = Files.list(logs)) {
                    for (Path log : files.toList()) {
                        Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    private void deleteData() throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException error) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
