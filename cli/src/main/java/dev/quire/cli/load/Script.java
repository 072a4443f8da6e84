package dev.quire.cli.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** What visitors say, drawn by weight: {@code canned=8,order=1,lines.txt=1}. For one thread. */
final class Script {
    private static final int MAX_WEIGHT = 1_000_000;

    /** Answered from the catalogue, from the orders, and by whatever else there is; several texts each. */
    private static final Map<String, List<String>> KINDS = Map.of(
            "canned",
                    List.of(
                            "How long does shipping take?",
                            "What is your return policy?",
                            "Which payment methods do you accept?",
                            "How do returns work?"),
            "order", List.of("Where is my order 123456?", "Has order #100003 been shipped?", "Order 999999 please"),
            "model",
                    List.of(
                            "Does anybody in your shop remember the green cover with two herons?",
                            "My grandmother wants to learn about bees before summer"));

    private final Random random;
    private final List<Part> parts;
    private final int total;

    private record Part(int weight, List<Line> lines) {}

    private Script(List<Part> parts, Random random) {
        this.parts = List.copyOf(parts);
        this.random = random;
        total = parts.stream().mapToInt(Part::weight).sum();
    }

    /**
     * @param mix {@code name=weight} separated by commas, where {@code =1} may be left out; a name is {@code canned},
     *     {@code order}, {@code model} or a UTF-8 text file with one message a line
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    static Script parse(String mix, Random random) {
        List<Part> parts = new ArrayList<>();
        for (String part : mix.split(",", -1)) {
            int equals = part.lastIndexOf('=');
            String name = (equals < 0 ? part : part.substring(0, equals)).strip();
            if (name.isEmpty()) {
                throw new IllegalArgumentException("'" + part + "' is not name=weight, e.g. canned=8");
            }
            int weight = equals < 0 ? 1 : weight(part.substring(equals + 1).strip());
            parts.add(new Part(weight, lines(name)));
        }
        return new Script(parts, random);
    }

    Line next() {
        int ticket = random.nextInt(total);
        for (Part part : parts) {
            if (ticket < part.weight()) {
                return part.lines().get(random.nextInt(part.lines().size()));
            }
            ticket -= part.weight();
        }
        throw new AssertionError("the weights add up to the total");
    }

    private static int weight(String text) {
        try {
            int weight = Integer.parseInt(text);
            if (weight >= 1 && weight <= MAX_WEIGHT) {
                return weight;
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw new IllegalArgumentException("the weight '" + text + "' is not a whole number from 1 to " + MAX_WEIGHT);
    }

    private static List<Line> lines(String name) {
        List<String> texts = KINDS.get(name);
        if (texts != null) {
            // Only what the catalogue and the orders answer is known to take one path, whatever the text.
            boolean onePath = !name.equals("model");
            return texts.stream()
                    .map(text -> new Line(onePath ? name : name + ":" + text, text))
                    .toList();
        }
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("'" + name + "' is neither canned, order, model nor a file");
        }
        try {
            List<String> read = Files.readAllLines(file, StandardCharsets.UTF_8);
            // Nobody knows which service answers which line, so only the same line's answers have an order.
            List<Line> lines = IntStream.range(0, read.size())
                    .filter(number -> !read.get(number).isBlank())
                    .mapToObj(number ->
                            new Line(name + ":" + (number + 1), read.get(number).strip()))
                    .toList();
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("'" + name + "' has no line with text");
            }
            return lines;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read '" + name + "' as UTF-8 text", e);
        }
    }
}
