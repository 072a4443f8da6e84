package dev.quire.cli;

import dev.quire.cli.load.GatewayTroubleException;
import dev.quire.cli.load.LoadCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 the cluster is not what the catalogue says. */
@Command(
        name = "quire",
        description = "Works on a Quire installation from the command line.",
        mixinStandardHelpOptions = true,
        versionProvider = QuireCommand.Version.class)
public final class QuireCommand {
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(commandLine(out, err).execute(arguments));
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new QuireCommand())
                .addSubcommand(LoadCommand.commandLine(out, err))
                .addSubcommand(new TopicsCommand(out))
                .addSubcommand(new IntentsCommand(out, err))
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(QuireCommand::explainUsage)
                .setExecutionExceptionHandler(QuireCommand::explain);
    }

    /** One line, and another one where a name was meant that is close. */
    private static int explainUsage(CommandLine.ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        String problem = Objects.requireNonNullElse(mistake.getMessage(), "Wrong usage");
        command.getErr()
                .println(problem.lines().findFirst().orElse("") + " (see "
                        + command.getCommandSpec().qualifiedName() + " --help)");
        CommandLine.UnmatchedArgumentException.printSuggestions(mistake, command.getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /** An outage is one line, a bug keeps its stack trace. */
    private static int explain(Exception trouble, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (trouble instanceof GatewayTroubleException) {
            command.getErr().println(trouble.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (!(trouble instanceof KafkaException)) {
            throw trouble;
        }
        Throwable cause = trouble;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        command.getErr().println(trouble.getMessage() + ": " + cause.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = QuireCommand.class.getPackage().getImplementationVersion();
            return new String[] {"quire " + (version == null ? "(not packaged)" : version)};
        }
    }
}
