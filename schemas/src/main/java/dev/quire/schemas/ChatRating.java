package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor thinks of the whole conversation. A later one for the same session replaces an earlier one, the comment too.
 *
 * @param rating 1, the worst, to 5
 * @param comment why, in the visitor's words; absent when nothing was said
 */
@JsonTypeName("chat-rating")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChatRating(
        SessionId sessionId, int rating, @Nullable String comment, Instant at) implements FeedbackEvent {
    public static final int WORST = 1;
    public static final int BEST = 5;

    public ChatRating {
        requireRating(rating);
        at = Event.milliseconds(at);
    }

    /** @throws IllegalArgumentException if it is none of 1 to 5 */
    public static void requireRating(int rating) {
        if (rating < WORST || rating > BEST) {
            throw new IllegalArgumentException("rating must be " + WORST + " to " + BEST);
        }
    }
}
