package dev.quire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IntentsTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @Test
    void figuresAreTellableToPrograms() throws IOException {
        assertThat(run("evaluate", "--json", labelled().toString())).isZero();

        JsonNode figures = JSON.readTree(out.toString());
        assertThat(figures.propertyNames())
                .contains("macroF1", "accuracy", "falseMatchRate", "perClass", "confusion", "microsP50", "microsP99");
        assertThat(figures.get("accuracy").doubleValue()).isEqualTo(0.75);
        assertThat(figures.at("/perClass/shipping/support").intValue()).isEqualTo(1);
        assertThat(figures.at("/confusion/payment/greeting").intValue()).isEqualTo(1);
        assertThat(figures.get("microsP50").doubleValue()).isPositive();
    }

    @Test
    void figuresAreReadableByPeople() throws IOException {
        assertThat(run("evaluate", labelled().toString())).isZero();

        assertThat(out.toString())
                .contains("4 messages: macro-F1", "accuracy 0.750", "false matches 0.0 %")
                .contains("source ours", "payment understood as greeting");
    }

    @Test
    void predictionsAreOneLineForEachMessage() throws IOException {
        Path predictions = directory.resolve("predictions.jsonl");

        assertThat(run("evaluate", labelled().toString(), "--predictions", predictions.toString()))
                .isZero();

        assertThat(Files.readAllLines(predictions)).hasSize(4);
        JsonNode order = JSON.readTree(Files.readAllLines(predictions).get(1));
        assertThat(order.get("label").stringValue()).isEqualTo("order_status");
        assertThat(order.get("layer").stringValue()).isEqualTo("order-number");
        assertThat(order.get("score").doubleValue()).isEqualTo(1);
    }

    @Test
    void badLinesAreNamedAndNothingIsMeasured() throws IOException {
        Path file = Files.writeString(directory.resolve("bad.jsonl"), """
                {"text": "Hi", "label": "greeting"}
                {"text": "Hi"
                {"text": "Hi", "label": "hello"}
                {"label": "greeting"}
                """);

        assertThat(run("evaluate", file.toString())).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains(
                        "bad.jsonl:2: not JSON", "bad.jsonl:3: unknown label 'hello'", "bad.jsonl:4: 'text' is missing")
                .doesNotContain("bad.jsonl:1:");
    }

    @Test
    void aFileThatCannotBeUsedIsWrongUsage() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.jsonl"));

        assertThat(run("evaluate", empty.toString())).isEqualTo(2);
        assertThat(run("evaluate", directory.resolve("absent.jsonl").toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        empty + " has no messages",
                        "Cannot use " + directory.resolve("absent.jsonl") + ": no such file");
    }

    @Test
    void aCatalogueThatIsNotThereIsNamed() throws IOException {
        Path absent = directory.resolve("absent.yaml");

        assertThat(run("evaluate", labelled().toString(), "--catalogue", absent.toString()))
                .isEqualTo(2);
        assertThat(run("apply", absent.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2).containsOnly("Cannot use " + absent + ": no such file");
    }

    private Path labelled() throws IOException {
        return Files.writeString(directory.resolve("labelled.jsonl"), """
                {"text": "How long does shipping take?", "label": "shipping", "source": "ours"}
                {"text": "#123456", "label": "order_status", "source": "ours"}
                {"text": "Good morning", "label": "payment", "source": "theirs"}

                {"text": "xyzzy plugh", "label": "unmatched", "source": "theirs"}
                """);
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "intents";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return QuireCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all);
    }
}
