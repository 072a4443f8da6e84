package dev.quire.intents;

import dev.quire.schemas.EventJson;
import dev.quire.schemas.MalformedEventException;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session: the state that is kept in Kafka's changelog as JSON. New fields must be optional, so that
 * what an older version stored stays readable.
 *
 * @param lines what was said lately, oldest first; an answer stands right behind its question, also when other questions
 *     came in between
 * @param handled the latest messages and what was decided about each, oldest first
 */
record Conversation(List<Line> lines, List<Handled> handled) {
    static final Conversation NEW = new Conversation(List.of(), List.of());

    /** @param messageId of the message that it is, or that it answers */
    record Line(MessageId messageId, Turn.Speaker speaker, String text) {}

    record Handled(MessageId messageId, Outcome outcome) {}

    /**
     * @param turns lines given to the model with a message; twice as many are kept, so that a message which comes again
     *     still finds those that stood before it
     * @param turnCharacters of a longer line only the beginning is kept
     * @param messages how many messages' outcomes are kept; of an older one that comes again is decided anew
     */
    record Limits(int turns, int turnCharacters, int messages) {
        private int lines() {
            return 2 * turns;
        }
    }

    Conversation {
        lines = List.copyOf(lines);
        handled = List.copyOf(handled);
    }

    /**
     * @param json null for a session that is not known
     * @throws MalformedEventException if it is not what {@link #json} writes
     */
    static Conversation read(byte @Nullable [] json) {
        return json == null ? NEW : EventJson.read(json, Conversation.class);
    }

    byte[] json() {
        return EventJson.write(this);
    }

    Optional<Outcome> outcomeOf(MessageId message) {
        return handled.stream()
                .filter(entry -> entry.messageId().equals(message))
                .map(Handled::outcome)
                .findFirst();
    }

    /** What was said before the message, oldest first; empty when the message itself is no longer kept. */
    List<Turn> turnsBefore(MessageId message, Limits limits) {
        int end = Math.max(0, indexOf(message));
        return lines.subList(Math.max(0, end - limits.turns()), end).stream()
                .map(line -> new Turn(line.speaker(), line.text()))
                .toList();
    }

    Conversation withMessage(MessageId message, String text, Outcome outcome, Limits limits) {
        List<Line> newLines = new ArrayList<>(lines);
        newLines.add(new Line(message, Turn.Speaker.VISITOR, beginning(text, limits)));
        List<Handled> newHandled = new ArrayList<>(handled);
        newHandled.add(new Handled(message, outcome));
        return new Conversation(latest(newLines, limits.lines()), latest(newHandled, limits.messages()));
    }

    /** Unchanged when the answer is there already, or its question is not (any more). */
    Conversation withAnswer(MessageId message, String text, Limits limits) {
        int question = indexOf(message);
        Line answer = new Line(message, Turn.Speaker.ASSISTANT, beginning(text, limits));
        boolean answered = lines.stream()
                .anyMatch(line -> line.speaker() == Turn.Speaker.ASSISTANT
                        && line.messageId().equals(message));
        if (question < 0 || answered) {
            return this;
        }
        List<Line> newLines = new ArrayList<>(lines);
        newLines.add(question + 1, answer);
        return new Conversation(latest(newLines, limits.lines()), handled);
    }

    private int indexOf(MessageId message) {
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).messageId().equals(message)) {
                return index;
            }
        }
        return -1;
    }

    private static <T> List<T> latest(List<T> list, int count) {
        return list.subList(Math.max(0, list.size() - count), list.size());
    }

    private static String beginning(String text, Limits limits) {
        if (text.length() <= limits.turnCharacters()) {
            return text;
        }
        // Not between the two halves of a character outside the basic plane, such as an emoji.
        int end = Character.isHighSurrogate(text.charAt(limits.turnCharacters() - 1))
                ? limits.turnCharacters() - 1
                : limits.turnCharacters();
        return text.substring(0, end);
    }
}
