package dev.quire.llm;

import dev.quire.understanding.Catalogue;
import dev.quire.understanding.Intent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the shop tells the model before a conversation begins. The text is in {@code system-prompt.txt}; what the shop
 * answers to common questions stands in the catalogue of answers and nowhere else.
 *
 * @param withLookups if the model can look up orders and books
 * @param withoutLookups if it cannot
 * @param policies the catalogue's answers, each as the model reads it
 * @param fallback what the shop says when the model has nothing to say
 */
record Instructions(String withLookups, String withoutLookups, List<String> policies, String fallback) {
    private static final String FRAME = read("system-prompt.txt");
    private static final String LOOKUPS = read("with-lookups.txt");
    private static final String NO_LOOKUPS = read("without-lookups.txt");

    Instructions {
        policies = List.copyOf(policies);
    }

    static Instructions of(Catalogue catalogue) {
        List<String> policies = catalogue.intents().stream()
                .filter(intent -> !intent.wholeMessage()) // Greetings and thanks: nothing to know.
                .map(Instructions::policy)
                .toList();
        String frame = FRAME.replace(
                "{policies}", policies.stream().map(it -> "- " + it).collect(Collectors.joining("\n")));
        return new Instructions(
                frame.replace("{data}", LOOKUPS),
                frame.replace("{data}", NO_LOOKUPS),
                policies,
                catalogue.texts().fallback());
    }

    String text(boolean lookups) {
        return lookups ? withLookups : withoutLookups;
    }

    /** For a second try: the instructions again, since some models take no system message later on. */
    String corrected(boolean lookups, String objection) {
        return text(lookups)
                + "\n\nYour first draft was withheld from the visitor, because it had " + objection
                + ". Write the answer again without it. State such facts only from look-ups in this conversation; what you"
                + " do not have there, say that you cannot tell.";
    }

    /** The instructions without what may be told to everybody: what it is, and the policies. */
    static List<String> secret() {
        return List.of(FRAME.substring(FRAME.indexOf("{data}")), LOOKUPS, NO_LOOKUPS);
    }

    private static String policy(Intent intent) {
        return intent.name().replace('_', ' ') + ": " + intent.answer();
    }

    private static String read(String resource) {
        try (InputStream file = Objects.requireNonNull(Instructions.class.getResourceAsStream("/" + resource))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
