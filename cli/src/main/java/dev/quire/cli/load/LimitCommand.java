package dev.quire.cli.load;

import dev.quire.cli.load.LimitSearch.Confirmed;
import dev.quire.cli.load.LimitSearch.Interrupted;
import dev.quire.cli.load.LimitSearch.NoneHeld;
import dev.quire.cli.load.LimitSearch.Result;
import dev.quire.cli.load.LimitSearch.Unconfirmed;
import dev.quire.cli.load.LimitSearch.Verdict;
import dev.quire.schemas.EventJson;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quire load limit}: the highest rate at which the gateways still answer in time and lose nothing. */
@Command(
        name = "limit",
        description =
                "Looks for the highest rate of messages that is held: nothing lost, doubled, out of order or rejected,"
                        + " and the 99th percentile of the latency within --p99. Short tries find it, each of which may"
                        + " miss once; a long one confirms it.",
        mixinStandardHelpOptions = true)
final class LimitCommand implements Callable<Integer> {
    /** Before each try, at its rate. */
    private static final Duration RUN_UP = Duration.ofSeconds(3);

    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private final CrowdOptions crowd = new CrowdOptions();

    @Option(
            names = "--p99",
            paramLabel = "TIME",
            defaultValue = "100ms",
            converter = DurationConverter.class,
            description = "The latency that 99 of 100 messages must keep. Default: ${DEFAULT-VALUE}.")
    private Duration p99 = Duration.ZERO;

    @Option(
            names = "--from",
            paramLabel = "PER_SECOND",
            defaultValue = "500",
            description = "The rate to begin with. Default: ${DEFAULT-VALUE}.")
    private double from;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = "20s",
            converter = DurationConverter.class,
            description =
                    "Once, at --from, so that this tool and what it measures are compiled. Default: ${DEFAULT-VALUE}.")
    private Duration warmUp = Duration.ZERO;

    @Option(
            names = "--try",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "Of each try, after 3 s at its rate. Default: ${DEFAULT-VALUE}.")
    private Duration tryFor = Duration.ZERO;

    @Option(
            names = "--hold",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "Of the confirmation. Default: ${DEFAULT-VALUE}.")
    private Duration hold = Duration.ZERO;

    @Option(
            names = "--precision",
            paramLabel = "PERCENT",
            defaultValue = "5",
            description = "How far apart the held and the missed rate may be, 1 to 50. Default: ${DEFAULT-VALUE}.")
    private int precisionPercent;

    @Option(
            names = "--script",
            paramLabel = "MIX",
            defaultValue = "canned=1",
            description = "As of quire load. Default: ${DEFAULT-VALUE}.")
    private String script = "";

    LimitCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws InterruptedException {
        crowd.require(precisionPercent >= 1 && precisionPercent <= 50, "--precision is from 1 to 50");
        crowd.require(p99.isPositive(), "--p99 is more than 0");
        crowd.require(tryFor.isPositive(), "--try is more than 0");
        crowd.require(hold.isPositive(), "--hold is more than 0");
        crowd.require(
                from >= Schedule.LOWEST_RATE && from <= Schedule.HIGHEST_RATE,
                String.format(
                        Locale.ROOT,
                        "--from is from %s to %.0f messages a second",
                        Schedule.LOWEST_RATE,
                        Schedule.HIGHEST_RATE));
        Script lines = crowd.script(script);
        Progress progress = new Progress(err, Progress.isTerminal());
        try (Interruption interruption = Interruption.watch();
                Crowd visitors = Crowd.gather(crowd.guests(null), interruption, progress)) {
            Search search = new Search(visitors, lines);
            int exitCode = tell(search.run(), search);
            return search.clean ? exitCode : LoadCommand.PROMISE_BROKEN;
        }
    }

    /** @return the exit code if every promise was kept */
    private int tell(Result result, Search search) {
        switch (result) {
            case Confirmed _ -> print(search.lastReport());
            case NoneHeld(double lowest) ->
                err.println("No rate was held; the lowest tried was " + rate(lowest) + " a second.");
            case Unconfirmed(double held, double last) ->
                err.printf(
                        "%s a second was held for %d s, but none for %d s; the last tried was %s a second.%n",
                        rate(held), tryFor.toSeconds(), hold.toSeconds(), rate(last));
            case Interrupted(double held, double at) ->
                err.println("Interrupted at " + rate(at) + " a second; "
                        + (held > 0 ? rate(held) + " a second was held before." : "no rate was held before."));
        }
        return result instanceof Confirmed ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** One run of the command. */
    private final class Search {
        private final Crowd visitors;
        private final Script lines;
        private boolean clean = true;
        private @Nullable Report last;

        Search(Crowd visitors, Script lines) {
            this.visitors = visitors;
            this.lines = lines;
        }

        Result run() throws InterruptedException {
            if (warmUp.isPositive()
                    && visitors.measure(crowd.schedule(from, RUN_UP, warmUp), lines)
                            .interrupted()) {
                return new Interrupted(0, from);
            }
            RateSearch rates = new RateSearch(from, Schedule.HIGHEST_RATE, precisionPercent / 100.0);
            return new LimitSearch(rates, rate -> measure(rate, tryFor), rate -> measure(rate, hold)).run();
        }

        private Verdict measure(double rate, Duration duration) throws InterruptedException {
            Report report = visitors.measure(crowd.schedule(rate, RUN_UP, duration), lines);
            last = report;
            clean &= report.isClean();
            if (report.interrupted()) {
                return Verdict.INTERRUPTED;
            }
            Verdict verdict = isHeld(report, rate) ? Verdict.HELD : Verdict.MISSED;
            if (!crowd.wantsJson()) {
                out.printf(
                        Locale.ROOT,
                        "%-8s a second for %3d s: %-6s %s%s; this tool %.0f %%%n",
                        rate(rate),
                        duration.toSeconds(),
                        verdict == Verdict.HELD ? "held" : "missed",
                        report.latency(),
                        faults(report),
                        100 * report.cpuShare());
            }
            return verdict;
        }

        Report lastReport() {
            return Objects.requireNonNull(last, "nothing was measured");
        }
    }

    private boolean isHeld(Report report, double rate) {
        return report.isClean()
                && report.rejected() == 0
                && report.answered() == report.sent()
                && report.p99Ms() <= p99.toNanos() / 1e6
                // The tool itself must have kept up.
                && report.throughput() >= 0.97 * rate;
    }

    private static String faults(Report report) {
        return report.isClean() && report.rejected() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; rejected %d, lost %d, duplicated %d, out of order %d",
                        report.rejected(),
                        report.lost(),
                        report.duplicated(),
                        report.outOfOrder());
    }

    private void print(Report report) {
        if (crowd.wantsJson()) {
            out.println(new String(EventJson.write(report), StandardCharsets.UTF_8));
        } else {
            out.printf(Locale.ROOT, "%nHeld for %d s:%n", hold.toSeconds());
            report.print(out);
        }
    }

    private static String rate(double rate) {
        return String.format(Locale.ROOT, "%,.0f", rate);
    }
}
