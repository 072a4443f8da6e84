package dev.quire.understanding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts mistyped words right. A word that is neither known nor {@link EnglishWords English} becomes a known one few
 * {@link Slips} away; the longer a word, the more it may have. Among the candidates the neighbours decide: a noisy channel,
 * solved by the {@link Lattice}. Who mistypes one word may have mistyped others so that they are words again ("form" for
 * "from"): in such a message these have candidates, too. A letter that slipped over the space between two words goes back.
 *
 * <p>Safe for threads.
 */
public final class Spelling {
    /** A shorter word may be right although nobody knows it. */
    private static final int SHORTEST_SURELY_MISTYPED = 5;

    /** Shorter ones have too few letters left after two slips, and after three. */
    private static final int SHORTEST_WITH_TWO_SLIPS = 4;

    private static final int SHORTEST_WITH_THREE_SLIPS = 8;

    /** No English word is longer; it bounds the work for a hostile one. */
    private static final int LONGEST = 24;

    /** The meaning comes early; a hostile message must not hold up the others. */
    private static final int MOST_WORDS = 60;

    /** What a word may have been, the closest first. */
    private static final int MOST_CANDIDATES = 8;

    /** Candidates may have so many slips more than the closest. */
    private static final int MORE_SLIPS = 1;

    /** How probable a word with so many slips is. */
    private static final double[] SLIPS = {1, 7e-3, 5e-5, 3e-7};

    /** How probable a slip is that makes another word of one. */
    private static final double SLIP_TO_A_WORD = 1e-3;

    private final LanguageModel language;

    /** By length, {@link Slips#undoubled undoubled}. */
    private final List<Entries> byLength;

    /** By place, once asked for: they are the same each time. */
    private final AtomicReferenceArray<@Nullable List<Candidate>> ofKnown;

    /** Known words of one length, the most frequent first. */
    private static final class Entries {
        private final List<Entry> words;

        /** Beside the words in an array, since most of them are passed by for their letters alone. */
        private final int[] letters;

        Entries(List<Entry> words) {
            this.words = words;
            this.letters = words.stream()
                    .mapToInt(entry -> Slips.letters(entry.undoubled()))
                    .toArray();
        }
    }

    private record Entry(String word, String undoubled, int place) {}

    public Spelling(LanguageModel language) {
        this.language = language;
        this.ofKnown = new AtomicReferenceArray<>(language.words().size());
        this.byLength = IntStream.rangeClosed(0, LONGEST)
                .mapToObj(length -> entries(language.words(), length))
                .toList();
    }

    private static Entries entries(List<String> words, int length) {
        List<Entry> entries = new ArrayList<>();
        for (int place = 0; place < words.size(); place++) {
            String undoubled = Slips.undoubled(words.get(place));
            if (isOfLetters(words.get(place)) && undoubled.length() == length) {
                entries.add(new Entry(words.get(place), undoubled, place));
            }
        }
        return new Entries(entries);
    }

    LanguageModel language() {
        return language;
    }

    /** @param written a message's words */
    public Reading read(List<String> written) {
        List<String> spaced = spaced(written);
        List<String> early = spaced.subList(0, Math.min(spaced.size(), MOST_WORDS));
        if (early.stream().noneMatch(this::isMistyped)) {
            return Reading.certain(written, spaced);
        }
        return new Lattice(language, early.stream().map(this::candidates).toList())
                .read(written, spaced.subList(early.size(), spaced.size()));
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
        return language.placeOf(word) != LanguageModel.UNKNOWN;
    }

    private boolean isMistyped(String word) {
        return !isKnown(word) && isOfLetters(word) && !EnglishWords.contains(word);
    }

    /** @return at least one */
    private List<Candidate> candidates(String word) {
        int place = language.placeOf(word);
        if (place != LanguageModel.UNKNOWN) {
            List<Candidate> found = ofKnown.get(place);
            if (found == null) {
                found = ofKnown(word, place);
                ofKnown.set(place, found);
            }
            return found;
        }
        boolean mistyped = isMistyped(word);
        List<Candidate> candidates =
                new ArrayList<>(mistyped ? close(word, mostSlips(word.length())) : others(word, place));
        if (!mistyped || candidates.isEmpty() || word.length() < SHORTEST_SURELY_MISTYPED) {
            candidates.add(new Candidate(word, place, 0, 1));
        }
        return candidates;
    }

    private List<Candidate> ofKnown(String word, int place) {
        List<Candidate> candidates = new ArrayList<>(others(word, place));
        candidates.add(new Candidate(word, place, 0, 1));
        return List.copyOf(candidates);
    }

    /** Of which a slip may have made this one. */
    private List<Candidate> others(String word, int place) {
        return !isOfLetters(word)
                ? List.of()
                : close(word, 1).stream()
                        .filter(other -> other.place() != place)
                        .map(other -> new Candidate(other.word(), other.place(), other.slips(), SLIP_TO_A_WORD))
                        .toList();
    }

    private List<Candidate> close(String word, int most) {
        String undoubled = Slips.undoubled(word);
        int letters = Slips.letters(word);
        int bound = most;
        List<Candidate> close = new ArrayList<>();
        Slips toWritten = new Slips(undoubled);
        // Words of nearly the same length first: the sooner a close one is found, the fewer are compared.
        for (int step = 0; step <= 2 * most; step++) {
            int apart = (step + 1) / 2;
            int length = undoubled.length() + (step % 2 == 0 ? apart : -apart);
            if (apart > bound || length < 1 || length > LONGEST) {
                continue;
            }
            Entries entries = byLength.get(length);
            for (int index = 0; index < entries.letters.length; index++) {
                if (Slips.mayBeWithin(bound, entries.letters[index], letters)) {
                    Entry entry = entries.words.get(index);
                    int slips = toWritten.from(entry.undoubled(), bound);
                    if (slips <= bound && slips < entry.undoubled().length()) {
                        close.add(new Candidate(entry.word(), entry.place(), slips, SLIPS[slips]));
                        bound = Math.min(bound, slips + MORE_SLIPS);
                    }
                }
            }
        }
        int within = bound;
        return close.stream()
                .filter(candidate -> candidate.slips() <= within)
                .sorted(Comparator.comparingInt(Candidate::slips).thenComparingInt(Candidate::place))
                .limit(MOST_CANDIDATES)
                .toList();
    }

    private static int mostSlips(int length) {
        return length < SHORTEST_WITH_TWO_SLIPS ? 1 : length < SHORTEST_WITH_THREE_SLIPS ? 2 : 3;
    }

    private static boolean isOfLetters(String word) {
        return !word.isEmpty() && word.length() <= LONGEST && word.chars().allMatch(Character::isLetter);
    }
}
