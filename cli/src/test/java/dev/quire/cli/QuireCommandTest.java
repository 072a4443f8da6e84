package dev.quire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class QuireCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aBrokerThatCannotBeResolvedIsOneLine() {
        int exitCode = run("topics", "list", "--bootstrap-server", "no-such-host.invalid:9092");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("Trouble with Kafka at no-such-host.invalid:9092: ");
    }

    @Test
    void anUnknownSubcommandIsWrongUsage() {
        assertThat(run("tropics")).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean: quire topics?");
    }

    @Test
    void helpNamesTheSubcommands() {
        assertThat(run("topics", "--help")).isZero();
        assertThat(out.toString()).contains("apply", "list");
    }

    private int run(String... arguments) {
        return QuireCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
