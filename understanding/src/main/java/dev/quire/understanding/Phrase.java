package dev.quire.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Words that must follow one another in a message. {@code a/b} stands for either word, {@code <name>} for any word of a
 * group, {@code ..} for up to three words that do not matter.
 */
public final class Phrase {
    static final int MAX_SKIPPED = 3;
    private static final String GAP = "..";

    /**
     * @param words any of which fits here
     * @param skippable how many other words may come first
     */
    private record Step(Set<String> words, int skippable) {
        Step {
            words = Set.copyOf(words);
        }
    }

    private final List<Step> steps;

    private Phrase(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** @throws IllegalArgumentException if it is not a phrase, with a message fit for whoever wrote it */
    static Phrase parse(String phrase, Map<String, Set<String>> groups) {
        List<Step> steps = new ArrayList<>();
        boolean gap = false;
        for (String part : phrase.strip().split("\\s+", -1)) {
            if (part.equals(GAP)) {
                if (gap || steps.isEmpty()) {
                    throw new IllegalArgumentException("'..' stands between two words");
                }
                gap = true;
                continue;
            }
            for (Set<String> words : wordsOf(part, groups)) {
                steps.add(new Step(words, gap ? MAX_SKIPPED : 0));
                gap = false;
            }
        }
        if (gap) {
            throw new IllegalArgumentException("'..' stands between two words");
        }
        return new Phrase(steps);
    }

    /** One set of words, or several when a part such as {@code e-mail} or {@code I'm} is two words. */
    private static List<Set<String>> wordsOf(String part, Map<String, Set<String>> groups) {
        if (!part.contains("/") && !part.startsWith("<")) {
            List<String> words = Wording.of(part).words();
            if (words.isEmpty()) {
                throw new IllegalArgumentException("'" + part + "' has no word");
            }
            return words.stream().map(Set::of).toList();
        }
        Set<String> alternatives = new TreeSet<>();
        for (String alternative : part.split("/", -1)) {
            if (alternative.startsWith("<") && alternative.endsWith(">")) {
                Set<String> group = groups.get(alternative.substring(1, alternative.length() - 1));
                if (group == null) {
                    throw new IllegalArgumentException("there is no group " + alternative);
                }
                alternatives.addAll(group);
            } else {
                alternatives.add(singleWord(alternative));
            }
        }
        return List.of(alternatives);
    }

    /** @throws IllegalArgumentException if {@code text} is not exactly one word */
    static String singleWord(String text) {
        List<String> words = Wording.of(text).words();
        if (words.size() != 1) {
            throw new IllegalArgumentException("'" + text + "' is not one word");
        }
        return words.getFirst();
    }

    /** Any of which a match begins with. */
    Set<String> firstWords() {
        return steps.getFirst().words();
    }

    /** @return the index behind the phrase when it begins at {@code start}, or -1 */
    int endOfMatch(List<String> words, int start) {
        return endOfMatch(words, start, 0);
    }

    private int endOfMatch(List<String> words, int position, int stepIndex) {
        if (stepIndex == steps.size()) {
            return position;
        }
        Step step = steps.get(stepIndex);
        int last = Math.min(position + step.skippable(), words.size() - 1);
        for (int candidate = position; candidate <= last; candidate++) {
            if (step.words().contains(words.get(candidate))) {
                int end = endOfMatch(words, candidate + 1, stepIndex + 1);
                if (end >= 0) {
                    return end;
                }
            }
        }
        return -1;
    }
}
