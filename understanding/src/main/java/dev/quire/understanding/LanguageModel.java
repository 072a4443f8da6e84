package dev.quire.understanding;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How probable a word is after another: a bigram model with stupid backoff (Brants et al., "Large Language Models in
 * Machine Translation", 2007). A word is named by its place in the list of known words. Safe for threads.
 */
public final class LanguageModel {
    /** The place of a word that is not known. */
    static final int UNKNOWN = -1;

    /** For a word that was never seen after the other; the paper's value. */
    private static final double BACKOFF = 0.4;

    /** How often an unknown word is used, to be comparable. */
    private static final double USES_OF_UNKNOWN = 0.5;

    /** What was seen after a word. */
    private static final class Followers {
        /** Sorted. */
        private final int[] places;

        private final int[] uses;

        private final double[] probabilities;

        /** @param usesBefore how often the word is used that they follow */
        Followers(int[] places, int[] uses, int usesBefore) {
            this.places = places;
            this.uses = uses;
            this.probabilities = Arrays.stream(uses)
                    .mapToDouble(use -> (double) use / usesBefore)
                    .toArray();
        }
    }

    private final List<String> words;
    private final Map<String, Integer> places = new HashMap<>();

    /** By place; behind the words' the end of a message, which stands before its first word too. */
    private final int[] uses;

    private final List<Followers> followers;

    /** By place: how probable each is after a word that it was never seen after. */
    private final double[] backedOff;

    private final double backedOffUnknown;

    private LanguageModel(List<String> words, int[] uses, List<Followers> followers) {
        this.words = List.copyOf(words);
        this.uses = uses;
        this.followers = List.copyOf(followers);
        double sum = Arrays.stream(uses).asLongStream().sum();
        this.backedOff =
                Arrays.stream(uses).mapToDouble(use -> BACKOFF * use / sum).toArray();
        this.backedOffUnknown = BACKOFF * USES_OF_UNKNOWN / sum;
        for (int place = 0; place < words.size(); place++) {
            places.put(words.get(place), place);
        }
    }

    /** Counts. A word that is used only once may be a mistake and stays unknown. */
    public static LanguageModel of(List<List<String>> messages) {
        Map<String, Integer> counts = new TreeMap<>();
        messages.forEach(message -> message.forEach(word -> counts.merge(word, 1, Integer::sum)));
        counts.values().removeIf(count -> count == 1);
        List<String> words = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        int[] uses = new int[words.size() + 1];
        Arrays.setAll(uses, place -> place < words.size() ? counts.getOrDefault(words.get(place), 0) : messages.size());
        return new LanguageModel(words, uses, followers(messages, new LanguageModel(words, uses, List.of())));
    }

    private static List<Followers> followers(List<List<String>> messages, LanguageModel single) {
        List<SortedMap<Integer, Integer>> counts = new ArrayList<>();
        for (int place = 0; place <= single.end(); place++) {
            counts.add(new TreeMap<>());
        }
        for (List<String> message : messages) {
            int before = single.end();
            for (int index = 0; index <= message.size(); index++) {
                int place = index < message.size() ? single.placeOf(message.get(index)) : single.end();
                if (before != UNKNOWN && place != UNKNOWN) {
                    counts.get(before).merge(place, 1, Integer::sum);
                }
                before = place;
            }
        }
        return IntStream.range(0, counts.size())
                .mapToObj(place -> new Followers(
                        toArray(counts.get(place).keySet()),
                        toArray(counts.get(place).values()),
                        single.uses[place]))
                .toList();
    }

    private static int[] toArray(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Those it knows, the most frequent first. */
    List<String> words() {
        return words;
    }

    /** The word's, or {@link #UNKNOWN}. */
    int placeOf(String word) {
        return places.getOrDefault(word, UNKNOWN);
    }

    /** The place of what stands before a message's first word and after its last. */
    int end() {
        return words.size();
    }

    /**
     * How probable a word is after another, by their places. Backed off, the probabilities of all words do not add up to 1:
     * they are for comparing.
     */
    double probability(int before, int place) {
        if (before != UNKNOWN && place != UNKNOWN) {
            Followers seen = followers.get(before);
            int found = Arrays.binarySearch(seen.places, place);
            if (found >= 0) {
                return seen.probabilities[found];
            }
        }
        return place == UNKNOWN ? backedOffUnknown : backedOff[place];
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(words.size());
        for (String word : words) {
            out.writeUTF(word);
        }
        for (int place = 0; place <= words.size(); place++) {
            out.writeInt(uses[place]);
            Followers seen = followers.get(place);
            out.writeInt(seen.places.length);
            for (int index = 0; index < seen.places.length; index++) {
                out.writeInt(seen.places[index]);
                out.writeInt(seen.uses[index]);
            }
        }
    }

    static LanguageModel read(DataInputStream in) throws IOException {
        String[] words = new String[in.readInt()];
        for (int place = 0; place < words.length; place++) {
            words[place] = in.readUTF();
        }
        int[] uses = new int[words.length + 1];
        List<Followers> followers = new ArrayList<>();
        for (int place = 0; place <= words.length; place++) {
            uses[place] = in.readInt();
            int count = in.readInt();
            int[] next = new int[count];
            int[] nextUses = new int[count];
            for (int index = 0; index < count; index++) {
                next[index] = in.readInt();
                nextUses[index] = in.readInt();
            }
            followers.add(new Followers(next, nextUses, uses[place]));
        }
        return new LanguageModel(List.of(words), uses, followers);
    }
}
