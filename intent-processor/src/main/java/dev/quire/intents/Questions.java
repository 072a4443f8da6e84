package dev.quire.intents;

import dev.quire.schemas.Matched;
import dev.quire.understanding.Intent;
import dev.quire.understanding.Match;
import dev.quire.understanding.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A message may ask two things, such as "Where is my order? And how can I pay?": then it gets both answers. */
final class Questions {
    private static final Pattern BETWEEN_CLAUSES =
            Pattern.compile("[.?!;,]+\\s+|\\s+(?:and|also|plus)\\s+", Pattern.CASE_INSENSITIVE);

    /** Nobody reads more at once. */
    private static final int MOST_ANSWERS = 2;

    private static final int MOST_QUICK_REPLIES = 4;

    /** A hostile message has thousands. */
    private static final int MOST_CLAUSES = 8;

    private Questions() {}

    /** @param intent what the whole message was taken for */
    static Outcome.Answer answer(Heard heard, Intent intent, Matched matched) {
        Outcome.Answer first = heard.answer(intent, matched);
        if (intent.wholeMessage() || intent.handOver()) {
            return first;
        }
        String[] clauses = BETWEEN_CLAUSES.split(heard.text(), MOST_CLAUSES);
        if (clauses.length == 1) {
            return first;
        }
        List<Intent> asked = asked(heard, clauses);
        return asked.size() < 2 || !asked.contains(intent) ? first : both(heard, asked, matched);
    }

    private static List<Intent> asked(Heard heard, String[] clauses) {
        List<Intent> asked = new ArrayList<>();
        for (String clause : clauses) {
            if (heard.matcher().exactly(Wording.of(clause)).orElse(null) instanceof Match.Known known
                    && !known.intent().wholeMessage()
                    && !known.intent().handOver()
                    && !asked.contains(known.intent())) {
                asked.add(known.intent());
            }
        }
        return asked;
    }

    private static Outcome.Answer both(Heard heard, List<Intent> asked, Matched matched) {
        List<Intent> answered = asked.subList(0, MOST_ANSWERS);
        return new Outcome.Answer(
                answered.getFirst().name(),
                String.join("\n\n", answered.stream().map(Intent::answer).toList()),
                answered.stream()
                        .flatMap(intent -> intent.quickReplies().stream())
                        .distinct()
                        .limit(MOST_QUICK_REPLIES)
                        .toList(),
                null,
                answered.stream()
                        .map(Intent::asks)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                matched,
                heard.at());
    }
}
