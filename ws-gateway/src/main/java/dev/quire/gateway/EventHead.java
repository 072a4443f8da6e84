package dev.quire.gateway;

import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What the gateway has to know of a reply, notice or delta before it sends the bytes on as they are. One walk over the
 * tokens, without building the event: enough to be sure that a browser gets one JSON object of a known type, for the
 * right session.
 */
sealed interface EventHead {
    MessageId inReplyTo();

    record OfReply(ReplyId replyId, MessageId inReplyTo) implements EventHead {}

    record OfNotice(ReplyId replyId, MessageId inReplyTo) implements EventHead {}

    record OfDelta(MessageId inReplyTo) implements EventHead {}

    /** Empty if {@code value} is not a well-formed reply, notice or delta of this session. */
    static Optional<EventHead> read(byte @Nullable [] value, @Nullable String session) {
        // The cursor is put in front without parsing, so not even white space may stand before the brace.
        if (value == null || value.length < 2 || value[0] != '{' || session == null) {
            return Optional.empty();
        }
        try {
            Map<String, String> fields = topLevelTexts(value);
            // A cursor of the event's own would stand behind ours and win.
            return fields.containsKey("cursor")
                            || !fields.containsKey("text")
                            || !session.equals(fields.get("sessionId"))
                    ? Optional.empty()
                    : of(fields);
        } catch (JacksonException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<EventHead> of(Map<String, String> fields) {
        MessageId inReplyTo = MessageId.parse(fields.getOrDefault("inReplyTo", ""));
        String replyId = fields.getOrDefault("replyId", "");
        return switch (fields.getOrDefault("type", "")) {
            case "reply" -> Optional.of(new OfReply(ReplyId.parse(replyId), inReplyTo));
            case "notice" -> Optional.of(new OfNotice(ReplyId.parse(replyId), inReplyTo));
            case "delta" -> Optional.of(new OfDelta(inReplyTo));
            default -> Optional.empty();
        };
    }

    private static Map<String, String> topLevelTexts(byte[] value) {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser parser = EventJson.MAPPER.createParser(value)) {
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                if (parser.nextToken() == JsonToken.VALUE_STRING) {
                    texts.put(name, parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("Something follows the object");
            }
        }
        return texts;
    }
}
