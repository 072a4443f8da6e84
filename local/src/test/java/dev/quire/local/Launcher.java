package dev.quire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code ./quire up} as a user runs it, in a process of its own. */
final class Launcher implements AutoCloseable {
    private static final long CAP_SECONDS = 120;

    private final Process process;
    private final Path output;
    private final int port;

    private Launcher(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    static Launcher run(Path repository, Map<String, String> environment, String... arguments) throws IOException {
        return run(Ports.anyFree(), repository, environment, arguments);
    }

    static Launcher run(int port, Path repository, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=dev/quire/local/logback-up.xml",
                "-cp",
                System.getProperty("java.class.path"),
                UpCommand.class.getName()));
        command.addAll(List.of("--repository", repository.toString(), "--port", Integer.toString(port)));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(repository, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new Launcher(builder.start(), output, port);
    }

    Launcher awaitScreen() throws InterruptedException {
        await("stop    Ctrl-C");
        return this;
    }

    void await(String text) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CAP_SECONDS);
        while (!output().contains(text)) {
            assertThat(System.nanoTime())
                    .as("in time: %s in %s", text, output())
                    .isLessThan(deadline);
            if (!process.isAlive()) {
                assertThat(output()).contains(text);
            }
            Thread.sleep(20);
        }
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    String page() {
        return "http://localhost:" + port;
    }

    String get(String path) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "no answer";
        }
    }

    /** The launcher's children: the watchdog, the servers with their own, the services. */
    List<ProcessHandle> family() {
        return process.descendants().toList();
    }

    /** Java treats this signal as that of Ctrl-C, which may be ignored where tests run in the background of a shell. */
    void terminate() {
        process.destroy();
    }

    void kill() {
        process.destroyForcibly();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(CAP_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
        return process.exitValue();
    }

    static void awaitEnd(List<ProcessHandle> family) throws InterruptedException {
        List<ProcessHandle> alive = new ArrayList<>(family);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CAP_SECONDS);
        while (!alive.isEmpty() && System.nanoTime() < deadline) {
            alive.removeIf(member -> !member.isAlive());
            Thread.sleep(20);
        }
        assertThat(alive).as("processes left behind").isEmpty();
    }

    @Override
    public void close() {
        List<ProcessHandle> family = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        process.destroy();
        try {
            awaitEnd(family);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
