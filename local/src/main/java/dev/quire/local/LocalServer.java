package dev.quire.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server as a child process. It may be stopped, killed and started again on the same port and data as often as needed.
 * One thread at a time starts it; any thread may end or pause it meanwhile.
 */
public abstract sealed class LocalServer implements AutoCloseable
        permits DemoModelServer, KafkaServer, PostgresServer, RedisServer, ServiceProcess {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(25);
    private static final int LOG_TAIL_LINES = 20;

    private final String name;
    private final Path log;
    private volatile @Nullable ChildProcess child;

    /** @param directory of the whole stack, where the log goes to {@code logs/<name>.log} */
    LocalServer(String name, Path directory) {
        this.name = name;
        this.log = directory.toAbsolutePath().resolve("logs").resolve(name + ".log");
    }

    /** Called before each start: unpack, initialise, write configuration. */
    abstract void prepare() throws IOException, InterruptedException;

    abstract List<String> command() throws IOException, InterruptedException;

    Map<String, String> environment() {
        return Map.of();
    }

    /** The signal for an orderly end. */
    String stopSignal() {
        return "TERM";
    }

    Duration startTimeout() {
        return Duration.ofSeconds(60);
    }

    Duration stopTimeout() {
        return Duration.ofSeconds(5);
    }

    /** Asks the running server whether it serves; called again and again until it does. */
    abstract boolean serves();

    /**
     * Starts the server and returns once it serves.
     *
     * @throws LocalServerException if it ends or does not serve in time, with the end of its log
     */
    public final void start() throws InterruptedException {
        if (isRunning()) {
            throw new IllegalStateException(name + " is running already");
        }
        ChildProcess started;
        try {
            Files.createDirectories(log.getParent());
            prepare();
            started = ChildProcess.start(command(), environment(), log, stopSignal());
        } catch (IOException e) {
            throw new LocalServerException("Cannot start " + name + ": " + e.getMessage(), e);
        }
        child = started;
        awaitServing(started);
    }

    private void awaitServing(ChildProcess started) throws InterruptedException {
        long deadline = System.nanoTime() + startTimeout().toNanos();
        while (true) {
            boolean serves = serves();
            // Asked after the probe: somebody else may have answered it, on a port that ours did not get.
            if (!started.isAlive()) {
                throw new LocalServerException(
                        name + " ended with exit code " + started.exitCode() + " instead of starting\n" + logTail());
            }
            if (serves) {
                return;
            }
            if (System.nanoTime() > deadline) {
                started.kill();
                throw new LocalServerException(
                        name + " does not serve after " + startTimeout().toSeconds() + " s\n" + logTail());
            }
            Thread.sleep(POLL_INTERVAL);
        }
    }

    /** Ends the server in an orderly way, by force after some seconds. Does nothing if it is not running. */
    public final void stop() throws InterruptedException {
        ChildProcess running = child;
        if (running != null) {
            running.stop(stopTimeout());
        }
    }

    /** Ends the server at once, as a crash would. */
    public final void kill() throws InterruptedException {
        running().kill();
    }

    /** Freezes the server, as a machine that hangs: connections stay open, nothing answers. Returns once it is frozen. */
    public final void pause() {
        running().pause();
    }

    public final void resume() {
        running().resume();
    }

    public final boolean isRunning() {
        ChildProcess running = child;
        return running != null && running.isAlive();
    }

    public final long pid() {
        return running().pid();
    }

    /** Memory of the process and its children, in bytes; pages shared with others are counted in part. */
    public final long memoryBytes() {
        return running().memoryBytes();
    }

    /** Where others reach it, as a human would write it. */
    public abstract String address();

    public final String name() {
        return name;
    }

    public final Path log() {
        return log;
    }

    /** The last lines of what the server printed, for a human. */
    public final String logTail() {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    @Override
    public final void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ChildProcess running() {
        ChildProcess running = child;
        if (running == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return running;
    }
}
