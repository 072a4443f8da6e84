package dev.quire.understanding;

import dev.quire.understanding.Reading.Neighbours;
import dev.quire.understanding.Reading.Possible;
import java.util.Arrays;
import java.util.List;

/**
 * What the classifier sees of a message: its words, pairs of neighbouring words, and pieces of three or four letters, so
 * that a mistyped word still shares most of its pieces with the right one. Each becomes a number below {@link #BUCKETS}
 * by hashing; the few that meet in one number cost less than keeping their names. What the message only may have is worth
 * as much as it is probable.
 */
public final class Features {
    /** Four times the room makes a model better by no more than 0.004, and four times as large. */
    public static final int BUCKETS = 1 << 17;

    /** Long messages are not worth more than short ones: all features together have this length, as a vector. */
    private static final double LENGTH = 5;

    /** The meaning comes early; a message of thousands of words must not hold up the others. */
    private static final int MAX_WORDS = 40;

    private static final int SHORTEST_PIECE = 3;
    private static final int LONGEST_PIECE = 4;

    /** Each is a bucket and, in its lower half, the bits of what it is worth. */
    private long[] found = new long[256];

    private int count;

    private Features() {}

    public static Features of(Reading reading) {
        Features features = new Features();
        int words = Math.min(reading.possible().size(), MAX_WORDS);
        for (int place = 0; place < words; place++) {
            features.addWord(reading.written().get(place), reading.possible().get(place));
        }
        int pairs = Math.min(reading.neighbours().size(), MAX_WORDS + 1);
        for (List<Neighbours> neighbours : reading.neighbours().subList(0, pairs)) {
            for (Neighbours pair : neighbours) {
                int before = known(pair.before()).hashCode();
                String word = known(pair.word());
                features.add('p', word, 0, word.length(), before, (float) pair.probability());
            }
        }
        features.merge();
        return features;
    }

    /** How many there are; none has a bucket twice, and they are sorted by it. */
    public int count() {
        return count;
    }

    public int bucket(int index) {
        return (int) (found[index] >>> Integer.SIZE);
    }

    public double value(int index) {
        return Float.intBitsToFloat((int) found[index]);
    }

    private void addWord(String written, List<Possible> possible) {
        for (Possible one : possible) {
            String word = known(one.word());
            float probability = (float) one.probability();
            add('w', word, 0, word.length(), 0, probability);
            addPieces(word, probability);
        }
        if (possible.size() > 1 || !possible.getFirst().word().equals(written)) {
            // In case it was put right wrongly.
            addPieces(known(written), 1);
        }
    }

    /** Which number it is says nothing about what is asked. */
    private static String known(String word) {
        for (int index = 0; index < word.length(); index++) {
            if (Character.isDigit(word.charAt(index))) {
                return "0";
            }
        }
        return word;
    }

    private void addPieces(String word, float value) {
        String whole = "^" + word + "$";
        for (int length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
            for (int start = 0; start + length <= whole.length(); start++) {
                add('c', whole, start, start + length, 0, value);
            }
        }
    }

    /** FNV-1a, finished by the mixing step of MurmurHash3. */
    private void add(char kind, String text, int start, int end, int seed, float value) {
        int hash = (0x811C9DC5 ^ seed ^ kind) * 0x01000193;
        for (int index = start; index < end; index++) {
            hash = (hash ^ text.charAt(index)) * 0x01000193;
        }
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        if (count == found.length) {
            found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = packed((hash ^ (hash >>> 16)) & (BUCKETS - 1), value);
    }

    private static long packed(int bucket, double value) {
        return (long) bucket << Integer.SIZE | Float.floatToIntBits((float) value);
    }

    /** What is there several times is worth no more than once, and the length becomes what it is for all messages. */
    private void merge() {
        Arrays.sort(found, 0, count);
        int kept = 0;
        double squares = 0;
        for (int begin = 0; begin < count; ) {
            int bucket = bucket(begin);
            double value = 0;
            for (; begin < count && bucket(begin) == bucket; begin++) {
                value += value(begin);
            }
            value = Math.min(value, 1);
            squares += value * value;
            found[kept++] = packed(bucket, value);
        }
        count = kept;
        double factor = squares == 0 ? 0 : LENGTH / Math.sqrt(squares);
        for (int index = 0; index < count; index++) {
            found[index] = packed(bucket(index), value(index) * factor);
        }
    }
}
