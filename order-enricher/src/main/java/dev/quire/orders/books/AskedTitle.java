package dev.quire.orders.books;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what may be the title of the very book that is wanted. Pure. What stands in quotation marks comes first, then what
 * the words around say to be a title, then the whole wish.
 */
final class AskedTitle {
    /** More words are a sentence, not an author and a title. */
    private static final int MOST_WORDS = 5;

    private static final String ASKING = "(?:do you (?:guys )?(?:have|sell|stock|carry)|have you got|is there|"
            + "can i (?:get|buy|order)|how much (?:is|are|does|for)|(?:what is|what's) the price (?:of|for)|"
            + "price (?:of|for))";

    private static final String NAMING =
            "(?:(?:the|a) (?:book|novel) (?:called |titled |named )?|(?:a |any )?cop(?:y|ies) of )";

    /** Possessive, as any group must be that repeats without a limit: others take stack for each round. */
    private static final String AFTER =
            "(?: (?:in stock|available|for sale|in store|in paperback|in hardcover|please|costs?|"
                    + "right now|by .+|(?:under|below|for less than) \\$.+))*+";

    private static final List<Pattern> ASKED_TITLES = List.of(
            Pattern.compile(ASKING + " (?:" + NAMING + ")?(?<name>[^\"]+?)" + AFTER + "$"),
            Pattern.compile("^(?:is|are) (?:" + NAMING + ")?(?<name>[^\"]+?) (?:in stock|available|for sale).*$"),
            Pattern.compile("\\b(?:book|novel) (?:called|titled|named) (?<name>[^\"]+?)" + AFTER + "$"),
            Pattern.compile("\\bcop(?:y|ies) of (?<name>[^\"]+?)" + AFTER + "$"));

    private static final Pattern AFTER_A_TITLE = Pattern.compile(AFTER + "$");

    private static final Pattern BEFORE_A_TITLE =
            Pattern.compile("^(?:(?:(?:hi|hello|hey|please|so|ok|yes|and|also|well)\\b|,) ?)*+(?:(?:i am|i'm|im) )?"
                    + "(?:(?:looking for|search(?:ing)? for|(?:can you )?find(?: me)?|show me|i want(?: to (?:buy|read|order))?|"
                    + "i need|i'd like|i would like|buy|order|get me|" + ASKING + ")\\b)? ?(?:" + NAMING + ")?");

    private AskedTitle() {}

    /** @param quoted whether it stands in quotation marks: then nothing else in the wish says which book */
    record Found(Wish.Title title, boolean quoted) {}

    /** The last clause may name a book, or point to the one before; the whole wish may be a title and nothing else. */
    static @Nullable Found in(List<String> clauses) {
        if (clauses.isEmpty()) {
            return null;
        }
        int last = clauses.size() - 1;
        while (last > 0 && quoted(clauses.get(last)).isEmpty() && isAboutTheClauseBefore(clauses.get(last))) {
            last--;
        }
        String clause = clauses.get(last);
        Optional<Found> quoted = quoted(clause);
        if (quoted.isPresent()) {
            return quoted.get();
        }
        boolean alone = last == 0;
        if (WishParser.LIKED.matcher(clause).find()) {
            return null;
        }
        Wish.Title title = asked(clause, alone);
        if (title == null && alone && !pointsBack(clause)) {
            title = whole(clause);
        }
        return title == null ? null : new Found(title, false);
    }

    /** "More like these", "How much is it". */
    private static boolean isAboutTheClauseBefore(String clause) {
        return (WishParser.saysNothing(clause) && !asksForATitle(clause)) || pointsBack(clause);
    }

    private static Optional<Found> quoted(String clause) {
        String rest = WishParser.LIKED.matcher(clause).replaceAll(" , ");
        Matcher matcher = Quotes.QUOTED.matcher(rest);
        while (matcher.find()) {
            String name = matcher.group("name");
            if (!isTaste(name) && !Exclusions.reach(rest, matcher.start())) {
                return Optional.of(
                        new Found(new Wish.Title(name, true, authorBehind(rest.substring(matcher.end()))), true));
            }
        }
        return Optional.empty();
    }

    /** Something "funny" is none. */
    private static boolean isTaste(String name) {
        return WishVocabulary.of(WishWords.words(name))
                .filter(meaning -> meaning instanceof WishVocabulary.Meaning.OfGenre
                        || meaning instanceof WishVocabulary.Meaning.OfMood)
                .isPresent();
    }

    private static List<String> authorBehind(String rest) {
        Matcher author = WishParser.AUTHOR.matcher(rest);
        return author.find() && rest.substring(0, author.start()).matches("[ ,]*")
                ? WishWords.words(author.group("name"))
                : List.of();
    }

    private static boolean asksForATitle(String clause) {
        return ASKED_TITLES.stream().anyMatch(pattern -> pattern.matcher(clause).find());
    }

    private static boolean pointsBack(String clause) {
        return ASKED_TITLES.stream()
                .map(pattern -> pattern.matcher(clause))
                .anyMatch(matcher -> matcher.find()
                        && Pointing.pointsTo(matcher.group("name").strip())
                        && authorBehind(clause.substring(matcher.end("name"))).isEmpty());
    }

    private static Wish.@Nullable Title asked(String clause, boolean alone) {
        for (Pattern pattern : ASKED_TITLES) {
            Matcher matcher = pattern.matcher(clause);
            if (matcher.find()) {
                String name = matcher.group("name").strip();
                List<String> author = authorBehind(clause.substring(matcher.end("name")));
                if (!Pointing.pointsTo(name)) {
                    String title = name.replaceFirst("[ ,]+$", "");
                    return new Wish.Title(title, WishParser.soundsLikeATitle(title), author);
                }
                if (Pointing.isPronoun(name) && (!author.isEmpty() || (alone && Pointing.namesIt(clause)))) {
                    return new Wish.Title(name, false, author);
                }
            }
        }
        return null;
    }

    /** What is left of a wish that is nothing but a title. */
    private static Wish.@Nullable Title whole(String clause) {
        String stripped = BEFORE_A_TITLE.matcher(clause).replaceFirst("");
        // "Find Me" is one, although nothing is left of it.
        String bare = stripped.isBlank() ? clause : stripped;
        String name = withoutEnd(bare);
        List<String> author = authorBehind(bare.substring(Math.min(name.length(), bare.length())));
        if (name.isEmpty()) {
            return null;
        }
        if (!Pointing.pointsTo(name)) {
            return besideItsAuthor(name).orElse(new Wish.Title(name, false, author, withoutEnd(clause)));
        }
        return Pointing.isPronoun(name) && (!author.isEmpty() || Pointing.namesIt(clause))
                ? new Wish.Title(name, false, author)
                : null;
    }

    private static String withoutEnd(String clause) {
        Matcher end = AFTER_A_TITLE.matcher(clause);
        return (end.find() ? clause.substring(0, end.start()) : clause)
                .replaceFirst("[ ,]+$", "")
                .strip();
    }

    /** "Stephen King It", "1984 Orwell": titles that are found only together with their author's name. */
    private static Optional<Wish.Title> besideItsAuthor(String name) {
        List<String> words = new ArrayList<>(WishWords.words(name));
        if (words.size() < 2 || words.size() > MOST_WORDS) {
            return Optional.empty();
        }
        String title =
                isShort(words.getLast()) ? words.removeLast() : isShort(words.getFirst()) ? words.removeFirst() : "";
        boolean nameOnly =
                words.stream().allMatch(word -> WishVocabulary.of(List.of(word)).isEmpty());
        return title.isEmpty() || !nameOnly
                ? Optional.empty()
                : Optional.of(new Wish.Title(title, false, List.copyOf(words)));
    }

    private static boolean isShort(String word) {
        return word.equals("it") || SpokenYear.of(word).isPresent();
    }
}
