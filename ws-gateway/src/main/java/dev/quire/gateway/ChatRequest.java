package dev.quire.gateway;

import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The body of {@code POST /chat}.
 *
 * @param sessionId as the caller spells it; null for a new conversation
 * @param messageId to be named by a caller who may have to try again; null if there is none
 */
record ChatRequest(
        String message,
        @Nullable String sessionId,
        @Nullable MessageId messageId) {

    /** The caller's mistake; the message says which, without anything of the visitor's text. */
    static final class BadRequestException extends RuntimeException {
        BadRequestException(String detail) {
            super(detail);
        }
    }

    /** @throws BadRequestException if it is not a request that can be answered */
    static ChatRequest read(byte[] body, TextRules textRules) {
        JsonNode json = parse(body);
        if (!json.isObject()) {
            throw new BadRequestException("The body must be a JSON object.");
        }
        String message = text(json, "message").orElseThrow(() -> new BadRequestException("message is required."));
        textRules.problemWith(message).ifPresent(problem -> {
            throw new BadRequestException("message: " + problem.sentence());
        });
        Optional<String> sessionId = text(json, "session_id");
        if (sessionId.isPresent() && !SessionIds.isCallersId(sessionId.get())) {
            throw new BadRequestException("session_id must be 1 to 64 letters, digits, '.', '_' or '-'.");
        }
        return new ChatRequest(
                message,
                sessionId.orElse(null),
                text(json, "message_id").map(ChatRequest::messageId).orElse(null));
    }

    private static JsonNode parse(byte[] body) {
        try {
            return EventJson.MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new BadRequestException("The body is not valid JSON.");
        }
    }

    /** Null is as good as absent. */
    private static Optional<String> text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw new BadRequestException(name + " must be a string.");
        }
        return Optional.of(value.asString());
    }

    private static MessageId messageId(String text) {
        try {
            return MessageId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("message_id must be a UUID.");
        }
    }
}
