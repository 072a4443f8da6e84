package dev.quire.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quire.schemas.socket.ClientFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is not of a type is refused, with a message that names the field and betrays nothing else. */
class MalformedJsonTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** None of our fields is a boolean; each of the others is wrong for most. */
    private static final List<JsonNode> WRONG = List.of(
            JSON.booleanNode(true),
            JSON.numberNode(7.5),
            JSON.objectNode(),
            JSON.arrayNode().add(JSON.arrayNode()));

    @ParameterizedTest
    @MethodSource("dev.quire.schemas.JsonType#all")
    void aMissingRequiredFieldIsRefusedByName(JsonType type) {
        ObjectNode minimal = (ObjectNode) JsonSchemas.read(type.sample("minimal"));

        for (JsonNode required : JsonSchemas.read(type.schemaFile()).path("required")) {
            ObjectNode without = minimal.deepCopy();
            without.remove(required.asString());
            assertThat(refusal(without, type)).isEqualTo(required.asString() + " is required");

            assertThat(refusal(minimal.deepCopy().putNull(required.asString()), type))
                    .isEqualTo(required.asString() + " is required");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.quire.schemas.JsonType#all")
    void aValueOfTheWrongJsonTypeIsRefusedByName(JsonType type) {
        ObjectNode schema = (ObjectNode) JsonSchemas.read(type.schemaFile()).path("properties");
        ObjectNode minimal = (ObjectNode) JsonSchemas.read(type.sample("minimal"));

        for (String field : schema.propertyNames()) {
            if (field.equals("type")) {
                continue;
            }
            for (JsonNode wrong : WRONG) {
                ObjectNode changed = minimal.deepCopy();
                changed.set(field, wrong);
                assertThat(refusal(changed, type)).as("%s = %s", field, wrong).startsWith(field);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.quire.schemas.JsonType#all")
    void anUnknownTypeIsRefused(JsonType type) {
        if (type.typeName() != null) {
            ObjectNode sample = (ObjectNode) JsonSchemas.read(type.sample("minimal"));

            assertThat(refusal(sample.put("type", "carrier-pigeon"), type)).isEqualTo("type is unknown");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sessionId | "two words"                 | sessionId: A session id is 1 to 128 letters, digits, '.', '_' or '-'
            replyId   | "1-1-1-1-1"                 | replyId: An id is a UUID such as 8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c
            inReplyTo | "zebra"                     | inReplyTo: An id is a UUID such as 8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c
            text      | "  "                        | text must not be blank
            source    | "rumour"                    | source has an unknown value
            source    | 0                           | source has an unknown value
            at        | "yesterday"                 | at has a value of the wrong kind
            at        | 1767225600000               | at has a value of the wrong kind
            intent    | 3                           | intent has a value of the wrong kind
            cards     | [null]                      | cards[0] is required
            cards     | [{"type":"weather"}]        | cards[0]: type is unknown
            cards     | [{"type":"order"}]          | cards[0].orderNumber is required
            cards     | [{"type":"order","orderNumber":"12"}] | cards[0].orderNumber: An order number has six digits
            """)
    void theMessageSaysWhatIsWrong(String field, String json, String message) {
        JsonType reply = new JsonType("events/reply", ReplyEvent.class, Reply.class);
        ObjectNode sample = (ObjectNode) JsonSchemas.read(reply.sample("minimal"));
        sample.set(field, EventJson.MAPPER.readTree(json));

        assertThat(refusal(sample, reply)).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "6", "-1", "1000000"})
    void aRatingOutOfRangeIsRefusedInTheFrameAndInTheEvent(String rating) {
        for (JsonType type : List.of(
                new JsonType("frames/client/rate", ClientFrame.class, ClientFrame.Rate.class),
                new JsonType("events/chat-rating", FeedbackEvent.class, ChatRating.class))) {
            ObjectNode sample = (ObjectNode) JsonSchemas.read(type.sample("minimal"));
            sample.set("rating", EventJson.MAPPER.readTree(rating));

            assertThat(refusal(sample, type)).isEqualTo("rating must be 1 to 5");
            assertThat(JsonSchemas.validate(type.path(), sample)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                              | not a JSON object
            []                              | not a JSON object
            null                            | not a JSON object
            {}                              | type is required
            {"type":"ping"                  | not JSON
            {"type":"ping"} and more        | not JSON
            hello                           | not JSON
            """)
    void whatIsNoFrameAtAllIsRefused(String json, String message) {
        assertThatThrownBy(() -> EventJson.read(json.getBytes(StandardCharsets.UTF_8), ClientFrame.class))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage("Not a valid client frame: " + message);
    }

    @Test
    void aTombstoneIsMalformed() {
        assertThatThrownBy(() -> TopicCatalogue.REPLIES.read(null))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage("Not a valid reply event: no value");
    }

    @Test
    void anEventOfAnotherTopicIsMalformed() {
        byte[] message = JsonSchemas.readString(
                        new JsonType("events/message", Event.class, VisitorMessage.class).sample("minimal"))
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> TopicCatalogue.REPLIES.read(message))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage("Not a valid reply event: type is unknown");
        assertThat(TopicCatalogue.MESSAGES.read(message)).isInstanceOf(VisitorMessage.class);
    }

    @Test
    void deepNestingIsRefusedBeforeItCosts() {
        String deep = "{\"type\":\"ping\",\"x\":" + "[".repeat(100) + "]".repeat(100) + "}";

        assertThatThrownBy(() -> EventJson.read(deep.getBytes(StandardCharsets.UTF_8), ClientFrame.class))
                .isInstanceOf(MalformedEventException.class);
    }

    /** The message without its "Not a valid ...: ", checked for what it must never hold. */
    private static String refusal(JsonNode json, JsonType type) {
        MalformedEventException refusal = catchThrowableOfType(
                MalformedEventException.class,
                () -> EventJson.read(json.toString().getBytes(StandardCharsets.UTF_8), type.readAs()));
        assertThat(refusal).as("%s must be refused", json).isNotNull();
        String message = refusal.getMessage();
        assertThat(message).startsWith("Not a valid ").doesNotContain("dev.quire", "java", "tools.jackson");
        return message.substring(message.indexOf(": ") + 2);
    }
}
