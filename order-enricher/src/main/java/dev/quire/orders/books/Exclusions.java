package dev.quire.orders.books;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How far a "not" reaches. Pure, for one thread and one clause.
 *
 * <pre>
 *            negation              something excluded
 *   NOWHERE ─────────▶ BEFORE ◀──────────────────────▶ AFTER ──▶ NOWHERE
 *                                "or", "of", a list         anything else
 * </pre>
 */
final class Exclusions {
    /** "Not by", "nothing else written by", "but not “": what follows such words is excluded. */
    private static final Pattern NEGATED = Pattern.compile(
            "\\b(?:not|no|nothing|never|except|excluding|without|don'?t|doesn'?t|hates?|other than|apart from|instead of|"
                    + "(?:any|every)thing but)"
                    + "(?: (?:want|like|read|for|anything|something|a|an|the|any|more|books?|novels?|stories|ones?|else|those|"
                    + "written|is|be|to|big|huge|great|really))*+ ?$");

    private static final Set<String> PASSED_OVER = Set.of(
            "to",
            "in",
            "on",
            "have",
            "having",
            "involving",
            "featuring",
            "around",
            "from",
            "get",
            "need",
            "see",
            "my",
            "kind",
            "kinds",
            "type",
            "sort",
            "this",
            "these",
            "those",
            "all",
            "big",
            "fan",
            "fans",
            "interested",
            "keen",
            "looking",
            "love",
            "loves",
            "liked",
            "loved",
            "enjoy",
            "enjoys",
            "enjoyed",
            "care",
            "it");

    private static final Set<String> BOOKS = Set.of(
            "book",
            "books",
            "novel",
            "novels",
            "story",
            "stories",
            "something",
            "anything",
            "stuff",
            "ones",
            "another",
            "more",
            "fiction");

    /** "Never read" excludes nothing, "don't read" does. */
    private static final Set<String> NOT_SO_FAR = Set.of("never", "not", "didnt");

    /** After these a comma goes on with a list: "no cats, dogs or horses". */
    private static final Set<String> NO_LIST = Set.of("not", "isnt", "arent", "less", "non");

    /** Of one thing in a list after its comma. */
    private static final int MOST_WORDS = 2;

    private enum Reach {
        NOWHERE,
        BEFORE,
        AFTER
    }

    private Reach reach = Reach.NOWHERE;
    private String negation = "";
    private boolean justNegated;

    /** Whether what stands at {@code start} is excluded by the words before it. */
    static boolean reach(String clause, int start) {
        return NEGATED.matcher(clause.substring(0, start)).find();
    }

    void negate(String word) {
        reach = Reach.BEFORE;
        negation = word;
        justNegated = true;
    }

    /** A comma: only a list goes on behind it. */
    void comma(List<List<String>> following) {
        boolean goesOn = reach == Reach.AFTER && !NO_LIST.contains(negation) && isListed(following);
        reach = goesOn ? Reach.BEFORE : Reach.NOWHERE;
    }

    private static boolean isListed(List<List<String>> following) {
        for (List<String> part : following) {
            boolean last = part.contains("or") || part.contains("nor");
            if (part.size() > (last ? 2 * MOST_WORDS + 1 : MOST_WORDS)) {
                return false;
            }
            if (last) {
                return true;
            }
        }
        return false;
    }

    /** @return whether the thing, a genre for example, is excluded */
    boolean excludes() {
        boolean excluded = reach == Reach.BEFORE;
        reach = excluded ? Reach.AFTER : Reach.NOWHERE;
        justNegated = false;
        return excluded;
    }

    /** As {@link #excludes()}, for a word that belongs to an excluded one before it: "talking animals". */
    boolean excludesToo() {
        return reach == Reach.AFTER;
    }

    /**
     * A word that is nothing to search for.
     *
     * @param degree whether it may stand between a negation and what it negates
     * @param nextIsAlike whether what follows is of the kind of what was excluded
     */
    void pass(String word, boolean degree, boolean nextIsAlike) {
        boolean unread = justNegated && NOT_SO_FAR.contains(negation);
        boolean reading = word.startsWith("read") && !unread;
        reach = switch (reach) {
            case NOWHERE -> Reach.NOWHERE;
            case BEFORE ->
                degree || reading || BOOKS.contains(word) || PASSED_OVER.contains(word) ? Reach.BEFORE : Reach.NOWHERE;
            case AFTER -> joins(word, nextIsAlike) ? Reach.BEFORE : Reach.NOWHERE;
        };
        justNegated = false;
    }

    private boolean joins(String word, boolean nextIsAlike) {
        return switch (word) {
            case "or", "nor", "of" -> true;
            case "and" -> nextIsAlike && !NO_LIST.contains(negation);
            default -> false;
        };
    }
}
