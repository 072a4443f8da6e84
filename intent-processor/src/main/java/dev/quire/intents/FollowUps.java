package dev.quire.intents;

import dev.quire.understanding.Intent.Question;
import dev.quire.understanding.Match;
import dev.quire.understanding.Wording;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages that go on with what is talked about ("and to Canada?") or put it right ("no, I meant fantasy"). */
final class FollowUps {
    private static final Pattern GOING_ON = Pattern.compile(
            "^\\s*(?:(?:and|or|also|but|then|ok(?:ay)?)\\b[,\\s]*(?:(?:what|how)\\s+about\\b)?|(?:what|how)\\s+about\\b)\\s*",
            Pattern.CASE_INSENSITIVE);

    /** Possessive, since a group that may be given back is matched recursively: 700 times "no," would overflow the stack. */
    private static final Pattern PUTTING_RIGHT = Pattern.compile(
            "^\\s*+(?:(?:no|nope|sorry|oops|wait|actually|rather|i\\s+mean|i\\s+meant|not\\s+that)\\b[\\s,.:!-]*+)++",
            Pattern.CASE_INSENSITIVE);

    /** What is left must be short: a longer message is a question of its own. */
    private static final int MOST_WORDS = 5;

    private static final Set<String> QUESTION_WORDS = Set.of(
            "who", "what", "where", "when", "why", "how", "which", "is", "are", "do", "does", "did", "can", "will",
            "you", "i", "it", "that", "this");

    private FollowUps() {}

    static Optional<Outcome> outcome(Heard heard) {
        return rest(GOING_ON, heard)
                .flatMap(rest -> goingOn(heard, rest))
                .or(() -> rest(PUTTING_RIGHT, heard).flatMap(rest -> puttingRight(heard, rest)));
    }

    private static Optional<String> rest(Pattern beginning, Heard heard) {
        Matcher found = beginning.matcher(heard.text());
        if (!found.find() || found.end() == 0) {
            return Optional.empty();
        }
        String rest = heard.text().substring(found.end()).strip();
        List<String> words = Wording.of(rest).words();
        return words.isEmpty() || words.size() > MOST_WORDS || QUESTION_WORDS.contains(words.getFirst())
                ? Optional.empty()
                : Optional.of(rest);
    }

    private static Optional<Outcome> goingOn(Heard heard, String rest) {
        return heard.talk().subject().flatMap(subject -> switch (subject.outcome()) {
            case Outcome.FindBooks shown -> BookTalk.find(heard, shown.wish() + "\n" + rest, 0);
            case Outcome.Answer answer when answer.asks() == Question.BOOKS -> BookTalk.find(heard, rest, 0);
            case Outcome.Answer answer -> known(heard, rest).or(() -> sameAgain(heard, answer));
            case Outcome.LookUp _, Outcome.FindNamed _, Outcome.AskModel _ -> known(heard, rest);
        });
    }

    private static Optional<Outcome> puttingRight(Heard heard, String rest) {
        return heard.talk().subject().flatMap(subject -> switch (subject.outcome()) {
            case Outcome.FindBooks _ -> BookTalk.find(heard, rest, 0);
            case Outcome.Answer answer when answer.asks() == Question.BOOKS -> BookTalk.find(heard, rest, 0);
            case Outcome.Answer _, Outcome.LookUp _, Outcome.FindNamed _, Outcome.AskModel _ -> known(heard, rest);
        });
    }

    /** The rest says by itself what it is about. */
    private static Optional<Outcome> known(Heard heard, String rest) {
        return switch (heard.matcher().match(rest)) {
            case Match.Known known
            when !known.intent().wholeMessage() ->
                Optional.of(heard.answer(known.intent(), heard.matchedByConversation(known)));
            case Match.BookWish _ -> BookTalk.find(heard, rest, 0);
            case Match.Known _, Match.Order _, Match.Unmatched _ -> Optional.empty();
        };
    }

    /** "And to Canada?" after shipping is about shipping. */
    private static Optional<Outcome> sameAgain(Heard heard, Outcome.Answer answer) {
        return heard.matcher()
                .catalogue()
                .intent(answer.intent())
                .map(intent -> heard.answer(intent, heard.matchedByConversation()));
    }
}
