package dev.quire.orders.books;

import java.util.regex.Pattern;

/** Words that point to a book instead of naming one: "it", "that one in paperback". */
final class Pointing {
    private static final Pattern POINTING = Pattern.compile(
            "(?:it|this|that|these|those|them|he|she|they|him|her"
                    + "|(?:this|that|the (?:first|second|third|last|other|same|next|latest)) (?:one|book|novel|title)"
                    + "|(?:these|those) (?:ones|books|novels|titles)|one(?: of (?:it|these|those|them))?)"
                    + "(?:(?: ?,| too\\b| now\\b| again\\b| in\\b| as\\b| on\\b| available\\b| signed\\b| still\\b| right now\\b).*)?");

    /** Between "one" and these there is no title such as "One for the Money". */
    private static final Pattern PRONOUN = Pattern.compile("it|this|that|these|those|them|one");

    /** The one question in which "it" alone may be the title. */
    private static final Pattern IT_BY_NAME = Pattern.compile("^(?:(?:hi|hello|hey),? )?(?:do you (?:guys )?have"
            + "|(?:do you (?:guys )?have |have you got )?(?:the|a) (?:book|novel)(?: called| titled| named)?) it$");

    private Pointing() {}

    static boolean pointsTo(String name) {
        return POINTING.matcher(name).matches();
    }

    static boolean isPronoun(String name) {
        return PRONOUN.matcher(name).matches();
    }

    static boolean namesIt(String clause) {
        return IT_BY_NAME.matcher(clause).matches();
    }
}
