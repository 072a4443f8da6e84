package dev.quire.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.socket.ReplyFrame;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever was written once is read for ever, and today's writers still write it so. */
class GoldenSamplesTest {

    static Stream<Arguments> samples() {
        return JsonType.all().stream()
                .flatMap(type -> type.samples().stream().map(sample -> Arguments.of(type, sample)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sampleIsValid(JsonType type, Path sample) {
        assertThat(JsonSchemas.validate(type.path(), JsonSchemas.read(sample))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sampleIsReadAndWrittenBackTheSame(JsonType type, Path sample) throws Exception {
        Object value = EventJson.read(Files.readAllBytes(sample), type.readAs());

        assertThat(value).isInstanceOf(type.record());
        assertThat(EventJson.MAPPER.readTree(EventJson.write(value))).isEqualTo(JsonSchemas.read(sample));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fieldsOfLaterVersionsAreIgnored(JsonType type, Path sample) {
        JsonNode later = JsonSchemas.read(sample);
        addUnknownFields(later);

        assertThat(JsonSchemas.validate(type.path(), later)).isEmpty();
        assertThat(read(later, type)).isEqualTo(read(JsonSchemas.read(sample), type));
    }

    @ParameterizedTest
    @MethodSource("dev.quire.schemas.JsonType#all")
    void minimalLeavesOutWhatMayBeAbsentAndAnotherSampleHasEverything(JsonType type) {
        List<String> optional = Arrays.stream(type.record().getRecordComponents())
                .filter(component -> !SchemaMatchesRecordTest.isRequired(component))
                .map(RecordComponent::getName)
                .toList();

        JsonNode minimal = JsonSchemas.read(type.sample("minimal"));
        assertThat(optional).allSatisfy(field -> {
            JsonNode value = minimal.path(field);
            assertThat(value.isMissingNode() || (value.isArray() && value.isEmpty()))
                    .isTrue();
        });
        assertThat(type.samples())
                .anySatisfy(sample ->
                        assertThat(JsonSchemas.read(sample).propertyNames()).containsAll(optional));
    }

    @Test
    void everySampleBelongsToAType() {
        List<Path> known = Stream.concat(
                        samples().map(arguments -> (Path) arguments.get()[1]),
                        Stream.of("reply", "notice", "delta").flatMap(name -> frameSamples(name).stream()))
                .toList();

        assertThat(JsonType.jsonFiles(Path.of("samples"))).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void replyIdsInSamplesFollowFromTheMessage() {
        new JsonType("events/reply", Event.class, Reply.class).samples().forEach(sample -> {
            Reply reply = EventJson.read(bytes(JsonSchemas.read(sample)), Reply.class);
            assertThat(reply.replyId()).isEqualTo(ReplyId.finalReplyTo(reply.inReplyTo()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"reply", "notice"})
    void frameOfAReplyIsTheEventWithItsCursorInFront(String name) {
        for (Path sample : frameSamples(name)) {
            JsonNode frame = JsonSchemas.read(sample);
            ObjectNode event = ((ObjectNode) frame.deepCopy());
            Cursor cursor = Cursor.parse(event.remove("cursor").asString());

            assertThat(JsonSchemas.validate("frames/server/" + name, frame)).isEmpty();
            assertThat(JsonSchemas.validate("events/" + name, event)).isEmpty();
            assertThat(ReplyFrame.of(cursor, bytes(event))).isEqualTo(bytes(frame));
            assertThat(JsonSchemas.validate("frames/server/" + name, event))
                    .as("cursor is required")
                    .isNotEmpty();
        }
    }

    @Test
    void frameOfADeltaIsTheEvent() {
        for (Path sample : frameSamples("delta")) {
            assertThat(JsonSchemas.validate("frames/server/delta", JsonSchemas.read(sample)))
                    .isEmpty();
            assertThat(EventJson.read(bytes(JsonSchemas.read(sample)), DeltaEvent.class))
                    .isInstanceOf(ReplyDelta.class);
        }
    }

    private static List<Path> frameSamples(String name) {
        List<Path> samples = JsonType.jsonFiles(Path.of("samples/frames/server", name));
        assertThat(samples).isNotEmpty();
        return samples;
    }

    private static Object read(JsonNode tree, JsonType type) {
        return EventJson.read(bytes(tree), type.readAs());
    }

    private static byte[] bytes(JsonNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void addUnknownFields(JsonNode node) {
        node.forEach(GoldenSamplesTest::addUnknownFields);
        if (node instanceof ObjectNode object) {
            object.put("_addedLater", 1);
            object.putArray("_alsoAddedLater").addObject().put("deep", true);
        }
    }
}
