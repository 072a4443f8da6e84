package dev.quire.cli;

import dev.quire.cli.Topics.Found;
import dev.quire.cli.Topics.Outcome;
import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quire topics}: the catalogue of topics, and what a cluster has of it. */
@Command(
        name = "topics",
        description = "Creates the topics that services need, and shows how a cluster's differ.",
        mixinStandardHelpOptions = true)
final class TopicsCommand {
    private static final int CLUSTER_DIFFERS = 3;

    private static final String LINE = "%-32s %10s  %-8s  %s%n";

    private final PrintWriter out;

    TopicsCommand(PrintWriter out) {
        this.out = out;
    }

    @Command(
            description = {
                "Creates the topics that are missing. Existing ones are never changed: each difference is reported.",
                "Exits with 3 if a topic has another number of partitions than the catalogue says."
            },
            mixinStandardHelpOptions = true)
    int apply(
            @Mixin KafkaOptions kafka,
            @Option(
                            names = "--replication-factor",
                            paramLabel = "N",
                            description = "Copies of each new topic. Default: 3, or as many as there are brokers."
                                    + " From 3 on, a write must reach 2 of them.")
                    @Nullable Short replicationFactor) {
        Outcome outcome = kafka.withAdmin(
                admin -> replicationFactor == null ? Topics.apply(admin) : Topics.apply(admin, replicationFactor));
        outcome.created().forEach(topic -> out.println("created " + topic));
        outcome.differences().forEach(out::println);
        out.printf(
                "%d topics in the catalogue, %d created on %s%n",
                TopicCatalogue.all().size(), outcome.created().size(), kafka);
        if (outcome.breaksOrder()) {
            out.println("Do not run services here: with these partition counts a session's order is lost.");
            return CLUSTER_DIFFERS;
        }
        return CommandLine.ExitCode.OK;
    }

    @Command(description = "Prints the catalogue beside what the cluster has.", mixinStandardHelpOptions = true)
    int list(@Mixin KafkaOptions kafka) {
        Map<String, Found> found = kafka.withAdmin(Topics::find);
        out.printf(LINE, "TOPIC", "PARTITIONS", "KEPT", "ON " + kafka);
        for (Topic<?> topic : TopicCatalogue.all()) {
            out.printf(
                    LINE,
                    topic.name(),
                    topic.partitions(),
                    readable(topic.retention()),
                    describe(topic, found.get(topic.name())));
        }
        return CommandLine.ExitCode.OK;
    }

    static String describe(Topic<?> topic, @Nullable Found found) {
        if (found == null) {
            return "missing";
        }
        String differences = Topics.compare(topic, (short) found.replicationFactor(), found).stream()
                .map(difference -> difference.property() + " " + difference.found() + ", ")
                .collect(Collectors.joining());
        return (differences.isEmpty() ? "the same, " : differences) + "replication factor " + found.replicationFactor();
    }

    /** Whole days or minutes, as the catalogue is written. */
    static String readable(Duration retention) {
        if (retention.equals(Topic.FOREVER)) {
            return "for ever";
        }
        return retention.toDays() > 0 ? retention.toDays() + " d" : retention.toMinutes() + " min";
    }
}
