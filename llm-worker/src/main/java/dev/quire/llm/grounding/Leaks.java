package dev.quire.llm.grounding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether an answer repeats the model's instructions: {@value #RUN} of their words in a row. Fewer would find what the
 * model was told to say, such as "it cannot be looked up at the moment". A translation, a paraphrase,
 * or the text with something between the words is not recognised.
 */
public final class Leaks {
    private static final int RUN = 12;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\d]+");

    private final Set<List<String>> runs;

    /** @param secret the texts that must not be repeated */
    public Leaks(List<String> secret) {
        Set<List<String>> found = new HashSet<>();
        secret.forEach(text -> found.addAll(runs(text)));
        this.runs = Set.copyOf(found);
    }

    public boolean isIn(String answer) {
        return runs(answer).stream().anyMatch(runs::contains);
    }

    private static List<List<String>> runs(String text) {
        List<String> words = NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
        List<List<String>> runs = new ArrayList<>();
        for (int start = 0; start + RUN <= words.size(); start++) {
            runs.add(List.copyOf(words.subList(start, start + RUN)));
        }
        return runs;
    }
}
