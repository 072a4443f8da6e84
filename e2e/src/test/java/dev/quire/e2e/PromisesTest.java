package dev.quire.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test that docs/promises.md names exists. Classes of the same name in several modules count as one. */
class PromisesTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern PROOF = Pattern.compile("`(\\w+)#(\\w+)`");

    @Test
    void everyProofExists() throws IOException {
        List<MatchResult> proofs = PROOF.matcher(Files.readString(REPOSITORY.resolve("docs/promises.md")))
                .results()
                .toList();

        assertThat(proofs)
                .isNotEmpty()
                .allSatisfy(proof -> assertThat(sources(proof.group(1)))
                        .as(proof.group())
                        .anySatisfy(source -> assertThat(source).contains("void " + proof.group(2) + "(")));
    }

    private static List<String> sources(String testClass) throws IOException {
        try (Stream<Path> modules = Files.list(REPOSITORY)) {
            List<Path> roots = modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList();
            Stream.Builder<String> found = Stream.builder();
            for (Path root : roots) {
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file : files.filter(path -> path.endsWith(testClass + ".java"))
                            .toList()) {
                        found.add(Files.readString(file));
                    }
                }
            }
            return found.build().toList();
        }
    }
}
