package dev.quire.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
                .addSubcommand(new TopicsCommand(out))
                .addSubcommand(new IntentsCommand(out, err))
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(QuireCommand::explain);
    }

    /** An outage is one line, a bug keeps its stack trace. */
    private static int explain(Exception trouble, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
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
