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
import java.util.stream.Stream;

/**
 * The classes that a trial start of a service loaded, in a file beside its jar: the JVM takes them from there sooner than
 * from jars. Good for just that jar, the jars of its {@code lib} folder and the JDK that runs us. The JVM checks the same
 * by itself and leaves aside what does not fit, so that a wrong archive could only make a start slow. Why:
 * docs/decisions/0018.
 */
final class ClassArchive {
    private static final String ARCHIVE = "classes.jsa";

    /** Written last. */
    private static final String ORIGIN = "classes.jsa.made-from";

    /** In place of the servers that a trial would connect to: nobody listens on port 1. */
    private static final Map<String, String> NOWHERE = Map.of(
            "PORT", "0",
            "SERVER_ADDRESS", "127.0.0.1",
            "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
            "POSTGRES_URL", "jdbc:postgresql://127.0.0.1:1/none",
            "REDIS_URL", "redis://127.0.0.1:1",
            "QUIRE_TOKEN_SECRET", "of the trial start, which nobody ever talks to");

    private final Path file;

    private ClassArchive(Path file) {
        this.file = file;
    }

    /** @return empty if there is none of these very jars */
    static Optional<ClassArchive> of(Path jar) throws IOException {
        Path origin = jar.resolveSibling(ORIGIN);
        return isPossible(jar)
                        && Files.isRegularFile(origin)
                        && Files.readString(origin).equals(origin(jar))
                ? Optional.of(new ClassArchive(jar.resolveSibling(ARCHIVE)))
                : Optional.empty();
    }

    /** Whether the jar has its libraries beside it, as the build leaves it. */
    static boolean isPossible(Path jar) {
        return Files.isDirectory(libraries(jar));
    }

    /**
     * Makes it anew. The trial start makes all of the service's objects and then ends. Blocks for some seconds.
     *
     * @param state an empty directory for what the service keeps
     * @param log gets what the service prints
     * @throws IOException if the trial fails; then there is no archive
     */
    static ClassArchive make(Path jar, Path state, Path log) throws IOException, InterruptedException {
        Path origin = jar.resolveSibling(ORIGIN);
        Files.deleteIfExists(origin);
        String madeFrom = origin(jar);
        Path file = jar.resolveSibling(ARCHIVE);
        List<String> trial = JavaCommand.optimising("-Xmx192m");
        trial.add("-XX:ArchiveClassesAtExit=" + file);
        trial.add("-Dspring.context.exit=onRefresh");
        trial.addAll(List.of("-jar", jar.toString()));
        Map<String, String> environment = new HashMap<>(NOWHERE);
        environment.put("STATE_DIRECTORY", state.toString());
        run(trial, environment, log);
        Path unfinished = jar.resolveSibling(ORIGIN + ".new");
        Files.writeString(unfinished, madeFrom);
        Files.move(unfinished, origin, StandardCopyOption.ATOMIC_MOVE);
        return new ClassArchive(file);
    }

    /** For the command line of java, before the jar. */
    String argument() {
        return "-XX:SharedArchiveFile=" + file;
    }

    private static Path libraries(Path jar) {
        return jar.resolveSibling("lib");
    }

    /** The JDK that runs us, then the jar and its libraries, one a line. */
    private static String origin(Path jar) throws IOException {
        StringBuilder origin = new StringBuilder(System.getProperty("java.vm.version")).append('\n');
        List<Path> jars = new ArrayList<>(List.of(jar));
        try (Stream<Path> libraries = Files.list(libraries(jar))) {
            libraries.sorted().forEach(jars::add);
        }
        for (Path each : jars) {
            origin.append(each.getFileName()).append(' ').append(Files.size(each));
            origin.append(' ').append(Files.getLastModifiedTime(each)).append('\n');
        }
        return origin.toString();
    }

    private static void run(List<String> command, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        List<String> behindEverythingElse = new ArrayList<>(List.of("nice", "-n", "19"));
        behindEverythingElse.addAll(command);
        // Asked to end while it starts, it would write an archive all the same, and may crash over it.
        ChildProcess program = ChildProcess.start(behindEverythingElse, environment, log, "KILL");
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
