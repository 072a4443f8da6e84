package dev.quire.understanding;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

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
        // Before NFKC, which makes of a lone accent a space with a combining mark.
        String straight = APOSTROPHES.matcher(written).replaceAll("'");
        String visible = INVISIBLE
                .matcher(Normalizer.normalize(straight, Normalizer.Form.NFKC))
                .replaceAll("");
        // Upper, then lower case comes close to Unicode's case folding: "ß" and "SS" meet in "ss".
        String folded = visible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        String text = SPACES.matcher(DASHES.matcher(folded).replaceAll("-"))
                .replaceAll(" ")
                .strip();
        String compared = DRAWN_OUT.matcher(text.replace("'", "")).replaceAll("$1");
        List<String> words = WORD.matcher(compared)
                .results()
                .map(MatchResult::group)
                .flatMap(Wording::spelledOut)
                .limit(MAX_WORDS)
                .toList();
        return new Wording(text, words);
    }

    private static Stream<String> spelledOut(String word) {
        String contraction = CONTRACTIONS.get(word);
        return contraction == null ? Stream.of(word) : Stream.of(contraction.split(" ", -1));
    }
}
