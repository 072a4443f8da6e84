package dev.quire.understanding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What somebody wrote, made comparable: a phone's curly quotes, full-width or invisible characters and capitals make no
 * difference. Phrases of the catalogue and messages of visitors pass through here alike.
 *
 * @param text the whole text in lower case, punctuation kept, every kind of dash as '-', of space as ' '
 * @param words its first 500 words in order: letters and digits only, drawn-out letters once, contractions
 *     spelled out
 */
public record Wording(String text, List<String> words) {
    /** What is asked later than that no phrase answers; it keeps a hostile message from holding up the others. */
    private static final int MAX_WORDS = 500;

    /** The grave and acute accents too: typed alone they are meant as apostrophes. */
    private static final Pattern APOSTROPHES = Pattern.compile("[\\u2018\\u2019\\u201B\\u02BC\\u2032\\u00B4`]");

    /** Zero-width characters, soft hyphens, direction marks, variation selectors: nobody sees them. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\uFE00-\\uFE0F]+");

    private static final Pattern DASHES = Pattern.compile("\\p{Pd}");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    /** Unicode's categories of letters (L), marks (M) and numbers (N), a bit each. */
    private static final int OF_WORDS = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.NON_SPACING_MARK
            | 1 << Character.COMBINING_SPACING_MARK
            | 1 << Character.ENCLOSING_MARK
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;

    /** No English word has three of a letter in a row: "heyyy", "pleeease". */
    private static final Pattern DRAWN_OUT = Pattern.compile("(\\p{L})\\1{2,}");

    /** Without their apostrophes, as many visitors write them. */
    private static final Map<String, String> CONTRACTIONS = Map.ofEntries(
            Map.entry("arent", "are not"),
            Map.entry("couldnt", "could not"),
            Map.entry("didnt", "did not"),
            Map.entry("doesnt", "does not"),
            Map.entry("dont", "do not"),
            Map.entry("hasnt", "has not"),
            Map.entry("havent", "have not"),
            Map.entry("hows", "how is"),
            Map.entry("im", "i am"),
            Map.entry("isnt", "is not"),
            Map.entry("ive", "i have"),
            Map.entry("whats", "what is"),
            Map.entry("whens", "when is"),
            Map.entry("wheres", "where is"),
            Map.entry("wont", "will not"));

    public Wording {
        words = List.copyOf(words);
    }

    public static Wording of(String written) {
        String folded = isPlain(written) ? written.toLowerCase(Locale.ROOT) : folded(written);
        String text = SPACES.matcher(folded).replaceAll(" ").strip();
        String compared = DRAWN_OUT.matcher(text.replace("'", "")).replaceAll("$1");
        return new Wording(text, words(compared));
    }

    /** Most messages are: for them the next step would change nothing but capitals, at ten times the cost. */
    private static boolean isPlain(String written) {
        return written.chars().allMatch(character -> character >= ' ' && character <= '~' && character != '`');
    }

    private static String folded(String written) {
        // Before NFKC, which makes of a lone accent a space with a combining mark.
        String straight = APOSTROPHES.matcher(written).replaceAll("'");
        String visible = INVISIBLE
                .matcher(Normalizer.normalize(straight, Normalizer.Form.NFKC))
                .replaceAll("");
        // Upper, then lower case comes close to Unicode's case folding: "ß" and "SS" meet in "ss".
        String folded = visible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return DASHES.matcher(folded).replaceAll("-");
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int end;
        for (int begin = 0; begin < text.length() && words.size() < MAX_WORDS; begin = end) {
            end = endOfRun(text, begin);
            if (end == begin) {
                end += Character.charCount(text.codePointAt(begin));
            } else {
                words.addAll(spelledOut(text.substring(begin, end)));
            }
        }
        return words.size() > MAX_WORDS ? words.subList(0, MAX_WORDS) : words;
    }

    /** @return the index behind the letters, marks and digits that begin there */
    private static int endOfRun(String text, int begin) {
        int end = begin;
        while (end < text.length() && isOfWord(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isOfWord(int character) {
        return (OF_WORDS >> Character.getType(character) & 1) != 0;
    }

    private static List<String> spelledOut(String word) {
        String contraction = CONTRACTIONS.get(word);
        return contraction == null ? List.of(word) : List.of(contraction.split(" ", -1));
    }
}
