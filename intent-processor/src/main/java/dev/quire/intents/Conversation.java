package dev.quire.intents;

import dev.quire.schemas.MessageId;
import java.util.List;
import java.util.Optional;

/** What is known of a session: its latest exchanges, read as far as somebody asks for them. */
interface Conversation {
    /**
     * @param turns lines given to the model with a message
     * @param turnCharacters of a longer line only the beginning is kept
     * @param messages how many messages are remembered with their outcomes, if not more are needed for the turns; an
     *     older one that comes again is decided anew
     */
    record Limits(int turns, int turnCharacters, int messages) {
        /** As many as are remembered, and each gives at least one of the turns. */
        int exchanges() {
            return Math.max(messages, turns);
        }

        String beginning(String text) {
            if (text.length() <= turnCharacters) {
                return text;
            }
            // Not between the two halves of a character outside the basic plane, such as an emoji.
            int end = Character.isHighSurrogate(text.charAt(turnCharacters - 1)) ? turnCharacters - 1 : turnCharacters;
            return text.substring(0, end);
        }
    }

    Optional<Exchange> exchange(MessageId message);

    /** The latest, oldest first. */
    List<Exchange> latest(int most);

    /** The latest before that message, oldest first; none if it is not remembered. */
    List<Exchange> before(MessageId message, int most);
}
