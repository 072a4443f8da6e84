package dev.quire.intents;

import dev.quire.schemas.Matched;
import dev.quire.schemas.OrderNumber;
import dev.quire.understanding.Intent.Question;
import dev.quire.understanding.LayeredMatcher;
import dev.quire.understanding.Match;
import dev.quire.understanding.Wording;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Order numbers: named, given as asked for, corrected, or meant by "the other one". */
final class OrderTalk {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** Below it is hardly meant as an order number, above it is something else. */
    private static final int FEWEST_DIGITS = 3;

    private static final int MOST_DIGITS = 14;
    private static final int DIGITS_OF_AN_ORDER = 6;

    /** What may stand around a number that is meant as an answer. */
    private static final Set<String> AROUND_A_NUMBER = Set.of(
            "it",
            "its",
            "is",
            "the",
            "my",
            "order",
            "number",
            "no",
            "nr",
            "id",
            "this",
            "that",
            "here",
            "you",
            "go",
            "are",
            "sorry",
            "i",
            "meant",
            "mean",
            "ok",
            "okay",
            "yes",
            "sure",
            "think",
            "was",
            "for",
            "hash",
            "one",
            "and",
            "what",
            "about",
            "please",
            "oh",
            "wait",
            "actually",
            "not",
            "typo",
            "with",
            "try",
            "hi",
            "hello");

    private static final Set<String> AROUND_ANOTHER_ONE = Set.of(
            "and", "what", "about", "how", "the", "my", "other", "second", "first", "third", "last", "one", "order",
            "number", "for", "is", "where", "please", "ok", "also", "now", "then", "thanks", "of", "them", "status");

    private static final Set<String> ANOTHER = Set.of("another", "other", "different", "else", "new", "orders");

    private static final Set<String> THE_ORDER =
            Set.of("it", "they", "this", "that", "them", "order", "parcel", "package", "packet");

    private static final Set<String> ARRIVING = Set.of(
            "arrive", "arrives", "arriving", "arrived", "come", "comes", "coming", "here", "delivered", "get", "reach");

    private static final Set<String> CARRIERS = Set.of("carrier", "courier");

    private static final List<String> ORDINALS = List.of("first", "second", "third");

    private OrderTalk() {}

    static Optional<Outcome> outcome(Heard heard) {
        List<OrderNumber> named = LayeredMatcher.orderNumbers(heard.wording());
        if (!named.isEmpty()) {
            return lookUp(heard, named.getFirst(), heard.matched(new Match.Order(named.getFirst())));
        }
        return given(heard).or(() -> anotherOne(heard));
    }

    /** A number where one is expected: "123 456", or one of another length. */
    private static Optional<Outcome> given(Heard heard) {
        boolean expected = heard.talk()
                        .openQuestion()
                        .filter(Question.ORDER_NUMBER::equals)
                        .isPresent()
                || heard.talk().subject().stream().anyMatch(subject -> subject.outcome() instanceof Outcome.LookUp);
        String digits =
                DIGITS.matcher(heard.text()).results().map(MatchResult::group).collect(Collectors.joining());
        if (!expected
                || digits.length() < FEWEST_DIGITS
                || digits.length() > MOST_DIGITS
                || !heard.words().stream().allMatch(OrderTalk::belongsToANumber)) {
            return Optional.empty();
        }
        Matched matched = heard.matchedByConversation();
        if (digits.length() == DIGITS_OF_AN_ORDER) {
            return lookUp(heard, new OrderNumber(digits), matched);
        }
        return Optional.of(new Outcome.Answer(
                Match.ORDER_STATUS,
                heard.texts().wrongOrderNumber(),
                List.of(),
                null,
                Question.ORDER_NUMBER,
                matched,
                heard.at()));
    }

    private static boolean belongsToANumber(String word) {
        return DIGITS.matcher(word).matches() || AROUND_A_NUMBER.contains(word);
    }

    /** "What about the second one?" after a message that named two numbers, or two messages. */
    private static Optional<Outcome> anotherOne(Heard heard) {
        Optional<OrderNumber> current = heard.talk()
                .subject()
                .flatMap(subject -> subject.outcome() instanceof Outcome.LookUp lookUp
                        ? Optional.of(lookUp.orderNumber())
                        : Optional.empty());
        if (current.isEmpty() || !AROUND_ANOTHER_ONE.containsAll(heard.words())) {
            return Optional.empty();
        }
        List<OrderNumber> mentioned = heard.talk().exchanges().stream()
                .flatMap(exchange -> LayeredMatcher.orderNumbers(Wording.of(exchange.text())).stream())
                .distinct()
                .toList();
        Optional<OrderNumber> meant = Optional.empty();
        if (heard.words().contains("other")) {
            meant = mentioned.reversed().stream()
                    .filter(number -> !number.equals(current.get()))
                    .findFirst();
        } else if (heard.words().contains("last") && !mentioned.isEmpty()) {
            meant = Optional.of(mentioned.getLast());
        } else {
            for (int place = 0; place < Math.min(ORDINALS.size(), mentioned.size()); place++) {
                if (heard.words().contains(ORDINALS.get(place))) {
                    meant = Optional.of(mentioned.get(place));
                }
            }
        }
        return meant.flatMap(number -> lookUp(heard, number, heard.matchedByConversation()));
    }

    /** "When will it arrive?" after an order was looked up is about that order. */
    static Optional<Outcome> sameAgain(Heard heard, Match match) {
        return heard.talk()
                .subject()
                .flatMap(subject -> subject.outcome() instanceof Outcome.LookUp lookUp && isAboutIt(heard, match)
                        ? lookUp(heard, lookUp.orderNumber(), heard.matchedByConversation(match))
                        : Optional.empty());
    }

    private static boolean isAboutIt(Heard heard, Match match) {
        List<String> words = heard.words();
        return Collections.disjoint(words, ANOTHER)
                && words.stream().noneMatch(word -> DIGITS.matcher(word).find())
                && match instanceof Match.Known known
                && switch (known.intent().meansTheOrder()) {
                    case NEVER -> false;
                    case IF_IT_ARRIVES -> itArrives(words) || !Collections.disjoint(words, CARRIERS);
                    case ALWAYS -> true;
                };
    }

    private static boolean itArrives(List<String> words) {
        return !Collections.disjoint(words, THE_ORDER) && !Collections.disjoint(words, ARRIVING);
    }

    private static Optional<Outcome> lookUp(Heard heard, OrderNumber number, Matched matched) {
        return Optional.of(new Outcome.LookUp(number, matched, heard.at()));
    }
}
