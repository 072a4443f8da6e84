package dev.quire.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.CloseCode;
import dev.quire.schemas.socket.RejectCode;
import dev.quire.schemas.socket.ServerFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code asyncapi.yaml} says what the code says. That it is valid AsyncAPI is for the official tools, see README.md. */
class AsyncApiTest {
    private final JsonNode document =
            YAMLMapper.builder().build().readTree(JsonSchemas.readString(Path.of("asyncapi.yaml")));

    @Test
    void channelsAreTheTopicsOfTheCatalogueAndTheSocket() {
        List<String> topics = TopicCatalogue.all().stream().map(Topic::name).toList();

        assertThat(kafkaChannels().keySet()).containsExactlyInAnyOrderElementsOf(topics);
        assertThat(document.path("channels").size()).isEqualTo(topics.size() + 1);
    }

    @Test
    void partitionsAndRetentionAreThoseOfTheCatalogue() {
        for (Topic<?> topic : TopicCatalogue.all()) {
            JsonNode kafka = channel(topic).path("bindings").path("kafka");

            assertThat(kafka.path("partitions").asInt()).as(topic.name()).isEqualTo(topic.partitions());
            JsonNode settings = kafka.path("topicConfiguration");
            if (topic.isCompacted()) {
                assertThat(settings.path("cleanup.policy").path(0).asString()).isEqualTo("compact");
                continue;
            }
            assertThat(settings.path("retention.ms").asLong())
                    .as(topic.name())
                    .isEqualTo(topic.retention().toMillis());
            assertThat(settings.path("cleanup.policy").path(0).asString()).isEqualTo("delete");
        }
    }

    @Test
    void messagesOfATopicAreTheEventsOfItsBranch() {
        for (Topic<?> topic : TopicCatalogue.all().stream()
                .filter(topic -> !topic.name().endsWith(".dead-letters"))
                .toList()) {
            assertThat(messages(channel(topic).path("messages")).map(AsyncApiTest::payload))
                    .as(topic.name())
                    .containsExactlyInAnyOrderElementsOf(JsonType.typeNames(topic.eventType()).stream()
                            .map(type -> "events/" + type + ".schema.json")
                            .toList());
        }
    }

    @Test
    void deadLettersCarryTheirHeaders() {
        List<String> headers = List.copyOf(DeadLetterHeaders.of("a", "b", 0, 0, new IllegalStateException())
                .keySet());
        JsonNode documented = document.path("components").path("schemas").path("deadLetterHeaders");

        assertThat(documented.path("properties").propertyNames()).containsExactlyElementsOf(headers);
        assertThat(documented.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(headers);
        TopicCatalogue.all().stream()
                .filter(topic -> topic.name().endsWith(".dead-letters"))
                .forEach(topic -> assertThat(channel(topic)
                                .path("messages")
                                .path("deadLetter")
                                .path("$ref")
                                .asString())
                        .as(topic.name())
                        .isEqualTo("#/components/messages/deadLetter"));
    }

    @Test
    void everyEventMayCarryThePropagatedHeaders() {
        assertThat(document.path("components")
                        .path("schemas")
                        .path("eventHeaders")
                        .path("properties")
                        .propertyNames())
                .containsExactlyElementsOf(PropagatedHeaders.NAMES);
    }

    @Test
    void somebodyWritesEachTopicAndSomebodyReadsAllButFeedbackHandOversAndDeadLetters() {
        assertThat(topicsWithOperation("send"))
                .isEqualTo(TopicCatalogue.all().stream().map(Topic::name).collect(Collectors.toSet()));
        assertThat(topicsWithOperation("receive"))
                .containsExactlyInAnyOrder(
                        "chat.messages",
                        "chat.lookups",
                        "chat.llm-requests",
                        "chat.replies",
                        "chat.deltas",
                        "chat.intents");
    }

    @Test
    void framesOfTheSocketAreTheRecordsAndTheEventsThatPassThrough() {
        assertThat(frames("clientFrames")).containsExactlyInAnyOrderElementsOf(files("client", ClientFrame.class));
        assertThat(frames("serverFrames"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                files("server", ServerFrame.class),
                                files("server", ReplyEvent.class),
                                files("server", DeltaEvent.class))
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void closeCodesAreThoseOfTheEnum() {
        Map<String, Integer> documented = document.at("/channels/socket/x-close-codes")
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().path("code").asInt()));

        assertThat(documented)
                .isEqualTo(
                        Arrays.stream(CloseCode.values()).collect(Collectors.toMap(CloseCode::name, CloseCode::code)));
    }

    @Test
    void rejectCodesAreThoseOfTheEnum() {
        assertThat(document.at("/channels/socket/x-reject-codes").propertyNames())
                .containsExactlyElementsOf(Arrays.stream(RejectCode.values())
                        .map(code -> EventJson.MAPPER.valueToTree(code).asString())
                        .toList());
    }

    @Test
    void everyReferencedFileExists() {
        assertThat(document.findValuesAsString("$ref"))
                .filteredOn(reference -> !reference.startsWith("#"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(Files.exists(Path.of(reference.replaceAll("#.*", ""))))
                        .as(reference)
                        .isTrue());
    }

    private Map<String, JsonNode> kafkaChannels() {
        return document.path("channels")
                .valueStream()
                .filter(channel -> channel.path("bindings").has("kafka"))
                .collect(Collectors.toMap(channel -> channel.path("address").asString(), channel -> channel));
    }

    private JsonNode channel(Topic<?> topic) {
        JsonNode channel = kafkaChannels().get(topic.name());
        assertThat(channel).as(topic.name()).isNotNull();
        return channel;
    }

    private Set<String> topicsWithOperation(String action) {
        return document.path("operations")
                .valueStream()
                .filter(operation -> operation.path("action").asString().equals(action))
                .map(operation -> resolve(operation.path("channel")))
                .filter(channel -> channel.path("bindings").has("kafka"))
                .map(channel -> channel.path("address").asString())
                .collect(Collectors.toSet());
    }

    private List<String> frames(String operation) {
        return messages(document.path("operations").path(operation).path("messages"))
                .map(this::resolve)
                .map(AsyncApiTest::payload)
                .toList();
    }

    private static List<String> files(String side, Class<?> sealed) {
        return JsonType.typeNames(sealed).stream()
                .map(type -> "frames/" + side + "/" + type + ".schema.json")
                .toList();
    }

    private Stream<JsonNode> messages(JsonNode references) {
        return references.valueStream().map(this::resolve);
    }

    private static String payload(JsonNode message) {
        String file = message.path("payload").path("$ref").asString();
        assertThat(file).endsWith("/" + message.path("name").asString() + ".schema.json");
        return file;
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }
}
