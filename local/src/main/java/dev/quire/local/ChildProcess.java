package dev.quire.local;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** One run of a program in a session of its own, with its output in a file, watched by the {@link Watchdog}. */
final class ChildProcess {
    /** The shell waits for our word, so that no child exists that the watchdog does not know. Pids do not change. */
    private static final List<String> GATE = List.of("sh", "-c", "read -r go && exec \"$@\" </dev/null", "quire");

    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(5);

    private final Process process;
    private final String stopSignal;

    private ChildProcess(Process process, String stopSignal) {
        this.process = process;
        this.stopSignal = stopSignal;
    }

    /**
     * @param environment added to ours
     * @param log gets standard output and error, after what it holds already
     * @param stopSignal that asks this program to end in an orderly way, such as TERM
     */
    static ChildProcess start(List<String> command, Map<String, String> environment, Path log, String stopSignal)
            throws IOException {
        List<String> gated = new ArrayList<>(GATE);
        gated.addAll(OwnSession.PREFIX);
        gated.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(gated)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Watchdog watchdog = Watchdog.ofThisJvm();
        watchdog.add(process.pid(), stopSignal);
        var _ = process.onExit().thenRun(() -> watchdog.remove(process.pid()));
        try (BufferedWriter go = process.outputWriter(StandardCharsets.US_ASCII)) {
            go.write("go\n");
        }
        return new ChildProcess(process, stopSignal);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** @return the exit code, once it has ended by itself */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks the process to end and waits; kills it after the time-out. Does nothing if it has ended. */
    void stop(Duration timeout) throws InterruptedException {
        if (!process.isAlive()) {
            return;
        }
        signal(stopSignal, Stream.of(process.toHandle()));
        resume();
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
    }

    /** Ends the process and its own children at once, as a crash would, and waits until they are gone. */
    void kill() throws InterruptedException {
        List<ProcessHandle> family = family().toList();
        family.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle member : family) {
            awaitEnd(member);
        }
        process.waitFor();
    }

    /** Freezes the process and its children, so that it looks like a machine that hangs: sockets stay open. */
    void pause() {
        List<ProcessHandle> family = family().toList();
        signal("STOP", family.stream());
        for (ProcessHandle member : family) {
            while (member.isAlive() && !isFrozen(member)) {
                LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            }
        }
    }

    /** On a busy machine a signal takes its time to reach every thread. */
    private static boolean isFrozen(ProcessHandle member) {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + member.pid() + "/task"))) {
            return threads.allMatch(thread -> read(thread.resolve("stat")).contains(") T "));
        } catch (IOException e) {
            return false;
        }
    }

    void resume() {
        signal("CONT", family());
    }

    /** Memory of the process and its children; shared pages count in part (Linux's "proportional set size"). */
    long memoryBytes() {
        return family().mapToLong(ChildProcess::memoryBytes).sum();
    }

    private Stream<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    private static long memoryBytes(ProcessHandle member) {
        return read(Path.of("/proc/" + member.pid() + "/smaps_rollup"))
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }

    /** @return nothing if the process or thread has ended */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static void awaitEnd(ProcessHandle member) throws InterruptedException {
        long deadline = System.nanoTime() + KILL_TIMEOUT.toNanos();
        while (member.isAlive()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Process " + member.pid() + " does not end");
            }
            Thread.sleep(POLL_INTERVAL);
        }
    }

    private static void signal(String signal, Stream<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -" + signal + " \"$@\" 2>/dev/null", "kill"));
        processes.map(handle -> Long.toString(handle.pid())).forEach(command::add);
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot run sh", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
