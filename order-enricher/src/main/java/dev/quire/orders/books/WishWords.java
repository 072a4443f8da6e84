package dev.quire.orders.books;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as people type it, made comparable. */
final class WishWords {
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    /** Not the dot of "J. R. R. Tolkien" or "Mrs. Dalloway". */
    private static final Pattern CLAUSE_END =
            Pattern.compile("[\\n\\r;!?]+|(?<!\\b(?:\\p{L}|mr|mrs|ms|dr|st))\\.(?=\\s|$)");

    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ARTICLE = Pattern.compile("^(the|a|an) (?=.)");

    private WishWords() {}

    /** Lower case, without accents, with straight quotes and apostrophes, and with letters of one code point each. */
    static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('“', '"')
                .replace('”', '"')
                .replace('„', '"')
                .replace('«', '"')
                .replace('»', '"')
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ø", "o");
        return ACCENT.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
    }

    /** The parts of a wish that later ones overrule: lines and sentences. */
    static List<String> clauses(String wish) {
        return CLAUSE_END
                .splitAsStream(plain(wish).replaceAll("[\\t ]+", " "))
                .map(String::strip)
                .filter(clause -> !clause.isEmpty())
                .toList();
    }

    /** A name as it is compared: {@code The Hitchhiker's Guide} is {@code hitchhikers guide}. SQL: {@code book_key}. */
    static String key(String name) {
        String spaced = NOT_A_WORD
                .matcher(plain(name).replace("'", "").replace("&", " and "))
                .replaceAll(" ");
        return ARTICLE.matcher(spaced.strip()).replaceFirst("");
    }

    /** The words of a plain text: letters and digits only, so that they are safe in any query language. */
    static List<String> words(String plain) {
        return NOT_A_WORD
                .splitAsStream(plain.replace("'s", "").replace("'", ""))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
