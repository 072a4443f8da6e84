package dev.quire.understanding;

import java.util.Arrays;
import java.util.List;

/**
 * What the classifier sees of a message: its words, pairs of neighbouring words, and pieces of three or four letters, so
 * that a mistyped word still shares most of its pieces with the right one. Each becomes a number below {@link #BUCKETS}
 * by hashing; the few that meet in one number cost less than keeping their names.
 */
public final class Features {
    /** Four times the room makes a model better by no more than 0.004, and four times as large. */
    public static final int BUCKETS = 1 << 17;

    /** The meaning comes early; a message of thousands of words must not hold up the others. */
    private static final int MAX_WORDS = 40;

    private static final int SHORTEST_PIECE = 3;
    private static final int LONGEST_PIECE = 4;

    private final int[] buckets;
    private int count;

    private Features(int capacity) {
        this.buckets = new int[capacity];
    }

    /**
     * @param written the words as they were typed; their pieces count too, in case one was put right wrongly
     * @return sorted, each number once; empty if there are no words
     */
    public static int[] of(List<String> words, List<String> written) {
        List<String> first = words.size() > MAX_WORDS ? words.subList(0, MAX_WORDS) : words;
        List<String> typed = written.size() > MAX_WORDS ? written.subList(0, MAX_WORDS) : written;
        int capacity = 1;
        for (String word : typed) {
            capacity += (LONGEST_PIECE - SHORTEST_PIECE + 1) * (word.length() + 2);
        }
        for (String word : first) {
            capacity += 2 + (LONGEST_PIECE - SHORTEST_PIECE + 1) * (word.length() + 2);
        }
        Features features = new Features(capacity);
        String before = "^";
        for (String word : first) {
            String known = isNumber(word) ? "0" : word;
            features.add('w', known, 0, known.length(), 0);
            features.add('p', known, 0, known.length(), before.hashCode());
            features.addPieces("^" + known + "$");
            before = known;
        }
        if (!first.isEmpty()) {
            features.add('p', "$", 0, 1, before.hashCode());
        }
        if (!typed.equals(first)) {
            for (String word : typed) {
                features.addPieces("^" + (isNumber(word) ? "0" : word) + "$");
            }
        }
        return features.distinct();
    }

    /** Long messages are not worth more than short ones: all features together have the length 5, as a vector. */
    public static double valueOfEach(int[] features) {
        return features.length == 0 ? 0 : 5 / Math.sqrt(features.length);
    }

    /** Which number it is says nothing about what is asked. */
    private static boolean isNumber(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }

    private void addPieces(String word) {
        for (int length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
            for (int start = 0; start + length <= word.length(); start++) {
                add('c', word, start, start + length, 0);
            }
        }
    }

    /** FNV-1a, finished by the mixing step of MurmurHash3. */
    private void add(char kind, String text, int start, int end, int seed) {
        int hash = (0x811C9DC5 ^ seed ^ kind) * 0x01000193;
        for (int index = start; index < end; index++) {
            hash = (hash ^ text.charAt(index)) * 0x01000193;
        }
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        buckets[count++] = (hash ^ (hash >>> 16)) & (BUCKETS - 1);
    }

    private int[] distinct() {
        Arrays.sort(buckets, 0, count);
        int kept = 0;
        for (int index = 0; index < count; index++) {
            if (kept == 0 || buckets[index] != buckets[kept - 1]) {
                buckets[kept++] = buckets[index];
            }
        }
        return Arrays.copyOf(buckets, kept);
    }
}
