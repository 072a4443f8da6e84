package dev.quire.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A record and its schema name the same fields, the same required ones, the same values. */
class SchemaMatchesRecordTest {
    /** Frames whose bytes are an event's: they have a schema but no record. */
    private static final List<String> FRAMES_OF_EVENTS =
            List.of("frames/server/delta", "frames/server/notice", "frames/server/reply");

    private static final Map<Class<?>, String> SHARED_VALUES = Map.of(
            SessionId.class, "sessionId",
            MessageId.class, "messageId",
            ReplyId.class, "replyId",
            Cursor.class, "cursor",
            OrderNumber.class, "orderNumber",
            Matched.class, "matched",
            Instant.class, "at");

    @ParameterizedTest
    @MethodSource("dev.quire.schemas.JsonType#all")
    void schemaHasTheFieldsOfTheRecord(JsonType type) {
        JsonNode schema = JsonSchemas.read(type.schemaFile());

        assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("description").asString("")).as("description").isNotBlank();
        assertThat(schema.has("additionalProperties"))
                .as("readers ignore unknown fields")
                .isFalse();
        assertThat(schema.path("properties").path("type").path("const").asString(null))
                .isEqualTo(type.typeName());
        assertObject(schema, type.record(), type.typeName() != null);
    }

    @Test
    void everySchemaFileBelongsToAType() {
        List<Path> files = Stream.of("cards", "events", "frames")
                .map(Path::of)
                .flatMap(folder -> JsonType.jsonFiles(folder).stream())
                .toList();

        assertThat(files)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                JsonType.all().stream().map(JsonType::path).filter(path -> path.contains("/")),
                                FRAMES_OF_EVENTS.stream())
                        .map(path -> Path.of(path + ".schema.json"))
                        .toList());
    }

    private static void assertObject(JsonNode schema, Class<?> record, boolean typed) {
        TreeSet<String> fields = new TreeSet<>();
        TreeSet<String> required = new TreeSet<>();
        if (typed) {
            fields.add("type");
            required.add("type");
        }
        for (RecordComponent component : record.getRecordComponents()) {
            fields.add(component.getName());
            if (isRequired(component)) {
                required.add(component.getName());
            }
        }
        assertThat(schema.path("type").asString()).isEqualTo("object");
        assertThat(schema.path("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(fields);
        assertThat(strings(schema.path("required"))).containsExactlyInAnyOrderElementsOf(required);
        for (RecordComponent component : record.getRecordComponents()) {
            assertValue(
                    record.getSimpleName() + "." + component.getName(),
                    schema.path("properties").path(component.getName()),
                    component.getGenericType());
        }
    }

    private static void assertValue(String where, JsonNode schema, Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            assertThat(schema.path("type").asString()).as(where).isEqualTo("array");
            assertValue(where + "[]", schema.path("items"), list.getActualTypeArguments()[0]);
        } else if (type instanceof Class<?> plain) {
            assertValue(where, schema, plain);
        } else {
            throw new AssertionError(where + ": no rule for " + type);
        }
    }

    private static void assertValue(String where, JsonNode schema, Class<?> type) {
        String reference = schema.path("$ref").asString("");
        String shared = SHARED_VALUES.get(type);
        if (shared != null) {
            assertThat(reference).as(where).endsWith("common.schema.json#/$defs/" + shared);
        } else if (type == String.class) {
            assertThat(schema.path("type").asString("").equals("string") || reference.endsWith("#/$defs/text"))
                    .as(where)
                    .isTrue();
        } else if (type == LocalDate.class) {
            assertThat(schema.path("format").asString()).as(where).isEqualTo("date");
        } else if (type == int.class || type == Integer.class || type == Long.class) {
            assertThat(schema.path("type").asString()).as(where).isEqualTo("integer");
        } else if (type.isEnum()) {
            assertThat(strings(schema.path("enum"))).as(where).containsExactlyElementsOf(jsonNames(type));
        } else if (type == HistoryEntry.class) {
            assertThat(reference).as(where).endsWith("/history-entry.schema.json");
        } else if (type.isRecord()) {
            assertObject(schema, type, false);
        } else if (type == Card.class) {
            assertThat(schema.path("oneOf").findValuesAsString("$ref"))
                    .as(where)
                    .containsExactlyElementsOf(JsonType.typeNames(Card.class).stream()
                            .map(name -> "../cards/" + name + ".schema.json")
                            .toList());
        } else if (type == Event.class) {
            // A history entry holds two of the events only; HistoryEntryTest and the samples look closer.
            assertThat(schema.path("oneOf").size()).as(where).isEqualTo(2);
        } else {
            throw new AssertionError(where + ": no rule for " + type);
        }
    }

    /** As {@link RequiredFields} says it, worked out from the record alone. */
    static boolean isRequired(RecordComponent component) {
        return component.getType() != List.class
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static List<String> jsonNames(Class<?> enumType) {
        return Arrays.stream(enumType.getEnumConstants())
                .map(constant -> EventJson.MAPPER.valueToTree(constant).asString())
                .toList();
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
