package dev.quire.orders.books;

import dev.quire.local.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A real OpenSearch, its server from Maven Central, in a JVM of its own on 127.0.0.1. The build leaves the server's class
 * path in {@code target/opensearch.classpath}; what runs there is {@code src/test/opensearch/OpenSearchNode.java}.
 */
public final class OpenSearchServer implements AutoCloseable {
    private static final Path CLASS_PATH = Path.of("target", "opensearch.classpath");
    private static final Path MAIN = Path.of("src", "test", "opensearch", "OpenSearchNode.java");
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final Path directory;
    private final int port = Ports.anyFree();
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;

    /** @param directory for its data; they outlive a restart */
    public OpenSearchServer(Path directory) {
        this.directory = directory;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Returns once it serves. */
    public void start() throws IOException, InterruptedException {
        if (!Files.exists(CLASS_PATH)) {
            throw new IllegalStateException("No " + CLASS_PATH + ": run mvn verify, which writes it");
        }
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        Files.readString(CLASS_PATH).strip(),
                        MAIN.toString(),
                        directory.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        process = started;
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!serves()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                started.destroyForcibly();
                throw new IllegalStateException("OpenSearch does not start:\n" + Files.readString(log()));
            }
            Thread.sleep(50);
        }
    }

    private Path log() {
        return directory.resolve("node.log");
    }

    private boolean serves() throws InterruptedException {
        try {
            return send("GET", "/_cluster/health?wait_for_status=yellow&timeout=1s")
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks it directly, past the client that is tested. */
    HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Freezes it as a machine that hangs: connections stay open, nothing answers. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + running().pid())
                .start()
                .waitFor();
    }

    /** Ends it as a crash would. */
    void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("OpenSearch was not started");
        }
        return process;
    }

    @Override
    public void close() {
        http.close();
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
