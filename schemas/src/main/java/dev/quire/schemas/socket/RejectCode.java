package dev.quire.schemas.socket;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a frame was rejected. The socket stays open. */
public enum RejectCode {
    /** Not JSON, not an object, or a field is missing or of the wrong kind. */
    @JsonProperty("malformed")
    MALFORMED,
    @JsonProperty("unknown-type")
    UNKNOWN_TYPE,
    /** The frame is larger than the gateway reads; its id is not known. */
    @JsonProperty("too-large")
    TOO_LARGE,
    @JsonProperty("binary")
    BINARY,
    /** The first frame must be hello, and only the first. */
    @JsonProperty("hello-expected")
    HELLO_EXPECTED,
    @JsonProperty("already-welcome")
    ALREADY_WELCOME,
    @JsonProperty("empty-text")
    EMPTY_TEXT,
    @JsonProperty("text-too-long")
    TEXT_TOO_LONG,
    /** The text holds control characters other than tab and line breaks, or unpaired surrogates. */
    @JsonProperty("control-characters")
    CONTROL_CHARACTERS,
    /** Too many messages, or too many frames; those are not even read, so their ids are not known. Send again later. */
    @JsonProperty("rate-limited")
    RATE_LIMITED,
    /**
     * Kafka did not confirm the message in time. It may have it even so, so send it again under the same id, never under
     * another; an answer to it counts as {@code accepted}.
     */
    @JsonProperty("unavailable")
    UNAVAILABLE,
    /** Too many messages of all visitors wait for Kafka. Nothing of this one is kept; send it again later. */
    @JsonProperty("overloaded")
    OVERLOADED
}
