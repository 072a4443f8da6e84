package dev.quire.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One Redis server on 127.0.0.1: the binary from Maven Central, or {@code redis-server} on PATH if that cannot run. */
public final class RedisServer extends LocalServer {
    private static final int PROBE_TIMEOUT_MS = 1_000;

    /**
     * The file is written anew only from half a gigabyte on (by default from 64 MB): that takes a processor for seconds,
     * and visitors noticed every time.
     */
    private static final List<String> APPEND_ONLY = List.of(
            "--appendonly", "yes", "--appendfsync", "everysec", "--auto-aof-rewrite-min-size", "512mb", "--save", "");

    private final Path directory;
    private final int port;
    private final Durability durability;
    private final BinaryCache binaries;

    /** @param directory of the whole stack; this server's own is {@code redis} in it */
    public RedisServer(Path directory, int port, Durability durability) {
        super("redis", directory);
        this.directory = directory.toAbsolutePath().resolve(name());
        this.port = port;
        this.durability = durability;
        this.binaries = BinaryCache.ofThisUser();
    }

    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    void prepare() throws IOException {
        Files.createDirectories(data());
    }

    @Override
    List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of(executable().toString(), "--bind", "127.0.0.1"));
        command.addAll(List.of("--port", Integer.toString(port), "--dir", data().toString()));
        command.addAll(
                switch (durability) {
                    case KEPT -> APPEND_ONLY;
                    // Practically never while it runs, but a save point makes it write at an orderly end.
                    case THROWAWAY -> List.of("--appendonly", "no", "--save", "1000000", "1");
                });
        return command;
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

    private Path data() {
        return directory.resolve("data");
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
