package dev.quire.schemas;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads what is on the wire: events, history entries, socket frames. UTF-8 JSON; unknown fields are ignored,
 * a missing required field is an error. Safe for use by many threads.
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
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .annotationIntrospector(AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new RequiredFields()))
            .build();

    private static final ConcurrentMap<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();

    private EventJson() {}

    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /**
     * @param value a record's value; null (a tombstone) is malformed too, since no topic of ours has any
     * @throws MalformedEventException if it is not JSON of that type, with a message fit for an operator
     */
    public static <T> T read(byte @Nullable [] value, Class<T> type) {
        if (value == null) {
            throw new MalformedEventException("No value", new IllegalArgumentException("null value"));
        }
        T event;
        try {
            event = READERS.computeIfAbsent(type, MAPPER::readerFor).readValue(value);
        } catch (JacksonException e) {
            throw new MalformedEventException(
                    "Not a " + type.getSimpleName() + ": " + e.getOriginalMessage() + where(e), e);
        }
        if (event == null) {
            throw new MalformedEventException(
                    "Not a " + type.getSimpleName() + ": null", new IllegalArgumentException("null"));
        }
        return event;
    }

    private static String where(JacksonException e) {
        String path = e.getPathReference();
        return path == null || path.isEmpty() ? "" : " at " + path;
    }
}
