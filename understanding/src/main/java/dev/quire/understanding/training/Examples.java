package dev.quire.understanding.training;

import dev.quire.understanding.Features;
import dev.quire.understanding.LanguageModel;
import dev.quire.understanding.Match;
import dev.quire.understanding.Spelling;
import dev.quire.understanding.Typos;
import dev.quire.understanding.Wording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The example messages of a training directory: {@code groups.txt}, and for each label {@code label.txt} with a template
 * a line.
 *
 * @param version changes with any byte of the files
 * @param spelling knows the words that more than one message has
 * @param labels in alphabetical order
 * @param messages in the files' order
 */
record Examples(String version, Spelling spelling, List<String> labels, List<Example> messages) {
    private static final String GROUPS = "groups.txt";
    private static final long SEED = 20_261_123;

    /** A long template gets no more weight than this. */
    private static final int MOST_OF_A_TEMPLATE = 25;

    /** The rest of the world is wider than any intent. */
    private static final int MOST_OF_AN_UNMATCHED_TEMPLATE = 40;

    /** One example in so many begins with a greeting, which must not change what it means. */
    private static final int ONE_GREETED_IN = 8;

    /** Every example is also there with one to so many typing errors. */
    private static final int MOST_TYPOS = 5;

    private static final int MISTYPED_COPIES = 4;

    /** So few words have less in them that stays right. */
    private static final int SHORT = 3;

    private static final int MISTYPED_COPIES_OF_SHORT_ONES = 9;

    Examples {
        labels = List.copyOf(labels);
        messages = List.copyOf(messages);
    }

    /** @param template numbers the lines of all files, so that what was written by one line can be held out together */
    record Example(String text, int label, int template) {
        Features features(Spelling spelling) {
            return Features.of(spelling.read(Wording.of(text).words()));
        }
    }

    /** @throws IllegalArgumentException naming file and line, if a template cannot be used */
    static Examples read(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        MessageDigest sha256 = sha256();
        Templates templates = Templates.read(directory.resolve(GROUPS));
        List<String> labels = new ArrayList<>();
        List<Example> messages = new ArrayList<>();
        List<List<String>> sentences = new ArrayList<>();
        int template = 0;
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            sha256.update(name.getBytes(StandardCharsets.UTF_8));
            sha256.update(Files.readAllBytes(file));
            if (name.equals(GROUPS)) {
                continue;
            }
            labels.add(name.substring(0, name.length() - ".txt".length()));
            List<String> lines = Files.readAllLines(file);
            for (int index = 0; index < lines.size(); index++) {
                if (!lines.get(index).isBlank() && !lines.get(index).startsWith("#")) {
                    try {
                        messages.addAll(examples(templates, lines.get(index), labels, template++, sentences));
                    } catch (IllegalArgumentException e) {
                        throw new IllegalArgumentException(file + ":" + (index + 1) + ": " + e.getMessage(), e);
                    }
                }
            }
        }
        return new Examples(
                HexFormat.of().formatHex(sha256.digest()).substring(0, 12),
                new Spelling(LanguageModel.of(sentences)),
                labels,
                messages);
    }

    /** Of one template. Each has its own random numbers, so that a change to one line leaves the others as they were. */
    private static List<Example> examples(
            Templates templates, String line, List<String> labels, int template, List<List<String>> sentences) {
        int label = labels.size() - 1;
        boolean unmatched = labels.getLast().equals(Match.UNMATCHED);
        int most = unmatched ? MOST_OF_AN_UNMATCHED_TEMPLATE : MOST_OF_A_TEMPLATE;
        Random random = new Random(SEED + line.hashCode());
        Typos typos = new Typos(random);
        List<Example> examples = new ArrayList<>();
        for (String written : templates.expand(line, most, random)) {
            boolean greeted = random.nextInt(ONE_GREETED_IN) == 0;
            String message = greeted ? templates.any("hi", random) + ", " + written : written;
            examples.add(new Example(message, label, template));
            sentences.add(Wording.of(message).words());
            for (int copy = 0; copy < mistypedCopies(message); copy++) {
                examples.add(new Example(typos.in(message, 1 + random.nextInt(MOST_TYPOS)), label, template));
            }
        }
        return examples;
    }

    private static int mistypedCopies(String message) {
        return Wording.of(message).words().size() <= SHORT ? MISTYPED_COPIES_OF_SHORT_ONES : MISTYPED_COPIES;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasSha256) {
            throw new AssertionError(everyJdkHasSha256);
        }
    }
}
