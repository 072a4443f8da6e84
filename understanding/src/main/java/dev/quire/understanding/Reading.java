package dev.quire.understanding;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody may have meant to type: for each word those it may be, and how probable each is.
 *
 * @param written the words as they were typed
 * @param words the most probable ones, as many
 * @param possible by place in the message; of a long one only for its beginning
 * @param neighbours by place, and once more for the end: what may stand there, together with what stands before it
 */
public record Reading(
        List<String> written, List<String> words, List<List<Possible>> possible, List<List<Neighbours>> neighbours) {
    /** Stands before the first word and after the last one. */
    static final String END = "^";

    record Possible(String word, double probability) {}

    record Neighbours(String before, String word, double probability) {}

    public Reading {
        written = List.copyOf(written);
        words = List.copyOf(words);
        possible = List.copyOf(possible);
        neighbours = List.copyOf(neighbours);
    }

    /** Whether any word is not what was typed. */
    boolean isCorrected() {
        return !words.equals(written);
    }

    /** Without any doubt. */
    static Reading certain(List<String> written, List<String> words) {
        List<List<Possible>> possible = new ArrayList<>(words.size());
        List<List<Neighbours>> neighbours = new ArrayList<>(words.size() + 1);
        String before = END;
        for (String word : words) {
            possible.add(List.of(new Possible(word, 1)));
            neighbours.add(List.of(new Neighbours(before, word, 1)));
            before = word;
        }
        neighbours.add(List.of(new Neighbours(before, END, 1)));
        return new Reading(written, words, possible, neighbours);
    }
}
