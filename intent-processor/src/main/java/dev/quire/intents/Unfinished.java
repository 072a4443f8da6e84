package dev.quire.intents;

import dev.quire.understanding.Intent.Question;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Beginnings of a thought that goes on in the next message: "where is", "can I", "I want to". They get a short word at
 * once instead of a call of the model, and the next message is read together with them.
 */
final class Unfinished {
    private static final int MOST_WORDS = 4;

    /** Somebody who never comes to the point is asked about by the model after so many. */
    private static final int MOST_IN_A_ROW = 4;

    private static final Set<String> OPENERS = Set.of(
            "who", "what", "where", "when", "why", "how", "which", "and", "so", "but", "can", "could", "do", "does",
            "did", "will", "would", "is", "are", "has", "have", "may", "should");

    /** Nothing ends with these, whatever stands before them. */
    private static final Set<String> NEVER_LAST = Set.of("a", "an", "the", "my", "your", "our", "and", "or", "because");

    /** A question does not end with these: "where is", but "yes it is". */
    private static final Set<String> NEVER_LAST_IN_A_QUESTION = Set.of(
            "is", "are", "was", "were", "do", "does", "did", "can", "could", "will", "would", "i", "has", "have");

    /** What does not begin as a question does not end with these: "I want to", but "what is this for". */
    private static final Set<String> LAST_IN_QUESTIONS_ONLY = Set.of("to", "for", "with", "of", "from", "by", "about");

    /** Behind these it is the verb: "what can you do". */
    private static final Set<String> DOERS = Set.of("i", "you", "we", "they", "to");

    private static final Set<List<String>> BEGINNINGS = Set.of(
            List.of("i", "want"),
            List.of("i", "need"),
            List.of("id", "like"),
            List.of("i", "would", "like"),
            List.of("i", "am", "looking"),
            List.of("can", "you"),
            List.of("could", "you"),
            List.of("do", "you"),
            List.of("do", "you", "have"),
            List.of("are", "there"),
            List.of("is", "there"),
            List.of("what", "about"),
            List.of("how", "about"),
            List.of("how", "long"),
            List.of("how", "much"),
            List.of("how", "many"));

    private Unfinished() {}

    static Optional<Outcome> outcome(Heard heard) {
        return heard.talk().unfinished().size() < MOST_IN_A_ROW && isBeginning(heard)
                ? Optional.of(new Outcome.Answer(
                        "unfinished",
                        heard.texts().unfinished(),
                        List.of(),
                        null,
                        Question.REST_OF_THOUGHT,
                        heard.matchedByConversation(),
                        heard.at()))
                : Optional.empty();
    }

    private static boolean isBeginning(Heard heard) {
        List<String> words = heard.words();
        String text = heard.text().strip();
        boolean ended = text.endsWith("?") || text.endsWith("!") || (text.endsWith(".") && !text.endsWith(".."));
        if (ended || words.isEmpty() || words.size() > (heard.joined() ? 3 * MOST_WORDS : MOST_WORDS)) {
            return false;
        }
        boolean question = OPENERS.contains(words.getFirst());
        String last = words.getLast();
        return BEGINNINGS.contains(words)
                || (words.size() > 1 && NEVER_LAST.contains(last))
                || (words.size() > 1
                        && question
                        && NEVER_LAST_IN_A_QUESTION.contains(last)
                        && !(last.equals("do") && DOERS.contains(words.get(words.size() - 2))))
                || (words.size() > 1 && !question && LAST_IN_QUESTIONS_ONLY.contains(last));
    }
}
