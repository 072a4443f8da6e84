package dev.quire.intents;

import dev.quire.schemas.Matched;
import dev.quire.schemas.Matched.Layer;
import dev.quire.understanding.LayeredMatcher;
import dev.quire.understanding.Match;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a message means where it was said. The rules in their order; the first that knows decides. Pure. */
final class Meaning {
    private static final Set<String> REFERRING_BACK = Set.of("and", "or", "but", "also", "more", "another", "other");

    private Meaning() {}

    static Outcome of(String message, Talk talk, LayeredMatcher matcher, Instant at) {
        Heard alone = Heard.of(message, false, talk, matcher, at);
        List<String> begun = talk.unfinished();
        if (begun.isEmpty()) {
            return recognised(alone).or(() -> named(alone)).orElseGet(() -> askModel(alone));
        }
        Heard whole = Heard.of(String.join(" ", begun) + " " + message, true, talk, matcher, at);
        return recognised(whole).or(() -> recognised(alone)).orElseGet(() -> askModel(whole));
    }

    private static Optional<Outcome> recognised(Heard heard) {
        Optional<Match> exact = heard.matcher().exactly(heard.wording());
        Match match = exact.orElseGet(() -> heard.matcher().loosely(heard.wording()));
        return exact.filter(Meaning::decidesEvenWithOrderNumber)
                .flatMap(known -> answer(heard, known))
                .or(() -> OrderTalk.outcome(heard))
                .or(() -> OrderTalk.sameAgain(heard, match))
                .or(() -> BookTalk.followUp(heard))
                .or(() -> exact.flatMap(known -> answer(heard, known)))
                .or(() -> FollowUps.outcome(heard))
                .or(() -> BookTalk.taste(heard, match))
                .or(() -> Unfinished.outcome(heard))
                .or(() -> answer(heard, match));
    }

    private static boolean decidesEvenWithOrderNumber(Match match) {
        return match instanceof Match.Known known && known.intent().evenWithOrderNumber();
    }

    private static Optional<Outcome> answer(Heard heard, Match match) {
        Matched matched = heard.matched(match);
        return switch (match) {
            case Match.Order order -> Optional.of(new Outcome.LookUp(order.number(), matched, heard.at()));
            case Match.Known known -> Optional.of(Questions.answer(heard, known.intent(), matched));
            case Match.BookWish wish when wish.layer() == Layer.CLASSIFIER && refersBack(heard) -> Optional.empty();
            case Match.BookWish _ -> Optional.of(new Outcome.FindBooks(heard.text(), 0, matched, heard.at()));
            case Match.Unmatched _ -> Optional.empty();
        };
    }

    /** "And Frankenstein?" is about what was said before, and no rule knew what that is. */
    private static boolean refersBack(Heard heard) {
        return REFERRING_BACK.contains(heard.words().getFirst());
    }

    private static Optional<Outcome> named(Heard heard) {
        return heard.words().isEmpty() || refersBack(heard) ? Optional.empty() : BookTalk.named(heard);
    }

    /** Behind what may be a name and has no answer yet it goes the same way: the model is to hear both in their order. */
    private static Outcome askModel(Heard heard) {
        Matched matched = heard.matched(new Match.Unmatched(0));
        return heard.talk().awaitsName()
                ? new Outcome.FindNamed(heard.text(), matched, heard.at())
                : new Outcome.AskModel(heard.joined() ? heard.text() : null, matched, heard.at());
    }
}
