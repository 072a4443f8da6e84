package dev.quire.orders.books;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Puts a mistyped word right. */
final class Spelling {
    private Spelling() {}

    /**
     * The most similar word that is near enough: one slip up to five letters, two beyond. A slip is a letter too many, too
     * few or wrong, or two neighbours swapped. Among equally near ones the first of {@code words} wins.
     */
    static Optional<String> nearest(String word, Collection<String> words) {
        int limit = word.length() <= 5 ? 1 : 2;
        return words.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= limit)
                .filter(candidate -> distance(word, candidate) <= limit)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** How many slips lie between two words (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            steps[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            steps[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                steps[i][j] = Math.min(Math.min(steps[i - 1][j], steps[i][j - 1]) + 1, steps[i - 1][j - 1] + wrong);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[a.length()][b.length()];
    }
}
