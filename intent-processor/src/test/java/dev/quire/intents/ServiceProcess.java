package dev.quire.intents;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import dev.quire.local.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The service in a process of its own, so that it can be killed, started again with its state, and seen to exit. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration CAP = Duration.ofSeconds(90);

    private final Path directory;
    private final ProcessBuilder command;
    private final int port = Ports.anyFree();
    private @Nullable Process process;

    /** @param directory for its state and its log */
    ServiceProcess(String bootstrapServers, Path directory) {
        this.directory = directory;
        command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IntentProcessorApplication.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        command.environment().put("PORT", Integer.toString(port));
        command.environment().put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        command.environment().put("STATE_DIRECTORY", directory.resolve("state").toString());
        // Also when this JVM is told to end in the middle of a test.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    void start() {
        try {
            Files.createDirectories(directory);
            process = command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startAndAwaitReady() {
        start();
        awaitReady();
    }

    void awaitReady() {
        await("ready; " + log()).atMost(CAP).until(() -> {
            if (!running().isAlive()) {
                throw new AssertionError("It ended:\n" + Files.readString(log()));
            }
            return isReady();
        });
    }

    boolean isReady() {
        try {
            return get("/actuator/health/readiness").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    HttpResponse<String> get(String path) throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As a power cut would: no shutdown hook, no commit, no farewell to the group. */
    void kill() {
        running().destroyForcibly().onExit().join();
    }

    int awaitExit() throws InterruptedException {
        if (!running().waitFor(CAP.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("Still running; " + log());
        }
        return running().exitValue();
    }

    boolean isAlive() {
        return running().isAlive();
    }

    /** As SIGTERM does. */
    int stop() throws InterruptedException {
        running().destroy();
        return awaitExit();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    private Process running() {
        return requireNonNull(process, "not started");
    }

    private Path log() {
        return directory.resolve("service.log");
    }
}
