package dev.quire.understanding;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question that the catalogue answers.
 *
 * @param label what a message of this intent is labelled with when understanding is measured
 * @param wholeMessage whether its phrases must make up the whole message, so that a message which says more than "Hi" is
 *     not taken for a mere greeting. Such an intent is small talk: it does not change what is talked about
 * @param evenWithOrderNumber whether its phrases have the word in a message that names an order number, which is looked
 *     up otherwise
 * @param generalWords not empty if messages of this intent may be wishes for books: a message with any other word is
 *     one, and books are searched instead of giving the answer
 * @param asks what the answer asks of the visitor; null if nothing
 * @param handOver whether the visitor wants a person
 * @param meansTheOrder whether a message of this intent is about the order that was looked up before it
 * @param quickReplies short texts offered as buttons under the answer
 */
public record Intent(
        String name,
        String label,
        boolean wholeMessage,
        boolean evenWithOrderNumber,
        List<Phrase> phrases,
        Set<String> generalWords,
        @Nullable Question asks,
        boolean handOver,
        MeansTheOrder meansTheOrder,
        String answer,
        List<String> quickReplies) {

    /** What an answer can ask for. */
    public enum Question {
        ORDER_NUMBER,
        /** Which books the visitor would like. */
        BOOKS,
        /** The end of a message that was only the beginning of a thought; no intent asks so. */
        REST_OF_THOUGHT
    }

    /** When an order that was looked up is what a message is about. */
    public enum MeansTheOrder {
        NEVER,
        /** If its words are of this order, or of its carrier: "when will it arrive?", not "how long does shipping take?". */
        IF_IT_ARRIVES,
        ALWAYS
    }

    public Intent {
        phrases = List.copyOf(phrases);
        generalWords = Set.copyOf(generalWords);
        quickReplies = List.copyOf(quickReplies);
    }

    /** Whether a message of this intent says which books are wished for. */
    boolean isWish(List<String> words) {
        return !generalWords.isEmpty() && !generalWords.containsAll(words);
    }
}
