package dev.quire.orders.books;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From a visitor's words to criteria. Pure. Lines and sentences are read in order, and a later one overrules what earlier
 * ones said about the same thing: genre, age, price, author, years, order. Moods and other words add up until a later
 * "not" takes them away.
 *
 * <p>A clause is read in layers, each on what the ones before left: liked books, authors, figures, known words. What
 * remains is searched for as it is.
 */
final class WishParser {
    /** Longer wishes are read from their end: what was said last counts most. */
    static final int MAX_LENGTH = 1_000;

    private static final String NAME_END = "(?=\\s*(?:,|$|\\||\\bbut\\b|\\bunder\\b|\\bbelow\\b|\\bless than\\b|"
            + "\\bfor (?:a|an|my|kids|children|teens|adults|someone|her|him|\\d)|\\bonly\\b|\\bwith (?:a|more|less)\\b|\\bthat\\b|"
            + "\\band (?:i|want|would|am|need|looking|under|cheap)\\b|\\bor similar\\b|\\band similar\\b|\\bplease\\b|\\bby\\b|"
            + "\\bso\\b|\\bwithout\\b|\\bexcept\\b|\\bnot by\\b|\\baround \\$|\\bcheaper\\b|\\bless\\b))";

    private static final String COMPARED =
            "shorter|longer|easier|simpler|quicker|funnier|darker|scarier|lighter|sadder|happier|cozier|better|newer";

    static final Pattern LIKED = Pattern.compile(
            "(?:\\b(?:something|anything|books?|novels?|stories|story|ones?|more|similar|much|just|series|authors?|else|reads?)"
                    + " like|^like|\\bsimilar to|\\bin the (?:style|vein|spirit) of|\\breminds? (?:me|him|her) of|\\bfans? of|"
                    + "\\b(?:i|he|she|they|we|who|has|have|i've|already) (?:really |just |also |absolutely |already )?"
                    + "(?:liked|loved|enjoyed|finished|read)|(?<=\\b(?:" + COMPARED
                    + ")) than(?! [\\d$])|\\bif (?:you|i) (?:like|love|enjoy|liked|loved|enjoyed))"
                    + " (?:reading )?(?:the (?:book|novel) )?(?:\"(?<quoted>[^\"]+)\"|(?<name>[^,\"]+?)" + NAME_END
                    + ")");

    private static final String NO_NAME =
            "(?:the|a|an|my|our|his|her|their|any|this|that|these|of|tomorrow|today|now|next|mail|"
                    + "post|christmas|then|under|below|for|about|with|in|on|but|or|and|please|if|less|cheaper|books?|novels?|something|"
                    + "who|not|no|nor|except|without|apart|besides|at|around|which|do|does|have|available|like|published|written|to|is|from|what|how)\\b";

    private static final String NAME =
            "(?<name>(?!" + NO_NAME + ")[\\p{L}.'-]+(?: (?!" + NO_NAME + ")[\\p{L}.'-]+){0,3})";

    static final Pattern AUTHOR = Pattern.compile("\\b(?:written by|by(?: author)?|author) " + NAME);

    private static final Pattern OTHER_AUTHOR =
            Pattern.compile(",? (?:or|and|&) (?:(?:anything|something|books?|novels?) )?(?:(?:written )?by )?" + NAME);

    private WishParser() {}

    static Wish parse(String wish) {
        return parse(wish, true);
    }

    /** The same for somebody whose names are not known here: they are words like any other. */
    static Wish parseWithoutNames(String wish) {
        return parse(wish, false);
    }

    private static Wish parse(String wish, boolean withNames) {
        // Twice, because a character may be several in plain text: U+FDFA is four words.
        String plain = latest(WishWords.plain(Quotes.straight(latest(wish))));
        List<String> clauses = WishWords.clauses(plain).stream()
                .map(TradeWords::withoutFormats)
                .toList();
        AskedTitle.Found title = withNames ? AskedTitle.in(clauses) : null;
        if (title != null && title.quoted()) {
            return new Wish(title.title(), null, criteriaOf(title.title()), false, false);
        }
        WishDraft draft = new WishDraft();
        for (String clause : clauses) {
            draft.nextClause();
            read(clause, draft, withNames);
        }
        return new Wish(
                title == null ? null : title.title(),
                draft.like(),
                draft.criteria(),
                draft.isCheaper(),
                TradeWords.nameALanguage(clauses));
    }

    /** What to look for where the title itself is not found. */
    private static BookCriteria criteriaOf(Wish.Title title) {
        WishDraft draft = new WishDraft();
        WishWords.words(title.name()).stream().filter(word -> word.length() > 1).forEach(draft::word);
        if (!title.author().isEmpty()) {
            draft.authors(List.of(title.author()));
        }
        return draft.criteria();
    }

    private static String latest(String wish) {
        return wish.length() <= MAX_LENGTH ? wish : wish.substring(wish.length() - MAX_LENGTH);
    }

    /** @return whether the clause says that any book will do: "books", "something" */
    private static boolean read(String clause, WishDraft draft, boolean withNames) {
        String rest = TradeWords.withoutLanguage(clause);
        if (withNames) {
            rest = takeExcludedNames(rest, draft);
            rest = takeLiked(rest, draft);
            rest = takeAuthors(rest, draft);
        }
        return ClauseWords.read(WishFigures.take(rest, draft), draft);
    }

    private static String takeExcludedNames(String clause, WishDraft draft) {
        return Quotes.QUOTED.matcher(clause).replaceAll(found -> {
            if (!Exclusions.reach(clause, found.start())) {
                return Matcher.quoteReplacement(found.group());
            }
            draft.notWords(WishWords.words(found.group("name")));
            return " , ";
        });
    }

    /** "By Orwell or Huxley": either will do. */
    private static String takeAuthors(String clause, WishDraft draft) {
        StringBuilder rest = new StringBuilder();
        Matcher author = AUTHOR.matcher(clause);
        int at = 0;
        while (author.find(at)) {
            List<List<String>> names = new ArrayList<>(List.of(WishWords.words(author.group("name"))));
            int end = author.end();
            Matcher other = OTHER_AUTHOR.matcher(clause).region(end, clause.length());
            while (other.lookingAt() && isUnknown(other.group("name"))) {
                names.add(WishWords.words(other.group("name")));
                end = other.end();
                other.region(end, clause.length());
            }
            if (Exclusions.reach(clause, author.start())) {
                names.forEach(draft::notWords);
            } else {
                draft.authors(names);
            }
            rest.append(clause, at, author.start()).append(" , ");
            at = end;
        }
        return rest.append(clause.substring(at)).toString();
    }

    /** "By Orwell and funny" names one author. */
    private static boolean isUnknown(String name) {
        return WishWords.words(name).stream()
                .allMatch(word -> WishVocabulary.of(List.of(word)).isEmpty());
    }

    private static String takeLiked(String clause, WishDraft draft) {
        return LIKED.matcher(clause).replaceAll(found -> {
            if (Exclusions.reach(clause, found.start())) {
                return Matcher.quoteReplacement(found.group());
            }
            String name = found.group(found.group("quoted") == null ? "name" : "quoted")
                    .strip();
            if (!Pointing.pointsTo(name)) {
                draft.like(name);
            }
            return " , ";
        });
    }

    /** Nothing about the book, that is; it may name a title. */
    static boolean saysNothing(String clause) {
        WishDraft draft = new WishDraft();
        read(clause, draft, true);
        return draft.like() == null && draft.criteria().equals(BookCriteria.ANYTHING);
    }

    static boolean soundsLikeATitle(String name) {
        if (name.startsWith("a ") || name.startsWith("an ") || name.startsWith("any ")) {
            return false;
        }
        WishDraft draft = new WishDraft();
        boolean anyBook = read(name, draft, true);
        return draft.hasWords() && draft.like() == null && !anyBook;
    }
}
