package dev.quire.local;

import dev.quire.local.StackSettings.PortChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What {@code ./quire up} can be told. Exit codes: 0 help, 1 did not start or a part ended by itself, 2 wrong usage, such
 * as a data directory that cannot be used.
 */
@Command(
        name = "./quire up",
        description = "Starts Kafka, PostgreSQL, Redis and the five services, and stops them at Ctrl-C.",
        sortOptions = false)
public final class UpCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;
    private static final String DEFAULT_USER = "quire";

    @Option(
            names = "--data",
            paramLabel = "DIRECTORY",
            description = "Where data and logs are kept (.quire beside this script).")
    private @Nullable Path data;

    @Option(names = "--fresh", description = "Forget the data of former runs first.")
    private boolean fresh;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Use this Kafka (or set KAFKA_BOOTSTRAP_SERVERS).")
    private @Nullable String kafka;

    @Option(
            names = "--postgres",
            paramLabel = "JDBC_URL",
            description = "Use this PostgreSQL (or set POSTGRES_URL), as POSTGRES_USER with POSTGRES_PASSWORD.")
    private @Nullable String postgres;

    @Option(names = "--redis", paramLabel = "URI", description = "Use this Redis (or set REDIS_URL).")
    private @Nullable String redis;

    @Option(
            names = "--demo-model",
            description = "Let a script answer in place of a language model, whatever OPENAI_* say.")
    private boolean demoModel;

    @SuppressWarnings("UnusedVariable") // picocli itself looks at it.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this.")
    private boolean help;

    @Option(names = "--repository", hidden = true, defaultValue = ".")
    private Path repository = Path.of(".");

    /** The script finds out: Java does not tell whether standard output alone is a terminal. */
    @Option(names = "--terminal", hidden = true)
    private boolean terminal;

    /** For the script, before it builds the services, which takes minutes. */
    @Option(names = "--check", hidden = true, description = "Start nothing: only tell what is wrong with the options.")
    private boolean check;

    private final Map<String, String> environment;
    private final PrintWriter out;
    private int port;

    UpCommand(Map<String, String> environment, PrintWriter out) {
        this.environment = environment;
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        CommandLine command = commandLine(new UpCommand(System.getenv(), out))
                .setOut(out)
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(command.execute(arguments));
    }

    static CommandLine commandLine(UpCommand command) {
        return new CommandLine(command).setExecutionExceptionHandler(UpCommand::explain);
    }

    /** @throws CommandLine.ParameterException if there is no such port */
    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "The page's port (8080).")
    void port(int port) {
        if (port < 1 || port > MAX_PORT) {
            throw new CommandLine.TypeConversionException("a port is between 1 and " + MAX_PORT);
        }
        this.port = port;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackSettings settings = settings();
        if (check) {
            DataDirectory.check(settings.directory());
            return CommandLine.ExitCode.OK;
        }
        new Up(settings, fresh, terminal, out).run();
        return CommandLine.ExitCode.SOFTWARE;
    }

    StackSettings settings() {
        return new StackSettings(
                repository,
                data == null ? repository.resolve(".quire") : data,
                Durability.KEPT,
                PortChoice.USUAL_IF_FREE,
                Optional.of(port),
                given(kafka, "KAFKA_BOOTSTRAP_SERVERS"),
                given(postgres, "POSTGRES_URL")
                        .map(url -> new PostgresAccess(
                                url,
                                environment.getOrDefault("POSTGRES_USER", DEFAULT_USER),
                                environment.getOrDefault("POSTGRES_PASSWORD", DEFAULT_USER))),
                given(redis, "REDIS_URL"),
                environment,
                demoModel);
    }

    private Optional<String> given(@Nullable String option, String variable) {
        return Optional.ofNullable(option)
                .or(() -> Optional.ofNullable(environment.get(variable)))
                .filter(value -> !value.isBlank());
    }

    /** What went wrong on this machine is told in words, a bug keeps its stack trace. */
    private static int explain(Exception trouble, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        int exitCode = switch (trouble) {
            case LocalServerException _ -> CommandLine.ExitCode.SOFTWARE;
            case UnusableDirectoryException _ -> CommandLine.ExitCode.USAGE;
            default -> throw trouble;
        };
        command.getErr().println(trouble.getMessage());
        return exitCode;
    }
}
