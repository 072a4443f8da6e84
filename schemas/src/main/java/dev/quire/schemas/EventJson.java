package dev.quire.schemas;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Writes and reads what is on the wire: events, history entries, socket frames. UTF-8 JSON; unknown fields are ignored,
 * a missing required field or a value of another JSON type is an error. Safe for use by many threads.
 */
public final class EventJson {
    /** Far above any event of ours; keeps a hostile value from making the parser build a huge tree. */
    private static final int MAX_NESTING = 32;

    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .build())
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // No 3 for "3", no 0 for the first value of an enum: what one reader takes, the next may refuse.
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .addModule(new SimpleModule()
                    .addDeserializer(Instant.class, new IsoTextReader<>(Instant.class, Instant::parse))
                    .addDeserializer(LocalDate.class, new IsoTextReader<>(LocalDate.class, LocalDate::parse)))
            .annotationIntrospector(
                    AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new RequiredFields()))
            .build();

    private static final ConcurrentMap<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();

    private EventJson() {}

    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /**
     * @param value a record's value; null (a tombstone) is malformed too, since no topic of ours has any
     * @throws MalformedEventException if it is not JSON of that type. The message names the field and is fit for
     *     operators and client developers: no Java class, nothing of the value
     */
    public static <T> T read(byte @Nullable [] value, Class<T> type) {
        if (value == null) {
            throw malformed(type, "no value", new IllegalArgumentException("null"));
        }
        T event;
        try {
            event = READERS.computeIfAbsent(type, MAPPER::readerFor).readValue(value);
        } catch (JacksonException e) {
            throw malformed(type, problem(e), e);
        }
        if (event == null) {
            throw malformed(type, "not a JSON object", new IllegalArgumentException("JSON null"));
        }
        return event;
    }

    private static MalformedEventException malformed(Class<?> type, String problem, Exception cause) {
        // ReplyEvent reads "reply event".
        String name =
                type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return new MalformedEventException("Not a valid " + name + ": " + problem, cause);
    }

    private static String problem(JacksonException e) {
        String field = field(e);
        String prefix = field.isEmpty() ? "" : field + ": ";
        return switch (e) {
            case InputCoercionException _ -> "a number is out of range";
            case StreamReadException _ -> "not JSON";
            case InvalidTypeIdException unknown ->
                prefix + (unknown.getTypeId() == null ? "type is required" : "type is unknown");
            case InvalidNullException _ -> field + " is required";
            case ValueInstantiationException refused
            when refused.getCause() instanceof IllegalArgumentException rule -> prefix + rule.getMessage();
            case InvalidFormatException odd when odd.getTargetType().isEnum() -> field + " has an unknown value";
            default -> field.isEmpty() ? "not a JSON object" : field + " has a value of the wrong kind";
        };
    }

    /** Where in the JSON it went wrong, such as {@code cards[0].orderNumber}; empty for the whole. */
    private static String field(JacksonException e) {
        StringBuilder field = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return field.toString();
    }
}
