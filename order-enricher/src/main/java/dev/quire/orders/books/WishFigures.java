package dev.quire.orders.books;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ages, prices and years in a clause. */
final class WishFigures {
    private static final String SIGN = "[$€£]";
    private static final String AMOUNT = "\\d{1,5}(?:\\.\\d{1,2})?";
    /** After a figure. The shop has one currency; whoever names another one means about as much. */
    private static final String CURRENCY = " ?(?:(?:dollars?|bucks|usd|euros?|eur|gbp)\\b|" + SIGN + "(?! ?\\d))";

    private static final String NOT_MONEY = "\\b(?!\\.\\d|" + CURRENCY + ")";
    private static final String UNIT = "(?:pages?|hours?|minutes?|days?|weeks?|months?)\\b";
    /** A figure that is no price. */
    private static final String NO_UNIT =
            "(?![\\d.]*[- ]?(?:%|" + UNIT + "|(?:years?|yrs?|yo|percent|stars?|st|nd|rd|th|s)\\b))";

    /** Money if nothing says otherwise. */
    private static final String MONEY = SIGN + "? ?(" + AMOUNT + ")" + NO_UNIT + "(?:" + CURRENCY + ")?";
    /** Money in any case, in the first or the second group. */
    private static final String PRICE = "(?:" + SIGN + " ?(" + AMOUNT + ")|\\b(" + AMOUNT + ")" + CURRENCY + ")";

    private static final String AND = " ?(?:-|–|to|until|and) ?";
    private static final String AT_MOST =
            "(?:under|below|less than|up to|at most|max(?:imum)?(?: of)?|no more than|not more than|not over|within)";

    private static final String NUMBER_WORDS = String.join("|", NumberWords.BELOW_TWENTY);
    private static final String AGE = "(\\d{1,2}|" + NUMBER_WORDS + ")";
    private static final String AGE_OF_CHILD = "(1?\\d|" + NUMBER_WORDS + ")";
    private static final int OLDEST_CHILD = 19;
    private static final int FIRST_GRADE_AGE = 6;

    private static final String CHILD = "\\b(?:kids?|child(?:ren)?|boys?|girls?|teens?|teenagers?|tweens?|readers?)";
    /** Who has more than one age. Not "daughter": whoever buys for her between 10 and 15 rather names a price. */
    private static final Pattern CHILDREN =
            Pattern.compile("\\b(?:kids|children|boys|girls|teens|teenagers|tweens|readers|"
                    + "toddlers|youngsters|students|pupils|grandkids|grandchildren|ages?|aged)\\b");

    private static final String YEAR = "(1[5-9]\\d\\d|20\\d\\d)";
    /** One of two figures that say together that they are years. */
    private static final String YEAR_OF_TWO = "(1\\d{3}|20\\d\\d|2100)";

    private static final int CENTURY = 100;

    private record Rule(Pattern pattern, BiConsumer<MatchResult, WishDraft> effect) {
        static Rule of(String pattern, BiConsumer<MatchResult, WishDraft> effect) {
            return new Rule(Pattern.compile(pattern), effect);
        }
    }

    /** In this order, each on what the ones before left over. Then comes {@link #RANGE}. */
    private static final List<Rule> AGES_AND_PERIODS = List.of(
            Rule.of(
                    "\\bage[sd]?(?: of| between| from)? " + AGE + AND + "(?:age )?" + AGE
                            + "(?:[- ]years?(?:[- ]olds?)?)?" + NOT_MONEY,
                    WishFigures::ageBetween),
            Rule.of(
                    "\\b" + AGE + AND + AGE + "[- ]?(?:years?|yrs?|yo)(?:[- ]olds?)?\\b(?! ago)",
                    WishFigures::ageBetween),
            Rule.of(
                    "\\b" + AGE
                            + "[- ]?(?:years?[- ]?olds?|years?[- ]of[- ]age|yrs?[- ]?olds?|yrs?\\b|y/o|yo\\b|year[- ]old)",
                    WishFigures::age),
            Rule.of("\\b(?<!in )(?:under|up to|until|from) " + AGE + "[- ]?years\\b(?! ago)", WishFigures::age),
            Rule.of(
                    "\\b(?:aged?|ages|age of|turning|turns|who is|who's|he is|he's|she is|she's|is turning) " + AGE
                            + NOT_MONEY,
                    WishFigures::age),
            Rule.of(
                    CHILD + "(?:'s)?(?: books?)?,? (?:(?:between|from|of) )?" + AGE_OF_CHILD + AND + AGE_OF_CHILD
                            + NOT_MONEY,
                    WishFigures::ageBetween),
            Rule.of(
                    CHILD + " (?:under|below|over|above|from|of|up to|until|younger than|older than) " + AGE_OF_CHILD
                            + NOT_MONEY,
                    WishFigures::age),
            Rule.of(
                    "\\b(\\d{1,2})(?:st|nd|rd|th)[- ]grade(?:rs?)?\\b",
                    (found, draft) -> draft.age(NumberWords.parse(found.group(1)) + FIRST_GRADE_AGE - 1)),
            Rule.of(
                    "\\b(?:between|from|published|written|released)(?: in)?(?: the)?(?: years)? " + YEAR_OF_TWO + AND
                            + YEAR_OF_TWO + NOT_MONEY,
                    WishFigures::yearsBetween));

    /** Prices, or ages, as what stands around says. */
    private static final Pattern RANGE =
            Pattern.compile("(?:\\b(?<lead>between|from) )?(?<![\\w.])" + SIGN + "? ?(?<low>"
                    + AMOUNT + ")(?:" + CURRENCY + ")?(?<and>" + AND + ")" + SIGN + "? ?(?<high>" + AMOUNT + ")(?!\\d)"
                    + NO_UNIT
                    + "(?:" + CURRENCY + ")?");

    private static final Pattern SAYS_MONEY = Pattern.compile(SIGN + "|" + CURRENCY);

    /** In this order, each on what the ones before left over. */
    private static final List<Rule> YEARS_AND_PRICES = List.of(
            Rule.of("\\b(\\d{1,2})(?:st|nd|rd|th)[- ]century\\b", (found, draft) -> {
                int end = NumberWords.parse(found.group(1)) * CENTURY;
                draft.years(end - CENTURY, end - 1);
            }),
            Rule.of(
                    "\\b(?:the )?(1[5-9]\\d0|20\\d0)'?s\\b",
                    (found, draft) ->
                            draft.years(NumberWords.parse(found.group(1)), NumberWords.parse(found.group(1)) + 9)),
            Rule.of(
                    "\\b(?:before|until|up to|older than|no later than|not after) " + YEAR + NOT_MONEY,
                    (found, draft) -> draft.years(null, NumberWords.parse(found.group(1)))),
            Rule.of(
                    "\\b(?:(?:after|since|newer than|later than) " + YEAR + NOT_MONEY + "|from " + YEAR
                            + " on(?:wards?)?\\b)",
                    (found, draft) -> draft.years(NumberWords.parse(either(found)), null)),
            Rule.of(
                    "\\b(?:from|(?:published|written|released)(?: in)?|(?<=\\b(?:best|bestsellers|books?|novels?) )of) "
                            + YEAR + NOT_MONEY,
                    (found, draft) ->
                            draft.years(NumberWords.parse(found.group(1)), NumberWords.parse(found.group(1)))),
            Rule.of(
                    "\\b(?:(?:in )?" + AT_MOST + " |(?:between|from) \\d{1,5}" + AND + ")\\d{1,5}[- ]?" + UNIT
                            + "(?![- ]old)",
                    (found, draft) -> {}),
            Rule.of(
                    "\\b(?:" + AT_MOST + "|cheaper than|budget (?:of|is)(?: about| around)?|only have|have only) "
                            + MONEY,
                    (found, draft) -> draft.atMost(cents(found.group(1)))),
            Rule.of(
                    "\\b(?:over|above|more than|at least|from) " + PRICE,
                    (found, draft) -> draft.atLeast(cents(either(found)))),
            Rule.of("\\b(?:around|about|roughly|approximately|circa) " + PRICE, (found, draft) -> {
                int cents = cents(either(found));
                draft.atMost(cents + cents / 4);
                draft.atLeast(cents - cents / 4);
            }),
            Rule.of(PRICE, (found, draft) -> draft.atMost(cents(either(found)))));

    private WishFigures() {}

    /** Puts into the draft what the clause says in figures, and returns the rest, with a comma where a figure was. */
    static String take(String clause, WishDraft draft) {
        String rest = take(AGES_AND_PERIODS, clause, draft);
        boolean forChildren = CHILDREN.matcher(rest).find() && !draft.hasYearsOfAgeInThisClause();
        rest = RANGE.matcher(rest)
                .replaceAll(
                        found -> range(found, forChildren, draft) ? " , " : Matcher.quoteReplacement(found.group()));
        return take(YEARS_AND_PRICES, rest, draft);
    }

    private static String take(List<Rule> rules, String clause, WishDraft draft) {
        String rest = clause;
        for (Rule rule : rules) {
            rest = rule.pattern().matcher(rest).replaceAll(found -> {
                rule.effect().accept(found, draft);
                return " , ";
            });
        }
        return rest;
    }

    /** @return whether it means anything */
    private static boolean range(MatchResult found, boolean forChildren, WishDraft draft) {
        double first = Double.parseDouble(found.group("low"));
        double second = Double.parseDouble(found.group("high"));
        boolean introduced = found.group("lead") != null;
        boolean money = SAYS_MONEY.matcher(found.group()).find()
                // Of "under $10 and 2 more" only the first is money.
                && (introduced || !found.group("and").contains("and"));
        if (!money && !introduced) {
            return false;
        }
        boolean ages = !money
                && forChildren
                && Math.max(first, second) <= OLDEST_CHILD
                && !found.group().contains(".");
        if (ages) {
            draft.age((int) (first + second) / 2);
        } else {
            draft.atMost(cents(Math.max(first, second)));
            draft.atLeast(cents(Math.min(first, second)));
        }
        return true;
    }

    private static void age(MatchResult found, WishDraft draft) {
        draft.age(NumberWords.parse(found.group(1)));
    }

    private static void ageBetween(MatchResult found, WishDraft draft) {
        draft.age((NumberWords.parse(found.group(1)) + NumberWords.parse(found.group(2))) / 2);
    }

    private static void yearsBetween(MatchResult found, WishDraft draft) {
        int first = NumberWords.parse(found.group(1));
        int second = NumberWords.parse(found.group(2));
        draft.years(Math.min(first, second), Math.max(first, second));
    }

    /** Whichever of two groups there is. */
    private static String either(MatchResult found) {
        return found.group(found.group(1) == null ? 2 : 1);
    }

    private static int cents(String dollars) {
        return cents(Double.parseDouble(dollars));
    }

    private static int cents(double dollars) {
        return (int) Math.round(dollars * 100);
    }
}
