package dev.quire.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * A service's jar in the form that starts soonest: unpacked, so that its class path is one of plain jars, with an archive
 * of the classes that a trial start loaded. It lies in {@code target/image}, and is good for just the jar and the JDK
 * that it was made of. Why: docs/decisions/0017.
 */
final class ServiceImage {
    private static final String ARCHIVE = "classes.jsa";

    /** Written last. */
    private static final String ORIGIN = "made-from";

    /** In place of the servers that a trial would connect to: nobody listens on port 1. */
    private static final Map<String, String> NOWHERE = Map.of(
            "PORT", "0",
            "SERVER_ADDRESS", "127.0.0.1",
            "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
            "POSTGRES_URL", "jdbc:postgresql://127.0.0.1:1/none",
            "REDIS_URL", "redis://127.0.0.1:1",
            "QUIRE_TOKEN_SECRET", "of the trial start, which nobody ever talks to");

    private final Path directory;
    private final Path jar;

    private ServiceImage(Path directory, Path jar) {
        this.directory = directory;
        this.jar = directory.resolve(jar.getFileName());
    }

    /** @return empty if there is none of this very jar */
    static Optional<ServiceImage> of(Path jar) throws IOException {
        Path directory = directory(jar);
        Path origin = directory.resolve(ORIGIN);
        return Files.isRegularFile(origin) && Files.readString(origin).equals(origin(jar))
                ? Optional.of(new ServiceImage(directory, jar))
                : Optional.empty();
    }

    /** Whether the jar is one of Spring Boot, which can be unpacked. */
    static boolean isPossible(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry("BOOT-INF/classpath.idx") != null;
        }
    }

    /**
     * Makes it anew. The trial start makes all of the service's objects and then ends. Blocks for some seconds.
     *
     * @param state an empty directory for what the service keeps
     * @param log gets what the programs print
     * @throws IOException if one of the programs fails
     */
    static ServiceImage make(Path jar, Path state, Path log) throws IOException, InterruptedException {
        Path directory = directory(jar);
        FileTree.delete(directory);
        Files.createDirectories(directory.getParent());
        run(
                List.of(
                        JavaCommand.java(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        directory.toString()),
                Map.of(),
                log);
        ServiceImage image = new ServiceImage(directory, jar);
        List<String> trial = JavaCommand.optimising("-Xmx192m");
        trial.add("-XX:ArchiveClassesAtExit=" + image.archive());
        trial.add("-Dspring.context.exit=onRefresh");
        trial.addAll(List.of("-jar", image.jar.toString()));
        Map<String, String> environment = new HashMap<>(NOWHERE);
        environment.put("STATE_DIRECTORY", state.toString());
        run(trial, environment, log);
        Path unfinished = directory.resolve(ORIGIN + ".new");
        Files.writeString(unfinished, origin(jar));
        Files.move(unfinished, directory.resolve(ORIGIN), StandardCopyOption.ATOMIC_MOVE);
        return image;
    }

    /** The end of a command line of java. */
    List<String> arguments() {
        return List.of("-XX:SharedArchiveFile=" + archive(), "-jar", jar.toString());
    }

    private Path archive() {
        return directory.resolve(ARCHIVE);
    }

    private static Path directory(Path jar) {
        return jar.resolveSibling("image");
    }

    /** Names a jar and the JDK that runs us. */
    private static String origin(Path jar) throws IOException {
        return String.join(
                " ",
                jar.getFileName().toString(),
                Long.toString(Files.size(jar)),
                Files.getLastModifiedTime(jar).toString(),
                System.getProperty("java.vm.version"));
    }

    private static void run(List<String> command, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        List<String> behindEverythingElse = new ArrayList<>(List.of("nice", "-n", "19"));
        behindEverythingElse.addAll(command);
        ChildProcess program = ChildProcess.start(behindEverythingElse, environment, log, "TERM");
        try {
            int exitCode = program.await();
            if (exitCode != 0) {
                throw new IOException("exit code " + exitCode + " of " + String.join(" ", command) + ", see " + log);
            }
        } finally {
            program.kill();
        }
    }
}
