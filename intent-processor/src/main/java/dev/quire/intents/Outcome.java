package dev.quire.intents;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.quire.schemas.Matched;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.Reply.Action;
import dev.quire.understanding.Intent.Question;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a message. It is stored as JSON with the session, so that the same message coming again gets the
 * same again, even from another catalogue; new fields must therefore be optional.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface Outcome {
    /** The {@code at} of what is sent. */
    Instant at();

    /** How the message was recognised; null in what an older version stored. */
    @Nullable Matched matched();

    /**
     * Answer with a text of the catalogue.
     *
     * @param action {@code HAND_OVER} also tells the shop that the visitor wants a person
     * @param asks what the text asks for: the next message may be just that
     */
    @JsonTypeName("answer")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Answer(
            String intent,
            String text,
            List<String> quickReplies,
            @Nullable Action action,
            @Nullable Question asks,
            @Nullable Matched matched,
            Instant at)
            implements Outcome {
        public Answer {
            quickReplies = List.copyOf(quickReplies);
        }
    }

    /** Have the order looked up. */
    @JsonTypeName("look-up")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LookUp(OrderNumber orderNumber, @Nullable Matched matched, Instant at) implements Outcome {}

    /**
     * Have books searched.
     *
     * @param wish in the visitor's words
     * @param skip how many were shown for it before
     */
    @JsonTypeName("find-books")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FindBooks(String wish, int skip, @Nullable Matched matched, Instant at) implements Outcome {}

    /**
     * Have the book or the author of this name found, and the model asked if there is none.
     *
     * @param name the whole message, or what several say together
     */
    @JsonTypeName("find-named")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FindNamed(String name, @Nullable Matched matched, Instant at) implements Outcome {}

    /**
     * Ask the model.
     *
     * @param thought what to ask if the message alone is only the end of it
     */
    @JsonTypeName("ask-model")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AskModel(@Nullable String thought, @Nullable Matched matched, Instant at) implements Outcome {}
}
