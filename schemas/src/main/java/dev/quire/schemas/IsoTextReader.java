package dev.quire.schemas;

import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads a time or date from ISO-8601 text and from nothing else. Jackson's own readers also take numbers, as seconds: a
 * producer that writes milliseconds would put its events into the far future without any error.
 */
final class IsoTextReader<T> extends StdScalarDeserializer<T> {
    private final Function<String, T> parser;

    IsoTextReader(Class<T> type, Function<String, T> parser) {
        super(type);
        this.parser = parser;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
        if (json.hasToken(JsonToken.VALUE_STRING)) {
            try {
                return parser.apply(json.getString());
            } catch (DateTimeException _) {
                // Refused below, like every other value that is no ISO-8601 text.
            }
        }
        return context.reportInputMismatch(this, "not ISO-8601 text");
    }
}
