package dev.quire.e2e;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code quire} as an operator runs it: a process of its own. */
final class QuireCli {
    private static final Path TARGET = Path.of("..", "cli", "target");

    private QuireCli() {}

    /** @param output of both kinds */
    record Ended(int exitCode, String output) {}

    /** Its errors go to ours. */
    static Process start(String... arguments) throws IOException {
        return new ProcessBuilder(command(arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static Ended run(String... arguments) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command(arguments)).redirectErrorStream(true).start();
        String output = output(process);
        return new Ended(process.waitFor(), output);
    }

    /** All that it prints until it ends. */
    static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                TARGET.resolve("quire-cli.jar") + File.pathSeparator + TARGET.resolve("lib") + File.separator + "*",
                "dev.quire.cli.QuireCommand"));
        command.addAll(List.of(arguments));
        return command;
    }
}
