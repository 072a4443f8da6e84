package dev.quire.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.cli.load.MisbehavingGateway.Fault;
import dev.quire.schemas.EventJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** What measures must be able to fail: each fault of a gateway shows under its name. */
class LoadCommandIT {
    private static final int MESSAGES = 20;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aFaultlessGatewayIsClean() {
        JsonNode report = measure(Fault.NONE, 0);

        assertThat(report.path("sent").asInt()).isEqualTo(MESSAGES);
        assertThat(report.path("accepted").asInt()).isEqualTo(MESSAGES);
        assertThat(report.path("answered").asInt()).isEqualTo(MESSAGES);
        assertFaults(report, 0, 0, 0);
        assertThat(report.path("p50Ms").asDouble()).isPositive();
    }

    @Test
    void aLostReplyIsNoticed() {
        assertFaults(measure(Fault.LOSES_A_REPLY, LoadCommand.PROMISE_BROKEN), 1, 0, 0);
    }

    @Test
    void aReplySentTwiceIsNoticed() {
        assertFaults(measure(Fault.SENDS_ONE_TWICE, LoadCommand.PROMISE_BROKEN), 0, 1, 0);
    }

    @Test
    void aSecondAnswerUnderAnotherIdIsNoticed() {
        JsonNode report = measure(Fault.ANSWERS_UNDER_ANOTHER_ID, LoadCommand.PROMISE_BROKEN);

        assertFaults(report, 0, 1, 0);
        assertThat(report.path("secondAnswers").asInt()).isEqualTo(1);
    }

    @Test
    void twoSwappedRepliesAreNoticed() {
        assertFaults(measure(Fault.SWAPS_TWO, LoadCommand.PROMISE_BROKEN), 0, 0, 1);
    }

    @Test
    void aMessageThatIsNeitherAcceptedNorRefusedIsNoticed() {
        JsonNode report = measure(Fault.IGNORES_A_MESSAGE, LoadCommand.PROMISE_BROKEN);

        assertThat(report.path("undecided").asInt()).isEqualTo(1);
    }

    @Test
    void aGatewayThatAcceptsNothingIsTrouble() {
        JsonNode report = measure(Fault.REJECTS_EVERYTHING, CommandLine.ExitCode.SOFTWARE);

        assertThat(report.path("rejectedByCode").path("empty-text").asInt()).isEqualTo(MESSAGES);
        assertThat(err.toString()).contains("Nothing was accepted");
    }

    @Test
    void everyConnectionIsMarkedAsSynthetic() {
        try (MisbehavingGateway gateway = new MisbehavingGateway(Fault.NONE)) {
            assertThat(run("--url", gateway.url(), "--idle", "2", "--duration", "100ms", "--warm-up", "0s"))
                    .isZero();
            assertThat(gateway.syntheticMarks()).hasSize(102).containsOnly("true");
        }
    }

    @Test
    void aGatewayThatIsNotThereIsOneLine() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(run("--url", "http://127.0.0.1:" + port)).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("No gateway at ws://127.0.0.1:" + port);
    }

    @Test
    void aRefusedHandshakeIsOneLine() {
        try (MisbehavingGateway gateway = new MisbehavingGateway(Fault.NONE)) {
            assertThat(run("--url", gateway.url() + "/elsewhere")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
            assertThat(err.toString().lines()).singleElement().asString().contains("/elsewhere");
        }
    }

    @Test
    void wrongUsageIsOneLineThatNamesTheOption() {
        assertUsage("--duration", "10");
        assertUsage("--rate", "0");
        assertUsage("--visitors", "0");
        assertUsage("--idle", "-1");
        assertUsage("--script", "jokes=1");
        assertUsage("--url", "localhost");
        assertUsage("--disconnect-every", "10ms");
    }

    @Test
    void wrongUsageOfTheSearchNamesItsOwnOptionsBeforeAnybodyConnects() {
        assertUsageOfLimit("--from", "0");
        assertUsageOfLimit("--from", "1e9");
        assertUsageOfLimit("--try", "0s");
        assertUsageOfLimit("--hold", "0s");
        assertUsageOfLimit("--warm-up", "1");
        assertUsageOfLimit("--p99", "0s");
        assertUsageOfLimit("--precision", "51");
    }

    @Test
    void aSearchThatFindsNoRateTellsTheLowestThatItTried() {
        LimitCommand limit = new LimitCommand(new PrintWriter(out, true), new PrintWriter(err, true));
        try (MisbehavingGateway gateway = new MisbehavingGateway(Fault.REJECTS_EVERYTHING)) {
            assertThat(run(limit, "--url", gateway.url(), "--from", "0.9", "--try", "100ms", "--warm-up", "0s"))
                    .isEqualTo(CommandLine.ExitCode.SOFTWARE);
        }
        assertThat(out.toString().lines()).hasSize(2).allMatch(line -> line.contains("missed"));
        assertThat(err.toString().strip()).isEqualTo("No rate was held; the lowest tried was 1 a second.");
    }

    /** One visitor, since a gateway's faults are counted by connection. */
    private JsonNode measure(Fault fault, int exitCode) {
        try (MisbehavingGateway gateway = new MisbehavingGateway(fault)) {
            assertThat(run(
                            "--url",
                            gateway.url(),
                            "--visitors",
                            "1",
                            "--rate",
                            "100",
                            "--duration",
                            "200ms",
                            "--warm-up",
                            "0s",
                            "--patience",
                            "300ms",
                            "--script",
                            "canned=1",
                            "--json"))
                    .isEqualTo(exitCode);
        }
        return EventJson.MAPPER.readTree(out.toString());
    }

    private static void assertFaults(JsonNode report, int lost, int duplicated, int outOfOrder) {
        assertThat(report.path("lost").asInt()).as("lost in %s", report).isEqualTo(lost);
        assertThat(report.path("duplicated").asInt())
                .as("duplicated in %s", report)
                .isEqualTo(duplicated);
        assertThat(report.path("outOfOrder").asInt())
                .as("out of order in %s", report)
                .isEqualTo(outOfOrder);
    }

    private void assertUsage(String option, String value) {
        assertUsage(option, run(option, value));
    }

    private void assertUsageOfLimit(String option, String value) {
        assertUsage(
                option, run(new LimitCommand(new PrintWriter(out, true), new PrintWriter(err, true)), option, value));
    }

    private void assertUsage(String option, int exitCode) {
        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString().lines()).singleElement().asString().contains(option);
        err.getBuffer().setLength(0);
    }

    private int run(String... arguments) {
        return run(new LoadCommand(new PrintWriter(out, true), new PrintWriter(err, true)), arguments);
    }

    private int run(Callable<Integer> command, String... arguments) {
        PrintWriter errors = new PrintWriter(err, true);
        return new CommandLine(command)
                .setErr(errors)
                .setParameterExceptionHandler((mistake, _) -> {
                    errors.println(mistake.getMessage());
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((trouble, _, _) -> {
                    errors.println(trouble.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }
}
