package dev.quire.understanding;

import dev.quire.schemas.CatalogueEvent;
import dev.quire.schemas.MalformedEventException;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.understanding.Intent.MeansTheOrder;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a catalogue from YAML. It works on YAML's nodes instead of binding to records, because only nodes know the line
 * to name when something is wrong.
 */
public final class CatalogueFile {
    private static final String BUILT_IN = "catalogue.yaml";

    /** The beginning of the version of what came through Kafka. */
    private static final String PUBLISHED = "published";

    /** A name is a metric's label and a field of every reply. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private static final Set<String> KEYS =
            Set.of("groups", "fallback", "wrongOrderNumber", "tooManyOrderNumbers", "unfinished", "intents");
    private static final Set<String> INTENT_KEYS = Set.of(
            "name",
            "label",
            "wholeMessage",
            "evenWithOrderNumber",
            "phrases",
            "booksUnless",
            "asks",
            "handOver",
            "meansTheOrder",
            "answer",
            "quickReplies");

    private final String file;
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, Integer> lineOfPhrase = new HashMap<>();

    private CatalogueFile(String file) {
        this.file = file;
    }

    /** The catalogue that ships with the service. */
    public static Catalogue builtIn() {
        try (InputStream yaml = Objects.requireNonNull(CatalogueFile.class.getResourceAsStream("/" + BUILT_IN))) {
            return read(BUILT_IN, "built-in", yaml.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws InvalidCatalogueException if it is not YAML, or lacks, repeats or misspells something
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Catalogue read(Path file) {
        try {
            return read(file.toString(), "file", Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the catalogue " + file, e);
        }
    }

    /**
     * What a record of {@code chat.intents} puts in force.
     *
     * @return empty if it takes back what was published
     * @throws InvalidCatalogueException if it is no catalogue. {@code quire intents apply} refuses such, so somebody else
     *     wrote it; what was in force is to stay
     */
    public static Optional<Catalogue> published(byte @Nullable [] key, byte @Nullable [] value) {
        String topic = TopicCatalogue.INTENTS.name();
        if (key == null || !CatalogueEvent.KEY.equals(new String(key, StandardCharsets.UTF_8))) {
            throw new InvalidCatalogueException(topic, "the key is not " + CatalogueEvent.KEY);
        }
        if (value == null) {
            return Optional.empty();
        }
        try {
            CatalogueEvent event = TopicCatalogue.INTENTS.read(value);
            return Optional.of(read(topic, PUBLISHED, event.yaml().getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedEventException e) {
            throw new InvalidCatalogueException(topic, e.getMessage());
        }
    }

    /**
     * What to publish of a file.
     *
     * @throws InvalidCatalogueException as {@link #read(Path)}
     * @throws IOException if the file cannot be read
     */
    public static CatalogueEvent toPublish(Path file, Instant now) throws IOException {
        byte[] yaml = Files.readAllBytes(file);
        return new CatalogueEvent(
                read(file.toString(), PUBLISHED, yaml).version(), new String(yaml, StandardCharsets.UTF_8), now);
    }

    /** @param origin the beginning of its version */
    static Catalogue read(String file, String origin, byte[] yaml) {
        try {
            Node root =
                    new Yaml(new LoaderOptions()).compose(new StringReader(new String(yaml, StandardCharsets.UTF_8)));
            if (root == null) {
                throw new InvalidCatalogueException(file, 1, "the file is empty");
            }
            return new CatalogueFile(file).catalogue(root, origin + "-" + ContentHash.of(yaml));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new InvalidCatalogueException(file, line, e.getProblem());
        }
    }

    private Catalogue catalogue(Node root, String version) {
        Map<String, Node> fields = fields(root, KEYS);
        optional(fields, "groups")
                .ifPresent(node -> fields(node).forEach((name, words) -> groups.put(name, group(words))));
        Texts texts = new Texts(
                text(required(root, fields, "fallback")),
                textOrBuiltIn(fields, "wrongOrderNumber", Texts::wrongOrderNumber),
                textOrBuiltIn(fields, "tooManyOrderNumbers", Texts::tooManyOrderNumbers),
                textOrBuiltIn(fields, "unfinished", Texts::unfinished));
        Map<String, Integer> lineOfName = new HashMap<>();
        List<Intent> intents = new ArrayList<>();
        for (Node node : elements(required(root, fields, "intents"))) {
            Intent intent = intent(node);
            Integer earlier = lineOfName.putIfAbsent(intent.name(), line(node));
            if (earlier != null) {
                throw invalid(node, "there is already an intent '" + intent.name() + "' at line " + earlier);
            }
            intents.add(intent);
        }
        return new Catalogue(version, texts, intents);
    }

    private Intent intent(Node node) {
        Map<String, Node> fields = fields(node, INTENT_KEYS);
        Node name = required(node, fields, "name");
        if (!NAME.matcher(text(name)).matches()) {
            throw invalid(name, "a name is lower-case letters, digits and '_', at most 40");
        }
        List<Phrase> phrases = elements(required(node, fields, "phrases")).stream()
                .map(this::phrase)
                .toList();
        String answer = text(required(node, fields, "answer"));
        List<String> quickReplies = optional(fields, "quickReplies").stream()
                .flatMap(list -> elements(list).stream())
                .map(this::text)
                .toList();
        return new Intent(
                text(name),
                optional(fields, "label").map(this::text).orElseGet(() -> text(name)),
                optional(fields, "wholeMessage").filter(this::isTrue).isPresent(),
                optional(fields, "evenWithOrderNumber").filter(this::isTrue).isPresent(),
                phrases,
                optional(fields, "booksUnless").map(this::groupNamed).orElse(Set.of()),
                optional(fields, "asks").map(this::question).orElse(null),
                optional(fields, "handOver").filter(this::isTrue).isPresent(),
                optional(fields, "meansTheOrder").map(this::meansTheOrder).orElseGet(() -> usualFor(text(name))),
                answer,
                quickReplies);
    }

    private Set<String> groupNamed(Node node) {
        String name = text(node);
        Set<String> group = groups.get(name);
        if (group == null) {
            throw invalid(node, "there is no group '" + name + "'");
        }
        return group;
    }

    private Intent.Question question(Node node) {
        return switch (text(node)) {
            case "order-number" -> Intent.Question.ORDER_NUMBER;
            case "books" -> Intent.Question.BOOKS;
            case String other -> throw invalid(node, "expected order-number or books, not '" + other + "'");
        };
    }

    private MeansTheOrder meansTheOrder(Node node) {
        return switch (text(node)) {
            case "never" -> MeansTheOrder.NEVER;
            case "if-it-arrives" -> MeansTheOrder.IF_IT_ARRIVES;
            case "always" -> MeansTheOrder.ALWAYS;
            case String other -> throw invalid(node, "expected never, if-it-arrives or always, not '" + other + "'");
        };
    }

    /** What a catalogue means that does not say: those written before it could be said have the built-in one's names. */
    private static MeansTheOrder usualFor(String name) {
        return switch (name) {
            case Match.ORDER_STATUS -> MeansTheOrder.ALWAYS;
            case "shipping" -> MeansTheOrder.IF_IT_ARRIVES;
            default -> MeansTheOrder.NEVER;
        };
    }

    private Phrase phrase(Node node) {
        String phrase = text(node);
        Integer earlier = lineOfPhrase.putIfAbsent(phrase, line(node));
        if (earlier != null) {
            throw invalid(node, "the phrase '" + phrase + "' is already at line " + earlier);
        }
        try {
            return Phrase.parse(phrase, groups);
        } catch (IllegalArgumentException e) {
            throw invalid(node, "the phrase '" + phrase + "' cannot be used: " + e.getMessage());
        }
    }

    private Set<String> group(Node list) {
        Set<String> words = new TreeSet<>();
        for (Node node : elements(list)) {
            try {
                words.add(Phrase.singleWord(text(node)));
            } catch (IllegalArgumentException e) {
                throw invalid(node, String.valueOf(e.getMessage()));
            }
        }
        return words;
    }

    private Map<String, Node> fields(Node node, Set<String> known) {
        Map<String, Node> fields = fields(node);
        fields.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw invalid(value, "unknown key '" + name + "'; known are " + new TreeSet<>(known));
            }
        });
        return fields;
    }

    private Map<String, Node> fields(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw invalid(node, "expected 'key: value'");
        }
        Map<String, Node> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode());
            if (fields.putIfAbsent(key, tuple.getValueNode()) != null) {
                throw invalid(tuple.getKeyNode(), "the key '" + key + "' is already there");
            }
        }
        return fields;
    }

    private Node required(Node owner, Map<String, Node> fields, String name) {
        Node value = fields.get(name);
        if (value == null) {
            throw invalid(owner, "'" + name + "' is missing");
        }
        return value;
    }

    private static Optional<Node> optional(Map<String, Node> fields, String name) {
        return Optional.ofNullable(fields.get(name));
    }

    private String textOrBuiltIn(Map<String, Node> fields, String name, Function<Texts, String> builtIn) {
        return optional(fields, name)
                .map(this::text)
                .orElseGet(() -> builtIn.apply(builtIn().texts()));
    }

    private List<Node> elements(Node node) {
        if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            throw invalid(node, "expected a list with at least one element");
        }
        return sequence.getValue();
    }

    private boolean isTrue(Node node) {
        return switch (text(node)) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw invalid(node, "expected true or false, not '" + other + "'");
        };
    }

    private String text(Node node) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw invalid(node, "expected a text");
        }
        return scalar.getValue();
    }

    private InvalidCatalogueException invalid(Node node, String reason) {
        return new InvalidCatalogueException(file, line(node), reason);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
