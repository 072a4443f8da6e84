package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonProperty;

/** One line of a conversation. */
public record Turn(Speaker speaker, String text) {
    public enum Speaker {
        @JsonProperty("visitor")
        VISITOR,
        @JsonProperty("assistant")
        ASSISTANT
    }
}
