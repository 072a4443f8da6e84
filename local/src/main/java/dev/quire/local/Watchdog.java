package dev.quire.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends this JVM's child processes when it dies, however it dies: a small shell process reads their pids from a pipe, and
 * the kernel closes the pipe with the JVM. Safe for use by many threads.
 */
final class Watchdog {
    /** Shows in the process list. */
    static final String NAME = "quire-watchdog";

    /**
     * Lines are {@code + pid signal} and {@code - pid}. At the end of input every child gets its signal; after 10 s those
     * left are killed, with their own children (PostgreSQL's). SIGCONT wakes the paused ones, so that they can obey.
     */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            children=
            while read -r change pid signal; do
              case $change in
                +) children="$children $pid:$signal" ;;
                -) rest=
                   for child in $children; do
                     [ "${child%:*}" = "$pid" ] || rest="$rest $child"
                   done
                   children=$rest ;;
              esac
            done
            for child in $children; do
              kill -"${child#*:}" "${child%:*}" 2>/dev/null
              kill -CONT "${child%:*}" 2>/dev/null
            done
            tenths=0
            while [ $tenths -lt 100 ]; do
              alive=
              for child in $children; do
                kill -0 "${child%:*}" 2>/dev/null && alive=1
              done
              [ "$alive" ] || exit 0
              sleep 0.1
              tenths=$((tenths + 1))
            done
            for child in $children; do
              pid=${child%:*}
              kill -KILL "$pid" $(cat /proc/"$pid"/task/*/children 2>/dev/null) 2>/dev/null
            done
            """;

    private static final Watchdog OF_THIS_JVM = new Watchdog();

    private final Process process;
    private final Writer changes;

    private Watchdog() {
        List<String> command = new ArrayList<>(OwnSession.PREFIX);
        command.addAll(List.of("sh", "-c", SCRIPT, NAME));
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            changes = process.outputWriter(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the watchdog shell", e);
        }
    }

    static Watchdog ofThisJvm() {
        return OF_THIS_JVM;
    }

    /** It ends only after all children. */
    long pid() {
        return process.pid();
    }

    /** @param signal that asks the process to end in an orderly way, such as TERM */
    void add(long pid, String signal) {
        write("+ " + pid + " " + signal);
    }

    /** To be called once the process has ended, so that its pid may be used again. */
    void remove(long pid) {
        write("- " + pid);
    }

    /** Ends the children that are left, and itself. Returns once all are gone; no child can be added any more. */
    void end() {
        try {
            changes.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The watchdog shell is gone", e);
        }
        process.onExit().join();
    }

    private synchronized void write(String line) {
        try {
            changes.write(line + "\n");
            changes.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The watchdog shell is gone", e);
        }
    }
}
