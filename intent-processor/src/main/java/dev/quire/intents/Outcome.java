package dev.quire.intents;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.quire.schemas.OrderNumber;
import java.time.Instant;
import java.util.List;

/**
 * What was decided about a message. It is stored as JSON with the session, so that the same message coming again gets the
 * same again, even from another catalogue; new fields must therefore be optional.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface Outcome {
    /** The {@code at} of what is sent. */
    Instant at();

    /** Answer with a text of the catalogue. */
    @JsonTypeName("answer")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Answer(String intent, String text, List<String> quickReplies, Instant at) implements Outcome {
        public Answer {
            quickReplies = List.copyOf(quickReplies);
        }
    }

    /** Have the order looked up. */
    @JsonTypeName("look-up")
    record LookUp(OrderNumber orderNumber, Instant at) implements Outcome {}

    /** Ask the model. */
    @JsonTypeName("ask-model")
    record AskModel(Instant at) implements Outcome {}
}
