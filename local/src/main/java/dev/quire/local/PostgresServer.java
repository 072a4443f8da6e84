package dev.quire.local;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One PostgreSQL server on 127.0.0.1 with the database {@value #DATABASE}, owned by the user {@value #USER}, who has a
 * random password. Its programs come from Maven Central.
 */
public final class PostgresServer extends LocalServer {
    private static final String DATABASE = "quire";
    private static final String USER = "quire";
    private static final int PROBE_TIMEOUT_MS = 1_000;

    /** PostgreSQL's protocol version 3.0, as the first packet of a connection says it. */
    private static final int PROTOCOL = 3 << 16;

    private final Path directory;
    private final int port;
    private final Durability durability;

    /** @param directory of the whole stack; this server's own is {@code postgres} in it */
    public PostgresServer(Path directory, int port, Durability durability) {
        super("postgres", directory);
        this.directory = directory.toAbsolutePath().resolve(name());
        this.port = port;
        this.durability = durability;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    public String user() {
        return USER;
    }

    public PostgresAccess access() {
        return new PostgresAccess(jdbcUrl(), user(), password());
    }

    /** Made once and kept beside the data. */
    public String password() {
        try {
            return SecretFile.readOrCreate(passwordFile());
        } catch (IOException e) {
            throw new LocalServerException("Cannot keep PostgreSQL's password: " + e.getMessage(), e);
        }
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    void prepare() throws IOException, InterruptedException {
        if (Files.isDirectory(data())) {
            return;
        }
        Path unfinished = directory.resolve("data.unfinished");
        FileTree.delete(unfinished);
        Files.createDirectories(unfinished);
        SecretFile.readOrCreate(passwordFile());
        PostgresPrograms programs = PostgresPrograms.forUseIn(directory);
        run(programs.command("initdb", initdbArguments(unfinished)), "");
        run(
                programs.command("postgres", List.of("--single", "-F", "-D", unfinished.toString(), "postgres")),
                "CREATE DATABASE " + DATABASE + "\n");
        // A crash before this line leaves nothing that looks like a data directory.
        Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> initdbArguments(Path target) {
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + target,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile(),
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        if (durability == Durability.THROWAWAY) {
            arguments.add("--no-sync");
        }
        return arguments;
    }

    @Override
    List<String> command() throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("-D", data().toString(), "-p", Integer.toString(port), "-h", "127.0.0.1"));
        settings().forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return PostgresPrograms.forUseIn(directory).command("postgres", arguments);
    }

    private Map<String, String> settings() {
        String safe = durability == Durability.KEPT ? "on" : "off";
        return Map.of(
                "unix_socket_directories", "",
                "fsync", safe,
                "synchronous_commit", safe,
                "full_page_writes", safe,
                "shared_buffers", "32MB",
                "max_connections", "50",
                // The default keeps three more processes for reading ahead.
                "io_method", "sync",
                "log_timezone", "UTC",
                "timezone", "UTC");
    }

    /** "Fast": connections are closed, nothing is lost. TERM would wait until the last client leaves. */
    @Override
    String stopSignal() {
        return "INT";
    }

    /** Begins a connection as any client does; a server that still starts up answers with an error. */
    @Override
    boolean serves() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PROBE_TIMEOUT_MS);
            byte[] parameters = ("user\0" + USER + "\0database\0" + DATABASE + "\0\0").getBytes(StandardCharsets.UTF_8);
            DataOutputStream output = new DataOutputStream(socket.getOutputStream());
            output.writeInt(Integer.BYTES + Integer.BYTES + parameters.length);
            output.writeInt(PROTOCOL);
            output.write(parameters);
            return new DataInputStream(socket.getInputStream()).readByte() == 'R';
        } catch (IOException e) {
            return false;
        }
    }

    private void run(List<String> command, String input) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try (OutputStream output = process.getOutputStream()) {
            output.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (process.waitFor() != 0) {
            throw new LocalServerException("Cannot create PostgreSQL's data directory\n" + logTail());
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path passwordFile() {
        return directory.resolve("password");
    }
}
