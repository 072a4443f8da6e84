package dev.quire.understanding.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quire.understanding.IntentModel;
import dev.quire.understanding.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    @TempDir
    Path directory;

    @BeforeEach
    void writeTemplates() throws IOException {
        write("groups.txt", "# greetings", "hi: hi | hello", "thing: parcel | book | letter");
        write("tea.txt", "[a|one] cup of tea [|please|now]", "# a comment", "brew <thing> tea");
        write("unmatched.txt", "where is my <thing>", "[open|close] the window");
    }

    @Test
    void theSameSourcesGiveTheSameBytes() throws IOException {
        assertThat(trained("first.model")).isEqualTo(trained("second.model"));
    }

    @Test
    void aModelIsMadeAnewOnlyIfExamplesOrClassesChanged() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("target/dev"));
        Path examples = Files.createDirectory(directory.resolve("examples"));
        for (String file : List.of("groups.txt", "tea.txt", "unmatched.txt")) {
            Files.copy(directory.resolve(file), examples.resolve(file));
        }
        Path model = directory.resolve("target/model");
        String[] arguments = {examples.toString(), model.toString()};
        Trainer.main(arguments);
        byte[] fresh = Files.readAllBytes(model);
        Files.write(model, new byte[1]);

        Trainer.main(arguments);
        assertThat(model).hasSize(1);

        for (Path changed : List.of(examples.resolve("tea.txt"), classes)) {
            Files.write(model, new byte[1]);
            Files.setLastModifiedTime(changed, FileTime.from(Instant.now().plusSeconds(1)));
            Trainer.main(arguments);
            assertThat(model).as("%s", changed).hasBinaryContent(fresh);
            Files.setLastModifiedTime(changed, FileTime.from(Instant.EPOCH));
        }
    }

    @Test
    void anotherSourceIsAnotherVersion() throws IOException {
        String before = Examples.read(directory).version();
        write("tea.txt", "[a|one] pot of tea");

        assertThat(Examples.read(directory).version()).isNotEqualTo(before).hasSize(12);
    }

    @Test
    void whatWasWrittenIsUnderstoodAfterwards() throws IOException {
        Examples examples = Examples.read(directory);
        IntentModel model = Trainer.train(examples, examples.messages());

        assertThat(model.version()).isEqualTo(examples.version());
        assertThat(model.best(Wording.of("one cup of tee")).label()).isEqualTo("tea");
        assertThat(model.best(Wording.of("close the window")).label()).isEqualTo("unmatched");
    }

    @Test
    void aTemplateBecomesEveryWayToWriteIt() throws IOException {
        Templates templates = Templates.read(directory.resolve("groups.txt"));

        assertThat(templates.expand("[a|the|] <thing>!", 100, new Random(1)))
                .hasSize(9)
                .contains("a parcel!", "the book!", "letter!");
    }

    @Test
    void aTemplateThatCannotBeUsedIsNamed() throws IOException {
        write("tea.txt", "a cup of tea", "brew <thin> tea");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.read(directory))
                .withMessageContaining("tea.txt:2: there is no group <thin>");

        write("tea.txt", "a [cup|pot of tea");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.read(directory))
                .withMessageContaining("tea.txt:1: a bracket is left over");
    }

    private byte[] trained(String file) throws IOException {
        Path model = directory.resolve(file);
        Trainer.main(new String[] {directory.toString(), model.toString()});
        return Files.readAllBytes(model);
    }

    private void write(String file, String... lines) throws IOException {
        Files.write(directory.resolve(file), List.of(lines));
    }
}
