package dev.quire.understanding;

import java.util.List;

/**
 * A question that the catalogue answers.
 *
 * @param wholeMessage whether its phrases must make up the whole message, so that a message which says more than "Hi" is
 *     not taken for a mere greeting
 * @param quickReplies short texts offered as buttons under the answer
 */
public record Intent(
        String name, boolean wholeMessage, List<Phrase> phrases, String answer, List<String> quickReplies) {
    public Intent {
        phrases = List.copyOf(phrases);
        quickReplies = List.copyOf(quickReplies);
    }

    /** Whether its phrases, one behind the other, are the whole message. */
    boolean isMadeUpOf(List<String> words) {
        boolean[] reached = new boolean[words.size() + 1];
        reached[0] = true;
        for (int start = 0; start < words.size(); start++) {
            if (reached[start]) {
                for (Phrase phrase : phrases) {
                    int end = phrase.endOfMatch(words, start);
                    if (end >= 0) {
                        reached[end] = true;
                    }
                }
            }
        }
        return !words.isEmpty() && reached[words.size()];
    }
}
