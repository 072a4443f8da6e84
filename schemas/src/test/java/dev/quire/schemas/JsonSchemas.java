package dev.quire.schemas;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The schema files of this module, as a validator of another vendor understands them. */
final class JsonSchemas {
    /** Relative references between files need some base; nothing is fetched. */
    private static final String BASE = "https://schemas.quire.invalid/";

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(JsonSchemas::text)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    private JsonSchemas() {}

    /** What the schema at {@code path}, such as {@code events/reply}, finds wrong with a value. */
    static List<Error> validate(String path, JsonNode value) {
        return REGISTRY.getSchema(SchemaLocation.of(BASE + path + ".schema.json"))
                .validate(value);
    }

    /** The schema file itself, as a tree. */
    static JsonNode read(Path file) {
        return EventJson.MAPPER.readTree(readString(file));
    }

    static String readString(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String iri) {
        return readString(Path.of(iri.substring(BASE.length())));
    }
}
