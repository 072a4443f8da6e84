package dev.quire.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Where {@code ./quire up} keeps its data, held by one run at a time. */
final class DataDirectory implements AutoCloseable {
    /** All that a run makes there. Nothing else is ever deleted, whatever directory the user names. */
    private static final List<String> CONTENTS =
            List.of("kafka", "postgres", "redis", Service.INTENT_PROCESSOR.module(), "logs", "token-secret", "trial");

    /** Longer than the watchdog of a killed run gives its children. */
    private static final Duration FORMER_RUN_TIMEOUT = Duration.ofSeconds(15);

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Creates the directory if needed, and takes nothing.
     *
     * @throws UnusableDirectoryException if no data can be kept there
     */
    static void check(Path path) throws IOException {
        lockFile(path).close();
    }

    /**
     * Takes the directory, creating it if needed; waits for the processes of a run that was killed.
     *
     * @param out told if that takes a while
     * @throws LocalServerException if another run has it
     * @throws UnusableDirectoryException if no data can be kept there
     */
    static DataDirectory take(Path path, PrintWriter out) throws IOException, InterruptedException {
        FileChannel lockFile = lockFile(path);
        @Nullable FileLock lock = lockFile.tryLock();
        if (lock == null) {
            lockFile.close();
            throw new LocalServerException("Quire is running already on the data in " + path
                    + ". Stop it first, or start another one with: ./quire up --data DIRECTORY --port PORT");
        }
        DataDirectory directory = new DataDirectory(path, lockFile);
        directory.awaitEndOfFormerRun(out);
        Files.writeString(
                directory.watchdogFile(), Long.toString(Watchdog.ofThisJvm().pid()));
        directory.putLogsAside();
        return directory;
    }

    /** Deletes data, logs and secrets of former runs. */
    void forget() throws IOException {
        for (String name : CONTENTS) {
            FileTree.delete(path.resolve(name));
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private static FileChannel lockFile(Path path) {
        try {
            Files.createDirectories(path);
            return FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UnusableDirectoryException(path, e);
        }
    }

    private void awaitEndOfFormerRun(PrintWriter out) throws IOException, InterruptedException {
        if (!Files.exists(watchdogFile())) {
            return;
        }
        long pid = Long.parseLong(Files.readString(watchdogFile()));
        Optional<ProcessHandle> watchdog = ProcessHandle.of(pid)
                .filter(process -> pid != Watchdog.ofThisJvm().pid())
                .filter(process -> process.info().commandLine().orElse("").contains(Watchdog.NAME));
        if (watchdog.isPresent()) {
            out.println("Waiting for the processes of a former run to end");
            try {
                watchdog.get().onExit().get(FORMER_RUN_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new LocalServerException(
                        "Processes of a former run do not end; their watchdog has pid " + pid, e);
            }
        }
    }

    /** One former log is kept for each part, so that they do not grow for ever. */
    private void putLogsAside() throws IOException {
        Path logs = path.resolve("logs");
        if (Files.isDirectory(logs)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(logs, "*.log")) {
                for (Path log : files) {
                    Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private Path watchdogFile() {
        return path.resolve("watchdog");
    }
}
