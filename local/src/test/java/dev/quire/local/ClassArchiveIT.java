package dev.quire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real JVM, which has the last word on what it takes from an archive. */
class ClassArchiveIT {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    private Path jar = Path.of("");

    @BeforeEach
    void writeJars() throws IOException {
        jar = TrialProgram.write(directory);
    }

    @Test
    void theNextStartTakesTheClassesOfBothJarsFromIt() throws Exception {
        assertThat(ClassArchive.of(jar)).isEmpty();

        ClassArchive made = make();

        assertThat(ClassArchive.of(jar)).map(ClassArchive::argument).contains(made.argument());
        assertThat(run(made))
                .containsPattern("TrialProgram source: shared objects file \\(top\\)")
                .containsPattern("TrialProgram\\$Library source: shared objects file \\(top\\)")
                .contains("the library says hello");
    }

    @Test
    void anotherLibraryEndsItAndTheNextOneIsMadeAnew() throws Exception {
        ClassArchive former = make();
        TrialProgram.writeLibrary(jar);
        Files.setLastModifiedTime(jar.resolveSibling("lib").resolve("library.jar"), FileTime.from(LONG_AGO));

        assertThat(ClassArchive.of(jar)).isEmpty();
        assertThat(run(former))
                .as("a start with it all the same")
                .contains("the library says hello")
                .doesNotContain("shared objects file (top)");

        assertThat(run(make())).contains("shared objects file (top)");
        assertThat(ClassArchive.of(jar)).isPresent();
    }

    @Test
    void anotherJarEndsIt() throws Exception {
        ClassArchive former = make();
        Files.setLastModifiedTime(jar, FileTime.from(LONG_AGO));

        assertThat(ClassArchive.of(jar)).isEmpty();
        assertThat(run(former)).contains("the library says hello").doesNotContain("shared objects file (top)");
    }

    @Test
    void oneThatIsBrokenDoesNotBreakTheStart() throws Exception {
        ClassArchive archive = make();
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("classes.jsa").toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }

        assertThat(run(archive)).contains("the library says hello");

        Files.delete(directory.resolve("classes.jsa"));

        assertThat(run(archive)).contains("the library says hello");
    }

    @Test
    void aTrialThatFailsLeavesNone() throws Exception {
        make();

        assertThatThrownBy(() -> ClassArchive.make(jar, directory.resolve(TrialProgram.FAILING), log()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("exit code 3");

        assertThat(ClassArchive.of(jar)).isEmpty();
    }

    @Test
    void aJarWithoutLibrariesHasNone() throws IOException {
        FileTree.delete(directory.resolve("lib"));

        assertThat(ClassArchive.isPossible(jar)).isFalse();
        assertThat(ClassArchive.of(jar)).isEmpty();
    }

    private ClassArchive make() throws IOException, InterruptedException {
        return ClassArchive.make(jar, directory.resolve("state"), log());
    }

    private Path log() {
        return directory.resolve("preparation.log");
    }

    /** @return what the program prints, and from where the JVM took each class */
    private String run(ClassArchive archive) throws IOException, InterruptedException {
        List<String> command = JavaCommand.optimising("-Xmx192m");
        command.addAll(List.of(archive.argument(), "-Xlog:class+load", "-jar", jar.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
