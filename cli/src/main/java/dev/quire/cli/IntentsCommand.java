package dev.quire.cli;

import dev.quire.cli.LabelledMessages.Message;
import dev.quire.schemas.CatalogueEvent;
import dev.quire.understanding.Catalogue;
import dev.quire.understanding.CatalogueFile;
import dev.quire.understanding.InvalidCatalogueException;
import dev.quire.understanding.LayeredMatcher;
import dev.quire.understanding.Typos;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quire intents}: how messages are understood, and what they are answered. */
@Command(
        name = "intents",
        description = "Measures how messages are understood, and changes what they are answered.",
        mixinStandardHelpOptions = true)
final class IntentsCommand {
    /** Each is worth reading, a thousand are not. */
    private static final int SHOWN_BAD_LINES = 20;

    private final PrintWriter out;
    private final PrintWriter err;

    IntentsCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Command(
            description = {
                "Scores how messages with known labels are understood.",
                "Each line of FILE is a JSON object with \"text\" and \"label\"; the label is that of an intent or"
                        + " \"unmatched\". Other texts in it, such as \"source\", are scored apart.",
                "Exits with 2 if a line cannot be used."
            },
            mixinStandardHelpOptions = true)
    int evaluate(
            @Parameters(paramLabel = "FILE", description = "The labelled messages.") Path file,
            @Option(names = "--json", description = "Print one JSON object instead of tables.") boolean json,
            @Option(
                            names = "--predictions",
                            paramLabel = "FILE",
                            description = "Write one JSON object for each message: label, layer, score and the text.")
                    @Nullable Path predictions,
            @Option(
                            names = "--catalogue",
                            paramLabel = "FILE",
                            description = "The catalogue to measure. Default: the one that ships with Quire.")
                    @Nullable Path catalogueFile,
            @Option(
                            names = "--typos",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "Mistype N letters of each message, the same ones each time. Default: 0.")
                    int typos) {
        Catalogue catalogue;
        try {
            catalogue = catalogueFile == null ? CatalogueFile.builtIn() : CatalogueFile.read(catalogueFile);
        } catch (UncheckedIOException e) {
            return unusable(catalogueFile, Objects.requireNonNull(e.getCause()));
        } catch (InvalidCatalogueException e) {
            return invalid(e);
        }
        LabelledMessages labelled;
        try {
            labelled = LabelledMessages.read(file, catalogue.labels());
        } catch (IOException e) {
            return unusable(file, e);
        }
        if (!labelled.badLines().isEmpty() || labelled.messages().isEmpty()) {
            return unusable(file, labelled.badLines());
        }
        List<Message> messages = withTypos(labelled.messages(), typos);
        Measured measured = Measured.of(new LayeredMatcher(catalogue), messages);
        try {
            if (predictions != null) {
                Files.write(predictions, EvaluationReport.predictions(measured));
            }
        } catch (IOException e) {
            return unusable(predictions, e);
        }
        (json ? EvaluationReport.json(measured) : EvaluationReport.tables(measured)).forEach(out::println);
        return CommandLine.ExitCode.OK;
    }

    @Command(
            description = {
                "Puts a catalogue of answers in force on every intent-processor, without a restart.",
                "One that is broken is refused with the line and the reason; then nothing changes. Exits with 2."
            },
            mixinStandardHelpOptions = true)
    int apply(
            @Mixin KafkaOptions kafka,
            @Parameters(paramLabel = "FILE", description = "The catalogue, in YAML.") Path file) {
        CatalogueEvent catalogue;
        try {
            catalogue = CatalogueFile.toPublish(file, Instant.now());
        } catch (IOException e) {
            return unusable(file, e);
        } catch (InvalidCatalogueException e) {
            return invalid(e);
        }
        new LiveCatalogue(kafka.clientSettings()).publish(catalogue);
        out.println("Published " + catalogue.version());
        return CommandLine.ExitCode.OK;
    }

    @Command(description = "Prints the catalogue that was published last.", mixinStandardHelpOptions = true)
    int show(@Mixin KafkaOptions kafka) {
        new LiveCatalogue(kafka.clientSettings())
                .read()
                .ifPresentOrElse(
                        catalogue -> {
                            out.println("# " + catalogue.version() + ", published at " + catalogue.at());
                            out.println(catalogue.yaml());
                        },
                        () -> out.println("No catalogue is published: each intent-processor answers from its own."));
        return CommandLine.ExitCode.OK;
    }

    @Command(
            description = "Takes back what was published: each intent-processor answers from its own catalogue again.",
            mixinStandardHelpOptions = true)
    int reset(@Mixin KafkaOptions kafka) {
        new LiveCatalogue(kafka.clientSettings()).publish(null);
        out.println("Taken back");
        return CommandLine.ExitCode.OK;
    }

    private static List<Message> withTypos(List<Message> messages, int count) {
        Typos typos = new Typos(new Random(count));
        return messages.stream()
                .map(message -> new Message(typos.in(message.text(), count), message.label(), message.slices()))
                .toList();
    }

    /** The message names file and line. */
    private int invalid(InvalidCatalogueException mistake) {
        err.println(mistake.getMessage());
        return CommandLine.ExitCode.USAGE;
    }

    private int unusable(@Nullable Path file, IOException trouble) {
        err.println("Cannot use " + file + ": " + reason(trouble));
        return CommandLine.ExitCode.USAGE;
    }

    /** Java's own message of the first two is the path alone. */
    private static @Nullable String reason(IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "permission denied";
            default -> trouble.getMessage();
        };
    }

    private int unusable(Path file, Collection<String> badLines) {
        badLines.stream().limit(SHOWN_BAD_LINES).forEach(err::println);
        err.println(
                badLines.isEmpty()
                        ? file + " has no messages"
                        : badLines.size() + " lines of " + file + " cannot be used; nothing was measured");
        return CommandLine.ExitCode.USAGE;
    }
}
