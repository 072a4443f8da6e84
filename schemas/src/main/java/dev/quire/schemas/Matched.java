package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Why a message was answered the way it was. It travels with the message from intent-processor through whoever answers
 * it into the reply, so that an analyst can tell what a change of the catalogue or the classifier did.
 *
 * @param catalogueVersion of the catalogue of answers that was in force
 * @param classifierVersion of the trained model; absent where it was not asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Matched(
        Layer layer, String catalogueVersion, @Nullable String classifierVersion) {

    /** What recognised the message, cheapest first. */
    public enum Layer {
        @JsonProperty("order-number")
        ORDER_NUMBER,
        /** What was said before: an answer to our question, a follow-up, one thought in several messages. */
        @JsonProperty("conversation")
        CONVERSATION,
        @JsonProperty("phrase")
        PHRASE,
        @JsonProperty("classifier")
        CLASSIFIER,
        /** Nothing did. */
        @JsonProperty("none")
        NONE
    }
}
