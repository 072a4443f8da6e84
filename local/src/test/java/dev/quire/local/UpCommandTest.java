package dev.quire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class UpCommandTest {
    @Test
    void withoutArgumentsEverythingIsStartedWithDataBesideTheScript() {
        StackSettings settings = settings(Map.of(), "--repository", "/shop");

        assertThat(settings.directory()).isEqualTo(Path.of("/shop/.quire"));
        assertThat(settings.gatewayPort()).contains(8080);
        assertThat(settings.durability()).isEqualTo(Durability.KEPT);
        assertThat(settings.kafkaBootstrapServers()).isEmpty();
        assertThat(settings.postgres()).isEmpty();
        assertThat(settings.redisUri()).isEmpty();
        assertThat(settings.demoModel()).isFalse();
    }

    @Test
    void theDemoModelIsAskedFor() {
        assertThat(settings(Map.of(), "--demo-model").demoModel()).isTrue();
    }

    @Test
    void existingServersAreNamedInTheEnvironment() {
        StackSettings settings = settings(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "POSTGRES_URL", "jdbc:postgresql://db/quire",
                "POSTGRES_PASSWORD", "secret",
                "REDIS_URL", "redis://cache:6379"));

        assertThat(settings.kafkaBootstrapServers()).contains("kafka:9092");
        assertThat(settings.postgres()).contains(new PostgresAccess("jdbc:postgresql://db/quire", "quire", "secret"));
        assertThat(settings.redisUri()).contains("redis://cache:6379");
    }

    @Test
    void anOptionWinsOverTheEnvironmentAndAnEmptyVariableIsNone() {
        StackSettings settings =
                settings(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "REDIS_URL", ""), "--kafka", "other:9092");

        assertThat(settings.kafkaBootstrapServers()).contains("other:9092");
        assertThat(settings.redisUri()).isEmpty();
    }

    @Test
    void aPasswordIsNotPrinted() {
        StackSettings settings =
                settings(Map.of("POSTGRES_URL", "jdbc:postgresql://db/quire", "POSTGRES_PASSWORD", "hunter2"));

        assertThat(settings.toString()).doesNotContain("hunter2");
    }

    @Test
    void aWrongOptionIsToldWithTheUsage() {
        StringWriter errors = new StringWriter();

        int exitCode = new CommandLine(new UpCommand(Map.of(), new PrintWriter(errors)))
                .setErr(new PrintWriter(errors))
                .execute("--prot", "8081");

        assertThat(exitCode).isEqualTo(2);
        assertThat(errors.toString()).contains("--prot", "Usage: ./quire up", "--port");
    }

    @Test
    void aPortThatCannotBeIsAWrongOption() {
        assertThatThrownBy(() -> settings(Map.of(), "--port", "80800"))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessageContaining("--port")
                .hasMessageContaining("between 1 and 65535");
    }

    @Test
    void aDataDirectoryThatCannotBeUsedIsToldInOneSentence(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "the user's own");
        StringWriter errors = new StringWriter();

        for (String data : List.of(file.toString(), file + "/below", "/proc/quire")) {
            for (List<String> mode : List.of(List.<String>of(), List.of("--check"))) {
                errors.getBuffer().setLength(0);
                int exitCode = UpCommand.commandLine(new UpCommand(Map.of(), new PrintWriter(errors)))
                        .setErr(new PrintWriter(errors))
                        .execute(Stream.concat(mode.stream(), Stream.of("--data", data))
                                .toArray(String[]::new));

                assertThat(exitCode).isEqualTo(2);
                assertThat(errors.toString())
                        .startsWith("Quire cannot keep its data in " + data + ": ")
                        .hasLineCount(1);
            }
        }
        assertThat(file).hasContent("the user's own");
    }

    @Test
    void aCheckOfGoodOptionsStartsNothing(@TempDir Path directory) {
        int exitCode = UpCommand.commandLine(new UpCommand(Map.of(), new PrintWriter(new StringWriter())))
                .execute("--check", "--data", directory.toString());

        assertThat(exitCode).isZero();
        assertThat(directory.resolve("watchdog")).doesNotExist();
    }

    private static StackSettings settings(Map<String, String> environment, String... arguments) {
        UpCommand command = new UpCommand(environment, new PrintWriter(new StringWriter()));
        new CommandLine(command).parseArgs(arguments);
        return command.settings();
    }
}
