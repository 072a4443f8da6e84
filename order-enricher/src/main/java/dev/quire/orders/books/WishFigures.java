package dev.quire.orders.books;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Ages, prices and years in a clause. */
final class WishFigures {
    private static final String MONEY = "\\$? ?(\\d{1,5}(?:\\.\\d{1,2})?)";
    private static final String CURRENCY = " ?(?:dollars?|bucks|usd|\\$)";
    /** A figure that is no price. */
    private static final String NO_UNIT =
            "(?![\\d.]*[- ]?(?:years?|yrs?|yo\\b|pages?|hours?|months?|st\\b|nd\\b|rd\\b|th\\b|s\\b))";

    private static final List<String> NUMBERS = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen");

    private static final String YEARS = "(\\d{1,2}|" + String.join("|", NUMBERS) + ")";
    private static final int FIRST_GRADE_AGE = 6;
    private static final int CENTURY = 100;

    private record Rule(Pattern pattern, BiConsumer<MatchResult, WishDraft> effect) {
        static Rule of(String pattern, BiConsumer<MatchResult, WishDraft> effect) {
            return new Rule(Pattern.compile(pattern), effect);
        }
    }

    /** In this order, each on what the ones before left over. */
    private static final List<Rule> RULES = List.of(
            Rule.of(
                    "\\bage[sd]?(?: of| between)? " + YEARS + " ?(?:-|to|and|until) ?" + YEARS
                            + "(?:[- ]years?(?:[- ]olds?)?)?\\b",
                    (found, draft) -> draft.age((number(found.group(1)) + number(found.group(2))) / 2)),
            Rule.of(
                    "\\b" + YEARS + " ?(?:-|to) ?" + YEARS + "[- ]?(?:years?|yrs?|yo)(?:[- ]olds?)?\\b",
                    (found, draft) -> draft.age((number(found.group(1)) + number(found.group(2))) / 2)),
            Rule.of(
                    "\\b" + YEARS
                            + "[- ]?(?:years?[- ]?olds?|years?[- ]of[- ]age|yrs?[- ]?olds?|yrs?\\b|y/o|yo\\b|year[- ]old)",
                    (found, draft) -> draft.age(number(found.group(1)))),
            Rule.of(
                    "\\b(?:aged?|ages|age of|turning|turns|who is|who's|he is|he's|she is|she's|is turning) " + YEARS
                            + "\\b(?!" + CURRENCY + ")",
                    (found, draft) -> draft.age(number(found.group(1)))),
            Rule.of(
                    "\\b(?:kids?|children|child|boys?|girls?) (?:under|below|over|above|from|of) (\\d{1,2})\\b(?!"
                            + CURRENCY + ")",
                    (found, draft) -> draft.age(number(found.group(1)))),
            Rule.of(
                    "\\b(\\d{1,2})(?:st|nd|rd|th)[- ]grade(?:rs?)?\\b",
                    (found, draft) -> draft.age(number(found.group(1)) + FIRST_GRADE_AGE - 1)),
            Rule.of("\\b(\\d{1,2})(?:st|nd|rd|th)[- ]century\\b", (found, draft) -> {
                int end = number(found.group(1)) * CENTURY;
                draft.years(end - CENTURY, end - 1);
            }),
            Rule.of(
                    "\\b(?:the )?(1[5-9]\\d0|20\\d0)'?s\\b",
                    (found, draft) -> draft.years(number(found.group(1)), number(found.group(1)) + 9)),
            Rule.of(
                    "\\b(?:before|until|older than) (1[5-9]\\d\\d|20\\d\\d)\\b",
                    (found, draft) -> draft.years(null, number(found.group(1)))),
            Rule.of(
                    "\\b(?:after|since) (1[5-9]\\d\\d|20\\d\\d)\\b",
                    (found, draft) -> draft.years(number(found.group(1)), null)),
            Rule.of(
                    "\\b(?:between|from) " + MONEY + NO_UNIT + "(?:" + CURRENCY + ")? ?(?:and|to|-) ?" + MONEY + NO_UNIT
                            + "(?:" + CURRENCY + ")?",
                    WishFigures::between),
            Rule.of("\\$ ?(\\d{1,5}(?:\\.\\d{1,2})?) ?(?:-|to) ?" + MONEY + NO_UNIT, WishFigures::between),
            Rule.of(
                    "\\b(?:under|below|less than|cheaper than|up to|at most|max(?:imum)?(?: of)?|no more than|not more than|"
                            + "not over|within|budget (?:of|is)(?: about| around)?|only have|have only) " + MONEY
                            + NO_UNIT
                            + "(?:" + CURRENCY + ")?",
                    (found, draft) -> draft.atMost(cents(found.group(1)))),
            Rule.of(
                    "\\b(?:over|above|more than|at least|from) (?:\\$ ?(\\d{1,5}(?:\\.\\d{1,2})?)|(\\d{1,5})" + CURRENCY
                            + ")",
                    (found, draft) -> draft.atLeast(cents(found.group(1) == null ? found.group(2) : found.group(1)))),
            Rule.of(
                    "\\b(?:around|about|roughly|approximately|circa) (?:\\$ ?(\\d{1,5}(?:\\.\\d{1,2})?)|(\\d{1,5})"
                            + CURRENCY + ")",
                    (found, draft) -> {
                        int cents = cents(found.group(1) == null ? found.group(2) : found.group(1));
                        draft.atMost(cents + cents / 4);
                        draft.atLeast(cents - cents / 4);
                    }),
            Rule.of(
                    "\\$ ?(\\d{1,5}(?:\\.\\d{1,2})?)|\\b(\\d{1,5}(?:\\.\\d{1,2})?)" + CURRENCY,
                    (found, draft) -> draft.atMost(cents(found.group(1) == null ? found.group(2) : found.group(1)))));

    private WishFigures() {}

    /** Puts into the draft what the clause says in figures, and returns the rest, with a comma where a figure was. */
    static String take(String clause, WishDraft draft) {
        String rest = clause;
        for (Rule rule : RULES) {
            rest = rule.pattern().matcher(rest).replaceAll(found -> {
                rule.effect().accept(found, draft);
                return " , ";
            });
        }
        return rest;
    }

    private static void between(MatchResult found, WishDraft draft) {
        int first = cents(found.group(1));
        int second = cents(found.group(2));
        draft.atMost(Math.max(first, second));
        draft.atLeast(Math.min(first, second));
    }

    private static int number(String text) {
        int word = NUMBERS.indexOf(text.toLowerCase(Locale.ROOT));
        return word < 0 ? Integer.parseInt(text) : word;
    }

    private static int cents(String dollars) {
        return (int) Math.round(Double.parseDouble(dollars) * 100);
    }
}
