package dev.quire.orders.books;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formats, languages and lengths: what people say about a copy, and what our books do not tell. Pure. */
final class TradeWords {
    private static final String FORMAT =
            "(?:e-?books?|e books?|audio[- ]?books?|kindle|epubs?|pdfs?|hardbacks?|hardcovers?|paperbacks?|large[- ]print)"
                    + "(?: (?:formats?|form|editions?|versions?))?\\b";

    private static final String LANGUAGE =
            "(?:french|german|spanish|italian|portuguese|dutch|polish|russian|chinese|mandarin|japanese|korean|arabic|turkish|"
                    + "swedish|danish|norwegian|finnish|czech|greek|hebrew|hindi|latin|ukrainian|hungarian|romanian)";

    private static final Pattern OF = outsideOfQuotes("\\b(?:the |an? |any )?" + FORMAT + " of\\b");
    private static final Pattern SIGNED = outsideOfQuotes("\\bsigned (?=cop(?:y|ies)\\b|books?\\b|editions?\\b)");
    private static final Pattern IN_A_FORMAT = outsideOfQuotes("\\b(?:as|in|on|for) (?:an? |my )?" + FORMAT
            + "(?: (?:or|and) (?:(?:as|in|on) )?(?:an? )?" + FORMAT + ")*+");
    private static final Pattern ANY_FORMAT = outsideOfQuotes("\\b" + FORMAT);
    private static final Pattern PAGES = outsideOfQuotes(
            "\\b(?:(?:under|below|over|above|about|around|less than|more than|fewer than|at most|at least|"
                    + "up to|max) )?\\d{1,4}(?: ?(?:-|to|and) ?\\d{1,4})?[- ]?pages?\\b");

    private static final Pattern IN_A_LANGUAGE = outsideOfQuotes("\\bin " + LANGUAGE
            + "\\b(?: language\\b)?(?= ?(?:$|[,:()])| (?:please|for|by|under|about|or|and|with|too)\\b)"
            + "|\\b" + LANGUAGE + "[- ](?:translations?|editions?|versions?|language)\\b");

    private TradeWords() {}

    private static Pattern outsideOfQuotes(String words) {
        return Pattern.compile("(?<quoted>\"[^\"]*\")|" + words);
    }

    /** A clause without formats and lengths, outside of quotation marks; a comma stays where one was. */
    static String withoutFormats(String clause) {
        String rest = replace(OF, clause, "copies of");
        rest = replace(SIGNED, rest, "");
        rest = replace(IN_A_FORMAT, rest, ",");
        rest = replace(ANY_FORMAT, rest, "books");
        return replace(PAGES, rest, ",");
    }

    static String withoutLanguage(String clause) {
        return replace(IN_A_LANGUAGE, clause, ",");
    }

    /** Whether books in some language are wanted. Ours do not say which they are in. */
    static boolean nameALanguage(List<String> clauses) {
        return clauses.stream().anyMatch(clause -> !withoutLanguage(clause).equals(clause));
    }

    private static String replace(Pattern words, String clause, String replacement) {
        return words.matcher(clause)
                .replaceAll(
                        found -> found.group("quoted") == null ? replacement : Matcher.quoteReplacement(found.group()));
    }
}
