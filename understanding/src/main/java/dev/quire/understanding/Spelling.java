package dev.quire.understanding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts mistyped words right: a word that is neither known nor {@link EnglishWords English} becomes the known one that it is
 * the fewest {@link Slips} from; the longer a word, the more it may have. Of several equally close the first in the list of
 * known words, where frequent ones stand first. A letter that slipped over the space between two words goes back.
 */
public final class Spelling {
    /** "of" is one letter from too many words that are not known either. */
    private static final int SHORTEST = 3;

    /** Shorter ones have too few letters left after two slips, and after three. */
    private static final int SHORTEST_WITH_TWO_SLIPS = 5;

    private static final int SHORTEST_WITH_THREE_SLIPS = 8;

    /** No English word is longer; it bounds the work for a hostile one. */
    private static final int LONGEST = 24;

    /** The meaning comes early; a hostile message must not hold up the others. */
    private static final int MOST_WORDS = 60;

    private final Set<String> known;
    private final List<String> words;

    /** Of each length the known words, the most frequent first. */
    private final List<List<Entry>> byLength = new ArrayList<>();

    private record Entry(String word, String undoubled, int letters, int place) {}

    /** @param words the most frequent first */
    public Spelling(List<String> words) {
        this.words = List.copyOf(words);
        this.known = new HashSet<>(words);
        for (int length = 0; length <= LONGEST; length++) {
            byLength.add(new ArrayList<>());
        }
        for (int place = 0; place < words.size(); place++) {
            String word = words.get(place);
            if (isCorrectable(word)) {
                String undoubled = Slips.undoubled(word);
                byLength.get(undoubled.length()).add(new Entry(word, undoubled, Slips.letters(word), place));
            }
        }
    }

    /** The known words, in their order. */
    public List<String> words() {
        return words;
    }

    public List<String> corrected(List<String> written) {
        List<String> corrected = new ArrayList<>(written.size());
        for (String word : spaced(written)) {
            boolean asItIs = corrected.size() >= MOST_WORDS
                    || isKnown(word)
                    || !isCorrectable(word)
                    || EnglishWords.contains(word);
            corrected.add(asItIs ? word : closest(word));
        }
        return corrected;
    }

    /** "th enovel" becomes "the novel": a letter goes back over the space if both words are known then, and neither was. */
    private List<String> spaced(List<String> written) {
        List<String> spaced = new ArrayList<>(written);
        for (int index = spaced.size() - 2; index >= 0; index--) {
            String left = spaced.get(index);
            String right = spaced.get(index + 1);
            String both = left + right;
            if (isKnown(left) || isKnown(right)) {
                continue;
            }
            for (int space : new int[] {left.length() - 1, left.length() + 1}) {
                if (space > 0
                        && space < both.length()
                        && isKnown(both.substring(0, space))
                        && isKnown(both.substring(space))) {
                    spaced.set(index, both.substring(0, space));
                    spaced.set(index + 1, both.substring(space));
                }
            }
        }
        return spaced;
    }

    private boolean isKnown(String word) {
        return known.contains(word);
    }

    private String closest(String word) {
        String undoubled = Slips.undoubled(word);
        int letters = Slips.letters(word);
        int most = mostSlips(word.length());
        int fewest = most + 1;
        @Nullable Entry best = null;
        int[][] rows = new int[3][LONGEST + 4];
        // Words of nearly the same length first: the sooner a close one is found, the fewer are compared.
        for (int step = 0; step <= 2 * most; step++) {
            int apart = (step + 1) / 2;
            int length = undoubled.length() + (step % 2 == 0 ? apart : -apart);
            if (apart > fewest || length < 0 || length > LONGEST) {
                continue;
            }
            for (Entry entry : byLength.get(length)) {
                int bound = Math.min(fewest, most);
                if (Slips.mayBeWithin(bound, entry.letters(), letters)) {
                    int slips = Slips.between(entry.undoubled(), undoubled, bound, rows);
                    if (slips < fewest || (slips == fewest && best != null && entry.place() < best.place())) {
                        fewest = slips;
                        best = entry;
                    }
                }
            }
        }
        return best == null ? word : best.word();
    }

    private static int mostSlips(int length) {
        return length < SHORTEST_WITH_TWO_SLIPS ? 1 : length < SHORTEST_WITH_THREE_SLIPS ? 2 : 3;
    }

    private static boolean isCorrectable(String word) {
        return word.length() >= SHORTEST
                && word.length() <= LONGEST
                && word.chars().allMatch(Character::isLetter);
    }
}
