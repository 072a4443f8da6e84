package dev.quire.cli.load;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Who visits, and where; the same for all kinds of runs. */
final class CrowdOptions {
    private static final int MOST_VISITORS = 200_000;
    private static final int MOST_LOOPS = 16;
    private static final Duration MOST_PATIENCE = Duration.ofHours(1);

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--url",
            paramLabel = "URL",
            split = ",",
            defaultValue = "http://localhost:8080",
            description =
                    "A gateway; several by commas or by repeating the option. Who comes back after a cut goes to any of"
                            + " them. Default: ${DEFAULT-VALUE}.")
    private List<String> urls = List.of();

    @Option(
            names = "--visitors",
            paramLabel = "N",
            defaultValue = "100",
            description = "Visitors who talk, each on a socket of its own, in turn. Default: ${DEFAULT-VALUE}.")
    private int visitors;

    @Option(
            names = "--idle",
            paramLabel = "N",
            defaultValue = "0",
            description = "Visitors who connect as well and stay silent. Default: ${DEFAULT-VALUE}.")
    private int idle;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "How long after the end a final reply may come; then it is lost. Default: ${DEFAULT-VALUE}.")
    private Duration patience = Duration.ZERO;

    @Option(
            names = "--event-loops",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads of this tool that hold the sockets, 1 to 16. Default: ${DEFAULT-VALUE}.")
    private int eventLoops;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Of everything that is drawn: lines, cuts, gateways. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    boolean wantsJson() {
        return json;
    }

    /** @param disconnectEvery null for never */
    Crowd.Guests guests(@Nullable Duration disconnectEvery) {
        require(visitors >= 1 && visitors <= MOST_VISITORS, "--visitors is from 1 to " + MOST_VISITORS);
        require(idle >= 0 && idle <= MOST_VISITORS, "--idle is from 0 to " + MOST_VISITORS);
        require(eventLoops >= 1 && eventLoops <= MOST_LOOPS, "--event-loops is from 1 to " + MOST_LOOPS);
        require(patience.compareTo(MOST_PATIENCE) <= 0, "--patience is at most 1h");
        try {
            return new Crowd.Guests(Gateways.parse(urls), visitors, idle, disconnectEvery, patience, eventLoops, seed);
        } catch (IllegalArgumentException e) {
            throw usage("--url: " + e.getMessage());
        }
    }

    Script script(String mix) {
        try {
            return Script.parse(mix, new Random(seed));
        } catch (IllegalArgumentException e) {
            throw usage("--script: " + e.getMessage());
        }
    }

    Schedule schedule(double rate, Duration warmUp, Duration duration) {
        try {
            return new Schedule(rate, warmUp, duration);
        } catch (IllegalArgumentException e) {
            throw usage("--rate, --warm-up, --duration: " + e.getMessage());
        }
    }

    void require(boolean condition, String rule) {
        if (!condition) {
            throw usage(rule);
        }
    }

    private ParameterException usage(String message) {
        CommandSpec spec = command;
        if (spec == null) {
            throw new IllegalStateException("only picocli makes these");
        }
        CommandLine where = spec.commandLine();
        return new ParameterException(where, message);
    }
}
