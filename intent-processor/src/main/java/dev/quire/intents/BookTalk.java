package dev.quire.intents;

import dev.quire.schemas.Matched.Layer;
import dev.quire.understanding.Intent.Question;
import dev.quire.understanding.Match;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Books: more of them, others than those shown, one of those shown, and what somebody likes to read. */
final class BookTalk {
    /** A longer message says more than this. */
    private static final int MOST_WORDS = 8;

    private static final Set<String> MORE = words("more another other others else next different");

    private static final Set<String> AROUND_MORE = words(
            "more another other others else next different show me give some any one ones book books please what do you have"
                    + " got can could i see a of them these those that anything something there are and yes ok thanks options"
                    + " suggestions recommendations ideas like the title titles want would");

    /** Cheaper than those shown, for example: the wish goes on. */
    private static final Set<String> COMPARED = words(
            "cheaper expensive shorter longer newer older younger funnier lighter darker easier harder scarier sadder happier"
                    + " better simpler recent modern less but under below instead rather similar only");

    /** "Max 20 dollars", "ages 3 to 5": nothing but a figure, and what it is of. */
    private static final Pattern FIGURE = Pattern.compile("[$€£]?\\d{1,3}(?:[.,]\\d\\d)?[$€£+]?(?:-\\d{1,3})?");

    private static final Set<String> AROUND_A_FIGURE = words(
            "max maximum up to at most no more than around about roughly between and or less under below over above from until"
                    + " only please for the a my our budget is it price should be cost costs spend dollars dollar euros euro usd"
                    + " eur bucks pounds gbp each age aged ages year years yr yrs old olds yo");

    private static final String SOMETIMES = "\\s+(?:(?:really|also|both|mostly|mainly|usually|just)\\s+)?";

    /** "She is into gardening", "for my boss": who the books are for. */
    private static final Pattern ABOUT_THE_READER = Pattern.compile(
            "^\\s*(?:(?:and|but|oh|well|ok|also)[\\s,]+)*+(?:"
                    + "(?:he|she)(?:['’]s|" + SOMETIMES + "(?:is|likes|loves|enjoys|adores|prefers|reads|collects))"
                    + "|they" + SOMETIMES + "(?:like|love|enjoy|adore|prefer|read|collect)"
                    + "|they(?:['’]re|\\s+are)" + SOMETIMES + "(?:into|interested|fond|fans?|\\d+)"
                    + "|(?:it['’]?s\\s+|it\\s+is\\s+|they\\s+are\\s+)?for\\s+"
                    + "(?:(?:my|our|his|her|an?)(?!\\s+(?:orders?|parcels?|packages?|deliver(?:y|ies)|refunds?|returns?|accounts?)\\b)"
                    + "|him|her|them|me|myself|someone|somebody|kids|children|teens|adults|\\d+))\\b",
            Pattern.CASE_INSENSITIVE);

    /** "No vampires", "not by Tolkien": what shall not be among them. "No, fantasy" is something else. */
    private static final Pattern EXCLUDING = Pattern.compile(
            "^\\s*(?:(?:but|and|ok|okay|well|please|no,|something|anything)\\s+)*+"
                    + "(?:no|not|without|except|excluding|avoid|nothing (?:with|by|like|about|from|too)|anything but|other than)"
                    + "\\s+(?!(?:thanks?|thx|problem|worr(?:y|ies)|need|way|more|i|it|that|you|we|now|really|interested|yet|bad"
                    + "|sure|idea|matter|at|longer|else|orders?|answer|reply|one|cost|human|today|here|only|just|so)\\b)",
            Pattern.CASE_INSENSITIVE);

    /** What begins so is a question or a remark of its own, not a taste. */
    private static final Set<String> NO_TASTE = words(
            "who what where when why how which is are was were do does did can could will would should has have my you your"
                    + " yes no ok okay nope yeah sure sorry stop cancel never hmm tell write translate please");

    private BookTalk() {}

    static Set<String> words(String separatedBySpaces) {
        return Set.of(separatedBySpaces.split(" "));
    }

    /** After books were searched. */
    static Optional<Outcome> followUp(Heard heard) {
        return heard.talk()
                .subject()
                .flatMap(subject -> subject.outcome() instanceof Outcome.FindBooks shown
                        ? ShownBooks.meant(heard, subject)
                                .or(() -> more(heard, subject, shown))
                                .or(() -> narrowed(heard, subject, shown))
                                .or(() -> aboutTheReader(heard, shown))
                                .or(() -> excluding(heard, shown))
                        : Optional.empty());
    }

    /** "Another one": the same wish, without the books that were shown. */
    private static Optional<Outcome> more(Heard heard, Exchange subject, Outcome.FindBooks shown) {
        return Collections.disjoint(heard.words(), MORE) || !AROUND_MORE.containsAll(heard.words())
                ? Optional.empty()
                : find(heard, shown.wish(), shown.skip() + subject.books().size());
    }

    /** "Something cheaper": a narrower wish, a line more, whose best books may well be among those shown. */
    private static Optional<Outcome> narrowed(Heard heard, Exchange subject, Outcome.FindBooks shown) {
        if (heard.words().size() > MOST_WORDS
                || (Collections.disjoint(heard.words(), COMPARED) && !isFigure(heard.words()))) {
            return Optional.empty();
        }
        return goesOn(
                heard,
                titleAlone(subject, shown)
                        .map(title -> "something like “" + title + "”")
                        .orElse(shown.wish()));
    }

    /** Nothing is narrower than a title: "cheaper" then means what is like that book. Other wishes keep all they said. */
    private static Optional<String> titleAlone(Exchange subject, Outcome.FindBooks shown) {
        String wish = shown.wish().toLowerCase(Locale.ROOT);
        return subject.books().size() != 1
                ? Optional.empty()
                : subject.books().stream()
                        .filter(title -> wish.contains(title.toLowerCase(Locale.ROOT)))
                        .findFirst();
    }

    private static boolean isFigure(List<String> words) {
        return words.size() > 1
                && words.stream().anyMatch(word -> FIGURE.matcher(word).matches())
                && words.stream()
                        .allMatch(word -> AROUND_A_FIGURE.contains(word)
                                || FIGURE.matcher(word).matches());
    }

    private static Optional<Outcome> aboutTheReader(Heard heard, Outcome.FindBooks shown) {
        return heard.words().size() > MOST_WORDS
                        || !ABOUT_THE_READER.matcher(heard.text()).find()
                ? Optional.empty()
                : goesOn(heard, shown.wish());
    }

    /** "No vampires please": the same wish without them. */
    private static Optional<Outcome> excluding(Heard heard, Outcome.FindBooks shown) {
        return heard.words().size() > MOST_WORDS
                        || !EXCLUDING.matcher(heard.text()).find()
                ? Optional.empty()
                : goesOn(heard, shown.wish());
    }

    /** For what is wanted now, nothing is skipped. */
    private static Optional<Outcome> goesOn(Heard heard, String wish) {
        return find(heard, wish + "\n" + heard.text(), 0);
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
