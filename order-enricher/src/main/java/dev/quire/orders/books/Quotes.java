package dev.quire.orders.books;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in quotation marks. */
final class Quotes {
    /** A name in a text of {@link #straight}. */
    static final Pattern QUOTED = Pattern.compile("\"(?<name>[^\"]+)\"");

    /** An apostrophe has a letter before it, or behind it: {@code dogs'}, {@code 'tis}. */
    private static final Pattern ANY = Pattern.compile("\"(?<double>[^\"\\n\\r]{1,200})\""
            + "|(?<![\\p{L}\\p{N}])'(?<single>[^'\"\\s](?:[^\"\\n\\r]{0,200}?[^\"\\s])?)'(?![\\p{L}\\p{N}])");

    private static final Pattern CLAUSE_END = Pattern.compile("[.;!?]+");

    private Quotes() {}

    /** A plain text in which every quoted name stands in double quotation marks, without what would end a clause. */
    static String straight(String text) {
        return ANY.matcher(WishWords.plain(text)).replaceAll(found -> {
            String name = found.group("double") == null ? found.group("single") : found.group("double");
            String whole = CLAUSE_END.matcher(name).replaceAll(" ").strip();
            return Matcher.quoteReplacement(whole.isEmpty() ? " " : '"' + whole + '"');
        });
    }
}
