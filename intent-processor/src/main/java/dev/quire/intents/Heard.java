package dev.quire.intents;

import dev.quire.schemas.Matched;
import dev.quire.schemas.Matched.Layer;
import dev.quire.schemas.Reply;
import dev.quire.understanding.Intent;
import dev.quire.understanding.LayeredMatcher;
import dev.quire.understanding.Match;
import dev.quire.understanding.Texts;
import dev.quire.understanding.Wording;
import java.time.Instant;
import java.util.List;

/**
 * A thought of the visitor in its conversation, and what to say about it.
 *
 * @param text a message, or several that make up one thought
 * @param wording of the text
 * @param joined whether it is several
 * @param at the time of what follows
 */
record Heard(String text, Wording wording, boolean joined, Talk talk, LayeredMatcher matcher, Instant at) {
    static Heard of(String text, boolean joined, Talk talk, LayeredMatcher matcher, Instant at) {
        return new Heard(text, Wording.of(text), joined, talk, matcher, at);
    }

    List<String> words() {
        return wording.words();
    }

    Texts texts() {
        return matcher.catalogue().texts();
    }

    /** For an outcome that rests on the text; one that rests on several messages is due to the conversation. */
    Matched matched(Match match) {
        return joined && match.layer() != Layer.NONE ? matchedByConversation(match) : matched(match.layer(), match);
    }

    /** For an outcome that rests on what was said before. */
    Matched matchedByConversation() {
        return new Matched(Layer.CONVERSATION, matcher.catalogue().version(), null);
    }

    /** For one that rests on what was said before and on what a part of the text was taken for. */
    Matched matchedByConversation(Match part) {
        return matched(Layer.CONVERSATION, part);
    }

    private Matched matched(Layer layer, Match match) {
        boolean guessed = match.layer() == Layer.CLASSIFIER || match.layer() == Layer.NONE;
        return new Matched(layer, matcher.catalogue().version(), guessed ? matcher.classifierVersion() : null);
    }

    Outcome.Answer answer(Intent intent, Matched matched) {
        return new Outcome.Answer(
                intent.name(),
                intent.answer(),
                intent.quickReplies(),
                intent.handOver() ? Reply.Action.HAND_OVER : null,
                intent.asks(),
                matched,
                at);
    }
}
