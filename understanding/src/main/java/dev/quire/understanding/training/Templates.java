package dev.quire.understanding.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes example messages from templates: {@code [a|b]} becomes one of the alternatives, {@code <name>} one of a group's.
 * An alternative may be empty. A line with more ways to be written than wanted gives a sample of them, the same each time.
 */
final class Templates {
    private static final Pattern CHOICE = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern GROUP = Pattern.compile("<([a-z]+)>");

    /** Tries for each message that is wanted; a template with few ways to be written gives fewer. */
    private static final int TRIES = 8;

    private final Map<String, List<String>> groups;

    private Templates(Map<String, List<String>> groups) {
        this.groups = groups;
    }

    /**
     * @param file lines of {@code name: a | b}, and comments that begin with '#'
     * @throws IllegalArgumentException naming file and line, if a line is not so
     */
    static Templates read(Path file) throws IOException {
        Map<String, List<String>> groups = new TreeMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException(file + ":" + (index + 1) + ": expected 'name: a | b'");
            }
            groups.put(line.substring(0, colon), alternatives(line.substring(colon + 1)));
        }
        return new Templates(groups);
    }

    private static List<String> alternatives(String text) {
        return List.of(text.split("\\|", -1)).stream().map(String::strip).toList();
    }

    /**
     * @param most how many messages to write at most
     * @return different ones, in the order they were found
     * @throws IllegalArgumentException if it names an unknown group or a bracket is left over
     */
    Set<String> expand(String template, int most, Random random) {
        Set<String> messages = new LinkedHashSet<>();
        for (int tried = 0; tried < TRIES * most && messages.size() < most; tried++) {
            String chosen = CHOICE.matcher(template)
                    .replaceAll(choice -> Matcher.quoteReplacement(any(alternatives(choice.group(1)), random)));
            String message = GROUP.matcher(chosen)
                    .replaceAll(group -> Matcher.quoteReplacement(any(group(group.group(1)), random)));
            if (message.contains("[") || message.contains("]")) {
                throw new IllegalArgumentException("a bracket is left over in '" + template + "'");
            }
            messages.add(message.replaceAll("\\s+", " ").strip());
        }
        return messages;
    }

    /** One of a group's alternatives. */
    String any(String group, Random random) {
        return any(group(group), random);
    }

    private List<String> group(String name) {
        List<String> group = groups.get(name);
        if (group == null) {
            throw new IllegalArgumentException("there is no group <" + name + ">");
        }
        return group;
    }

    private static String any(List<String> alternatives, Random random) {
        return alternatives.get(random.nextInt(alternatives.size()));
    }
}
