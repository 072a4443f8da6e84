package dev.quire.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {
    @TempDir
    private Path directory;

    @Test
    void kindsAreDrawnByTheirWeights() {
        Script script = Script.parse("canned=8, order=1, model=1", new Random(1));
        long canned = IntStream.range(0, 10_000)
                .filter(_ -> script.next().path().equals("canned"))
                .count();

        assertThat(canned).isBetween(7_800L, 8_200L);
    }

    @Test
    void nameAloneWeighsOne() {
        assertThat(Script.parse("order", new Random(1)).next().path()).isEqualTo("order");
    }

    @Test
    void eachLineOfAFileIsAMessageAndAPathOfItsOwn() throws IOException {
        Path file = directory.resolve("a=b.txt");
        Files.writeString(file, "\n  Wo ist mein Buch?  \n");

        assertThat(Script.parse(file + "=1", new Random(1)).next())
                .isEqualTo(new Line(file + ":2", "Wo ist mein Buch?"));
    }

    @Test
    void whatIsWrongIsNamed() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty"));
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xFF, (byte) 0xFE});

        assertRefused("=8", "'=8' is not name=weight, e.g. canned=8");
        assertRefused("canned=0", "the weight '0' is not a whole number from 1 to 1000000");
        assertRefused("jokes=1", "'jokes' is neither canned, order, model nor a file");
        assertRefused(empty + "=1", "'" + empty + "' has no line with text");
        assertRefused(binary + "=1", "cannot read '" + binary + "' as UTF-8 text");
    }

    private static void assertRefused(String mix, String message) {
        assertThatThrownBy(() -> Script.parse(mix, new Random(1))).hasMessage(message);
    }
}
