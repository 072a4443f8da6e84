package dev.quire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code quire} with a JDK and a Maven that only say how they are called. */
class QuireScriptTest {
    @TempDir
    private Path repository;

    private record Ended(int exitCode, String output) {}

    @BeforeEach
    void write() throws IOException {
        Files.copy(Path.of("..", "quire"), repository.resolve("quire"));
        script("jdk/bin/javac", "");
        // As the launcher does where it is told something wrong.
        script("jdk/bin/java", "echo java \"$@\"; [[ \" $* \" != *--wrong* ]] || exit 2");
        script("bin/mvn", "echo mvn \"$@\" >&2");
        Files.writeString(repository.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        Files.writeString(repository.resolve("pom.xml"), "");
        for (String module : List.of("schemas", "understanding", "cli", "local")) {
            Files.createDirectories(repository.resolve(module).resolve("src/main"));
            Files.writeString(repository.resolve(module).resolve("pom.xml"), "");
        }
    }

    @Test
    void aPortThatCannotBeIsToldBeforeAnythingIsBuilt() throws Exception {
        for (List<String> flags : List.of(
                List.of("--port", "abc"), List.of("--fresh", "--port=0"), List.of("--port", "65536", "--fresh"))) {
            Ended ended = up(flags);

            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.output()).contains("between 1 and 65535").doesNotContain("Building", "java");
        }
    }

    @Test
    void aLauncherThatIsBuiltLooksAtTheFlagsBeforeTheServicesAreBuilt() throws Exception {
        buildLauncher();

        Ended ended = up(List.of("--wrong"));

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output()).contains("UpCommand", "--check --wrong").doesNotContain("Building");
    }

    @Test
    void aLauncherOfBeforeIsNotAsked() throws Exception {
        buildLauncher();
        Files.setLastModifiedTime(repository.resolve("local/target/local-1.jar"), FileTime.fromMillis(0));

        Ended ended = up(List.of("--wrong"));

        assertThat(ended.output()).contains("Building local").doesNotContain("--check");
    }

    private Ended up(List<String> flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "quire", "up"));
        command.addAll(flags);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(repository.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", repository.resolve("jdk").toString());
        builder.environment().put("PATH", repository.resolve("bin") + ":" + System.getenv("PATH"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    private void buildLauncher() throws IOException {
        Files.createDirectories(repository.resolve("local/target/lib"));
        Files.writeString(repository.resolve("local/target/local-1.jar"), "");
    }

    private void script(String path, String text) throws IOException {
        Path file = repository.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/usr/bin/env bash\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
