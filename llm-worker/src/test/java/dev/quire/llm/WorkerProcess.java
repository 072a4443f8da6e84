package dev.quire.llm;

import static org.awaitility.Awaitility.await;

import dev.quire.local.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service in a JVM of its own, so that it can be killed. */
final class WorkerProcess implements AutoCloseable {
    private final Process process;
    private final int port = Ports.anyFree();

    WorkerProcess(Path log, String bootstrapServers, String... settings) throws IOException {
        this(log, List.of("-Xmx256m"), bootstrapServers, settings);
    }

    /** @param options of the JVM, such as {@code -Xmx512m} */
    WorkerProcess(Path log, List<String> options, String bootstrapServers, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LlmWorkerApplication.class.getName(),
                "--quire.llm.kafka.bootstrap.servers=" + bootstrapServers,
                "--server.port=" + port));
        command.addAll(1, options);
        for (String setting : settings) {
            command.add("--" + setting);
        }
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    WorkerProcess awaitReady() {
        await().atMost(Duration.ofMinutes(2)).until(this::isReady);
        return this;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. */
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new AssertionError("The worker did not end");
        }
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    String get(String path) throws IOException {
        try (InputStream body = uri(path).toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private boolean isReady() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    uri("/actuator/health/readiness").toURL().openConnection();
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
