package dev.quire.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One Redis server on 127.0.0.1: the binary from Maven Central, or {@code redis-server} on PATH if that cannot run. */
public final class RedisServer extends LocalServer {
    private static final int PROBE_TIMEOUT_MS = 1_000;

    private final Path directory;
    private final int port;
    private final Durability durability;
    private final BinaryCache binaries;

    public RedisServer(Path directory, int port, Durability durability) {
        super("redis", directory);
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.durability = durability;
        this.binaries = BinaryCache.ofThisUser();
    }

    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    void prepare() throws IOException {
        Files.createDirectories(directory.resolve("data"));
    }

    @Override
    List<String> command() throws IOException {
        return List.of(
                executable().toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                directory.resolve("data").toString(),
                "--appendonly",
                durability == Durability.KEPT ? "yes" : "no",
                "--appendfsync",
                "everysec",
                // Written at an orderly stop only: a test's data outlives that too.
                "--save",
                durability == Durability.KEPT ? "" : "100000 1");
    }

    @Override
    boolean serves() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PROBE_TIMEOUT_MS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes("+PONG".length());
            return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }

    private Path executable() throws IOException {
        Optional<Path> bundled = bundled().filter(RedisServer::runs);
        return bundled.or(() -> OwnSession.onPath("redis-server"))
                .orElseThrow(() -> new LocalServerException(
                        "No Redis server can run here: the bundled one needs libssl3 and glibc. Install redis-server, or"
                                + " set REDIS_URL to a server that runs already."));
    }

    private Optional<Path> bundled() throws IOException {
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> Optional.of(binaries.file("redis-server-6.2.6-v5-linux-amd64"));
            case "aarch64" -> Optional.of(binaries.file("redis-server-6.2.7-linux-arm64"));
            default -> Optional.empty();
        };
    }

    private static boolean runs(Path executable) {
        try {
            return new ProcessBuilder(executable.toString(), "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
