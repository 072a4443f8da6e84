package dev.quire.intents;

import dev.quire.schemas.Matched.Layer;
import dev.quire.understanding.Intent.Question;
import dev.quire.understanding.Match;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Books: more of them, others than those shown, one of those shown, and what somebody likes to read. */
final class BookTalk {
    /** A longer message says more than this. */
    private static final int MOST_WORDS = 8;

    private static final Set<String> MORE = Set.of("more", "another", "other", "others", "else", "next", "different");

    private static final Set<String> AROUND_MORE = Set.of(
            "more",
            "another",
            "other",
            "others",
            "else",
            "next",
            "different",
            "show",
            "me",
            "give",
            "some",
            "any",
            "one",
            "ones",
            "book",
            "books",
            "please",
            "what",
            "do",
            "you",
            "have",
            "got",
            "can",
            "could",
            "i",
            "see",
            "a",
            "of",
            "them",
            "these",
            "those",
            "that",
            "anything",
            "something",
            "there",
            "are",
            "and",
            "yes",
            "ok",
            "thanks",
            "options",
            "suggestions",
            "recommendations",
            "ideas",
            "like",
            "the",
            "title",
            "titles",
            "want",
            "would");

    /** Cheaper than those shown, for example: the wish goes on. */
    private static final Set<String> COMPARED = Set.of(
            "cheaper",
            "expensive",
            "shorter",
            "longer",
            "newer",
            "older",
            "younger",
            "funnier",
            "lighter",
            "darker",
            "easier",
            "harder",
            "scarier",
            "sadder",
            "happier",
            "better",
            "simpler",
            "recent",
            "modern",
            "less",
            "but",
            "under",
            "below",
            "instead",
            "rather",
            "similar",
            "only");

    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth");

    private static final Set<String> AROUND_A_PLACE = Set.of(
            "the", "one", "book", "what", "about", "how", "and", "tell", "me", "more", "is", "first", "second", "third",
            "fourth", "fifth", "last", "other", "please", "show", "of", "them", "that", "i", "like", "take", "want",
            "would", "on", "looks", "sounds", "good", "ok", "details");

    private static final Set<String> POINTING = Set.of("it", "this", "that");

    private static final Set<String> AROUND_POINTING = Set.of(
            "it",
            "this",
            "that",
            "one",
            "book",
            "do",
            "you",
            "have",
            "got",
            "can",
            "i",
            "get",
            "buy",
            "in",
            "as",
            "an",
            "a",
            "on",
            "paperback",
            "hardcover",
            "hardback",
            "ebook",
            "audiobook",
            "kindle",
            "stock",
            "available",
            "how",
            "much",
            "is",
            "does",
            "cost",
            "the",
            "price",
            "of",
            "for",
            "what",
            "what's",
            "whats",
            "still",
            "too",
            "also",
            "and",
            "please");

    /** "No vampires", "not by Tolkien": what shall not be among them. "No, fantasy" is something else. */
    private static final Pattern EXCLUDING = Pattern.compile(
            "^\\s*(?:(?:but|and|ok|okay|well|please|no,|something|anything)\\s+)*+"
                    + "(?:no|not|without|except|excluding|avoid|nothing (?:with|by|like|about|from|too)|anything but|other than)"
                    + "\\s+(?!(?:thanks?|thx|problem|worr(?:y|ies)|need|way|more|i|it|that|you|we|now|really|interested|yet|bad"
                    + "|sure|idea|matter|at|longer|else|orders?|answer|reply|one|cost|human|today|here|only|just|so)\\b)",
            Pattern.CASE_INSENSITIVE);

    /** What begins so is a question or a remark of its own, not a taste. */
    private static final Set<String> NO_TASTE = Set.of(
            "who",
            "what",
            "where",
            "when",
            "why",
            "how",
            "which",
            "is",
            "are",
            "was",
            "were",
            "do",
            "does",
            "did",
            "can",
            "could",
            "will",
            "would",
            "should",
            "has",
            "have",
            "my",
            "you",
            "your",
            "yes",
            "no",
            "ok",
            "okay",
            "nope",
            "yeah",
            "sure",
            "sorry",
            "stop",
            "cancel",
            "never",
            "hmm",
            "tell",
            "write",
            "translate",
            "please");

    private BookTalk() {}

    /** After books were searched. */
    static Optional<Outcome> followUp(Heard heard) {
        return heard.talk()
                .subject()
                .flatMap(subject -> subject.outcome() instanceof Outcome.FindBooks shown
                        ? oneOf(heard, subject)
                                .or(() -> onlyOne(heard, subject))
                                .or(() -> more(heard, subject, shown))
                                .or(() -> narrowed(heard, shown))
                                .or(() -> excluding(heard, shown))
                        : Optional.empty());
    }

    /** "What about the second one?": that book. */
    private static Optional<Outcome> oneOf(Heard heard, Exchange subject) {
        List<String> books = subject.books();
        if (books.isEmpty() || !AROUND_A_PLACE.containsAll(heard.words())) {
            return Optional.empty();
        }
        int place = ORDINALS.stream()
                .filter(heard.words()::contains)
                .mapToInt(ORDINALS::indexOf)
                .findFirst()
                .orElse(-1);
        if (heard.words().contains("last")) {
            place = books.size() - 1;
        } else if (heard.words().contains("other") && books.size() == 2) {
            place = 1;
        }
        return place < 0 || place >= books.size() ? Optional.empty() : find(heard, books.get(place), 0);
    }

    /** "Do you have it in paperback?" after a single book: that book. */
    private static Optional<Outcome> onlyOne(Heard heard, Exchange subject) {
        return subject.books().size() != 1
                        || Collections.disjoint(heard.words(), POINTING)
                        || !AROUND_POINTING.containsAll(heard.words())
                ? Optional.empty()
                : find(heard, subject.books().getFirst(), 0);
    }

    /** "Another one": the same wish, without the books that were shown. */
    private static Optional<Outcome> more(Heard heard, Exchange subject, Outcome.FindBooks shown) {
        return Collections.disjoint(heard.words(), MORE) || !AROUND_MORE.containsAll(heard.words())
                ? Optional.empty()
                : find(heard, shown.wish(), shown.skip() + subject.books().size());
    }

    /** "Something cheaper": a narrower wish, a line more, whose best books may well be among those shown. */
    private static Optional<Outcome> narrowed(Heard heard, Outcome.FindBooks shown) {
        return heard.words().size() > MOST_WORDS || Collections.disjoint(heard.words(), COMPARED)
                ? Optional.empty()
                : find(heard, shown.wish() + "\n" + heard.text(), 0);
    }

    /** "No vampires please": the same wish without them, for which nothing is skipped. */
    private static Optional<Outcome> excluding(Heard heard, Outcome.FindBooks shown) {
        return heard.words().size() > MOST_WORDS
                        || !EXCLUDING.matcher(heard.text()).find()
                ? Optional.empty()
                : find(heard, shown.wish() + "\n" + heard.text(), 0);
    }

    /** After the shop asked what one likes to read: "fantasy", "something funny". */
    static Optional<Outcome> taste(Heard heard, Match match) {
        boolean asked =
                heard.talk().openQuestion().filter(Question.BOOKS::equals).isPresent();
        boolean known = match instanceof Match.Known && match.layer() == Layer.PHRASE;
        return !asked
                        || known
                        || heard.words().isEmpty()
                        || heard.words().size() > MOST_WORDS
                        || NO_TASTE.contains(heard.words().getFirst())
                ? Optional.empty()
                : find(heard, heard.text(), 0);
    }

    /**
     * What nothing matched may be nothing but a name: "Pride and Prejudice", "Jane Austen".
     *
     * @param heard at least one word
     */
    static Optional<Outcome> named(Heard heard) {
        return heard.words().size() > MOST_WORDS
                        || NO_TASTE.contains(heard.words().getFirst())
                ? Optional.empty()
                : Optional.of(new Outcome.FindNamed(heard.text(), heard.matched(new Match.Unmatched(0)), heard.at()));
    }

    static Optional<Outcome> find(Heard heard, String wish, int skip) {
        return Optional.of(new Outcome.FindBooks(wish, skip, heard.matchedByConversation(), heard.at()));
    }
}
