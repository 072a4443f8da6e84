package dev.quire.cli.load;

import dev.quire.cli.KafkaOptions;
import dev.quire.schemas.EventJson;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quire load floor}: how many times a bare two-hop echo a canned answer takes. */
@Command(
        name = "floor",
        description =
                "Measures a bare two-hop echo over Kafka and a canned answer through the gateway, in turn, and their"
                        + " ratio. The echo's topics are made for the run and deleted at its end.",
        mixinStandardHelpOptions = true)
final class FloorCommand implements Callable<Integer> {
    private static final int MOST_ROUNDS = 100;

    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private final CrowdOptions crowd = new CrowdOptions();

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "200",
            description = "Messages a second, of each. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Of echo and answer in turn, 1 to 100. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "15s",
            converter = DurationConverter.class,
            description = "Of each measurement. Default: ${DEFAULT-VALUE}.")
    private Duration duration = Duration.ZERO;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = "20s",
            converter = DurationConverter.class,
            description = "Of each, once; not counted. Default: ${DEFAULT-VALUE}.")
    private Duration warmUp = Duration.ZERO;

    FloorCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** One round. */
    record Round(Latency echo, Latency answer, double p50Ratio, double p99Ratio) {
        static Round of(Latency echo, Latency answer) {
            return new Round(echo, answer, answer.p50Ms() / echo.p50Ms(), answer.p99Ms() / echo.p99Ms());
        }
    }

    @Override
    public Integer call() {
        crowd.require(rounds >= 1 && rounds <= MOST_ROUNDS, "--rounds is from 1 to " + MOST_ROUNDS);
        Schedule measured = crowd.schedule(rate, Duration.ZERO, duration);
        Crowd.Guests guests = crowd.guests(null);
        return kafka.withAdmin(admin -> {
            try {
                return run(admin, guests, measured);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("interrupted", e);
            }
        });
    }

    private int run(Admin admin, Crowd.Guests guests, Schedule measured) throws InterruptedException {
        Progress progress = new Progress(err, Progress.isTerminal());
        List<Round> results = new ArrayList<>();
        boolean clean = true;
        try (Interruption interruption = Interruption.watch();
                Crowd visitors = Crowd.gather(guests, interruption, progress);
                KafkaEcho echo = new KafkaEcho(kafka.toString(), admin)) {
            Script canned = crowd.script("canned=1");
            echo.awaitReady();
            if (warmUp.isPositive()) {
                Schedule warming = crowd.schedule(rate, Duration.ZERO, warmUp);
                echo.measure(warming, guests.patience(), interruption);
                clean = visitors.measure(warming, canned).isClean();
            }
            for (int i = 0; i < rounds && !interruption.isRequested(); i++) {
                Latency bare = echo.measure(measured, guests.patience(), interruption);
                Report answer = visitors.measure(measured, canned);
                clean &= answer.isClean();
                if (!interruption.isRequested()) {
                    Round round = Round.of(bare, answer.latency());
                    results.add(round);
                    print(round);
                }
            }
            if (crowd.wantsJson()) {
                out.println(new String(EventJson.write(results), StandardCharsets.UTF_8));
            }
        }
        return clean ? ExitCode.OK : LoadCommand.PROMISE_BROKEN;
    }

    private void print(Round round) {
        if (!crowd.wantsJson()) {
            out.println("bare echo      " + round.echo());
            out.printf(
                    Locale.ROOT,
                    "canned answer  %s: %.1f times the echo at p50, %.1f at p99%n",
                    round.answer(),
                    round.p50Ratio(),
                    round.p99Ratio());
        }
    }
}
