package dev.quire.intents;

import dev.quire.understanding.Catalogue;
import dev.quire.understanding.Intent;
import dev.quire.understanding.Intent.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a message may refer to: the exchanges shortly before it, oldest first. Time is that of the messages, not of a
 * clock, so that the same messages are understood alike whenever they are read.
 */
record Talk(List<Exchange> exchanges, Catalogue catalogue) {
    /**
     * @param exchanges how many exchanges back a message may refer to
     * @param openFor and how long
     * @param orderNumbers different ones that a session may look up within {@code orderNumbersWithin}; 0 for any number
     */
    record Limits(int exchanges, Duration openFor, int orderNumbers, Duration orderNumbersWithin) {}

    Talk {
        exchanges = List.copyOf(exchanges);
    }

    /** @param asked the time of the message */
    static Talk before(Instant asked, List<Exchange> latest, Limits limits, Catalogue catalogue) {
        return new Talk(
                latest.stream()
                        .skip(Math.max(0, latest.size() - limits.exchanges()))
                        .filter(exchange ->
                                isWithin(limits.openFor(), exchange.outcome().at(), asked))
                        .toList(),
                catalogue);
    }

    static boolean isWithin(Duration limit, Instant earlier, Instant later) {
        return Duration.between(earlier, later).compareTo(limit) < 0;
    }

    /**
     * What the shop asked and nobody answered yet. Small talk and what nobody understood leave the question open; another
     * subject drops it.
     */
    Optional<Question> openQuestion() {
        for (Exchange exchange : exchanges.reversed()) {
            switch (exchange.outcome()) {
                case Outcome.Answer answer
                when answer.asks() != null && answer.asks() != Question.REST_OF_THOUGHT -> {
                    return Optional.of(answer.asks());
                }
                case Outcome.Answer answer when isAside(answer) -> {}
                case Outcome.FindNamed _, Outcome.AskModel _ -> {}
                case Outcome.Answer _, Outcome.LookUp _, Outcome.FindBooks _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** The exchange about what is talked about, which is the last one but for small talk. */
    Optional<Exchange> subject() {
        for (Exchange exchange : exchanges.reversed()) {
            switch (exchange.outcome()) {
                case Outcome.Answer answer when isAside(answer) -> {}
                case Outcome.FindNamed _, Outcome.AskModel _ -> {
                    return Optional.empty();
                }
                case Outcome.Answer _, Outcome.LookUp _, Outcome.FindBooks _ -> {
                    return Optional.of(exchange);
                }
            }
        }
        return Optional.empty();
    }

    /** What "the second one" is counted in: the last books but those shown alone, since they were of an earlier list. */
    List<String> booksToChooseFrom() {
        List<String> alone = List.of();
        for (Exchange exchange : exchanges.reversed()) {
            switch (exchange.outcome()) {
                case Outcome.Answer answer when isAside(answer) -> {}
                case Outcome.FindBooks _
                when exchange.books().size() > 1 -> {
                    return exchange.books();
                }
                case Outcome.FindBooks _ -> alone = alone.isEmpty() ? exchange.books() : alone;
                case Outcome.Answer _, Outcome.LookUp _, Outcome.FindNamed _, Outcome.AskModel _ -> {
                    return alone;
                }
            }
        }
        return alone;
    }

    /** Whether something is still looked up that may be a name, or for the model. */
    boolean awaitsName() {
        return exchanges.stream()
                .anyMatch(exchange -> exchange.outcome() instanceof Outcome.FindNamed && !exchange.isAnswered());
    }

    /** The latest messages if they are beginnings that nothing completed yet, oldest first. */
    List<String> unfinished() {
        int begin = exchanges.size();
        while (begin > 0
                && exchanges.get(begin - 1).outcome() instanceof Outcome.Answer answer
                && answer.asks() == Question.REST_OF_THOUGHT) {
            begin--;
        }
        return exchanges.subList(begin, exchanges.size()).stream()
                .map(Exchange::text)
                .toList();
    }

    private boolean isAside(Outcome.Answer answer) {
        return answer.asks() == Question.REST_OF_THOUGHT
                || catalogue
                        .intent(answer.intent())
                        .filter(Intent::wholeMessage)
                        .isPresent();
    }
}
