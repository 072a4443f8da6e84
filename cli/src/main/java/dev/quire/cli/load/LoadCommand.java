package dev.quire.cli.load;

import dev.quire.schemas.EventJson;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quire load}: visitors by the thousand, and whether every promise to them was kept. */
@Command(
        name = "load",
        description =
                "Lets visitors talk to running gateways, and measures. All their messages are marked as synthetic.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:measured, and every promise was kept",
            "1:trouble: no gateway, a refused handshake, nothing accepted",
            "2:wrong usage",
            "3:a promise was broken: something is lost, duplicated, out of order, undecided or foreign",
            "130:Ctrl-C, after printing what was measured so far"
        })
public final class LoadCommand implements Callable<Integer> {
    static final int PROMISE_BROKEN = 3;

    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private final CrowdOptions crowd = new CrowdOptions();

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "50",
            description =
                    "Messages a second, all visitors together, whether or not answers come. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "Of what is counted, like 90s, 10m or 2h. Default: ${DEFAULT-VALUE}.")
    private Duration duration = Duration.ZERO;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = DurationConverter.class,
            description = "Before that, at the same rate; not counted. Default: ${DEFAULT-VALUE}.")
    private Duration warmUp = Duration.ZERO;

    @Option(
            names = "--disconnect-every",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "Cuts each visitor at random moments, this often on average, half of the times by falling silent"
                            + " without closing. The visitor comes back with token and cursor. Default: never.")
    private @Nullable Duration disconnectEvery;

    @Option(
            names = "--script",
            paramLabel = "MIX",
            defaultValue = "canned=8,order=1,model=1",
            description = "What is said, by weight: canned, order, model, or a text file with a message a line."
                    + " Default: ${DEFAULT-VALUE}.")
    private String script = "";

    /** With its own subcommands; picocli cannot make them, since they have no default constructor. */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new LoadCommand(out, err))
                .addSubcommand(new FloorCommand(out, err))
                .addSubcommand(new LimitCommand(out, err));
    }

    LoadCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws InterruptedException {
        crowd.require(
                disconnectEvery == null || disconnectEvery.compareTo(Duration.ofSeconds(1)) >= 0,
                "--disconnect-every is at least 1s");
        Schedule schedule = crowd.schedule(rate, warmUp, duration);
        Script lines = crowd.script(script);
        Crowd.Guests guests = crowd.guests(disconnectEvery);
        Progress progress = new Progress(err, Progress.isTerminal());
        try (Interruption interruption = Interruption.watch();
                Crowd visitors = Crowd.gather(guests, interruption, progress)) {
            Report report = visitors.measure(schedule, lines);
            print(report);
            return exitCode(report);
        }
    }

    private void print(Report report) {
        if (crowd.wantsJson()) {
            out.println(new String(EventJson.write(report), StandardCharsets.UTF_8));
        } else {
            report.print(out);
        }
    }

    private int exitCode(Report report) {
        if (report.accepted() == 0 && !report.interrupted()) {
            err.println("Nothing was accepted, so nothing was measured.");
            return ExitCode.SOFTWARE;
        }
        return report.isClean() ? ExitCode.OK : PROMISE_BROKEN;
    }
}
