package dev.quire.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts mistyped words right: a word that is not known, and differs from a known one by a letter too many, too few or wrong
 * or by two neighbours swapped, becomes that one. Of several the first in the list of known words, where frequent ones
 * stand first.
 *
 * <p>Two words that differ so are the same after a letter is left out of one or of both, so all known words are kept
 * under what is left of them without one of their letters (Garbe's symmetric delete).
 */
public final class Spelling {
    /** "ship" is one letter from too many words that are not known either. */
    private static final int SHORTEST = 4;

    /** No English word is longer; it bounds the work for a hostile one. */
    private static final int LONGEST = 24;

    private final Set<String> known;
    private final Map<String, Integer> placeOfShortened = new HashMap<>();
    private final List<String> words;

    /** @param words the most frequent first */
    public Spelling(List<String> words) {
        this.words = List.copyOf(words);
        this.known = new HashSet<>(words);
        for (int place = 0; place < words.size(); place++) {
            if (isCorrectable(words.get(place))) {
                for (String shortened : shortened(words.get(place))) {
                    placeOfShortened.merge(shortened, place, Math::min);
                }
            }
        }
    }

    /** The known words, in their order. */
    public List<String> words() {
        return words;
    }

    public List<String> corrected(List<String> written) {
        List<String> corrected = new ArrayList<>(written.size());
        for (String word : written) {
            corrected.add(known.contains(word) || !isCorrectable(word) ? word : closest(word));
        }
        return corrected;
    }

    private String closest(String word) {
        int best = Integer.MAX_VALUE;
        for (String shortened : shortened(word)) {
            int place = placeOfShortened.getOrDefault(shortened, Integer.MAX_VALUE);
            if (place < best && isOneSlipFrom(words.get(place), word)) {
                best = place;
            }
        }
        return best == Integer.MAX_VALUE ? word : words.get(best);
    }

    private static boolean isCorrectable(String word) {
        return word.length() >= SHORTEST
                && word.length() <= LONGEST
                && word.chars().allMatch(Character::isLetter);
    }

    /** The word itself, and without each of its letters. */
    private static List<String> shortened(String word) {
        List<String> shortened = new ArrayList<>(word.length() + 1);
        shortened.add(word);
        for (int index = 0; index < word.length(); index++) {
            shortened.add(word.substring(0, index) + word.substring(index + 1));
        }
        return shortened;
    }

    /** Leaving out a letter of both is also possible at two places far apart, which is two slips. */
    private static boolean isOneSlipFrom(String known, String written) {
        if (known.length() != written.length()) {
            return true;
        }
        int first = 0;
        while (first < known.length() && known.charAt(first) == written.charAt(first)) {
            first++;
        }
        int last = known.length() - 1;
        while (last > first && known.charAt(last) == written.charAt(last)) {
            last--;
        }
        return first >= last
                || (last == first + 1
                        && known.charAt(first) == written.charAt(last)
                        && known.charAt(last) == written.charAt(first));
    }
}
