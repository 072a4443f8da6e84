package dev.quire.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.ServerFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One JSON type of the contract: its record, its schema and its samples.
 *
 * @param path of the schema, without extension, and of the folder of samples, such as {@code events/reply}
 * @param readAs what readers ask for, such as {@link Event}
 * @param record what they get, such as {@link Reply}
 */
record JsonType(String path, Class<?> readAs, Class<?> record) {
    private static final Path MODULE = Path.of("");
    private static final Path SAMPLES = Path.of("samples");

    static List<JsonType> all() {
        return Stream.of(
                        leaves("events/", Event.class),
                        leaves("events/", CatalogueEvent.class),
                        leaves("cards/", Card.class),
                        leaves("frames/client/", ClientFrame.class),
                        leaves("frames/server/", ServerFrame.class),
                        Stream.of(new JsonType("history-entry", HistoryEntry.class, HistoryEntry.class)))
                .flatMap(types -> types)
                .toList();
    }

    /** The {@code type} names of the records under a sealed interface. */
    static List<String> typeNames(Class<?> sealed) {
        return leaves("", sealed).map(JsonType::path).toList();
    }

    /** The value of the field {@code type}; null if there is none. */
    @Nullable String typeName() {
        JsonTypeName name = record.getAnnotation(JsonTypeName.class);
        return name == null ? null : name.value();
    }

    Path schemaFile() {
        return MODULE.resolve(path + ".schema.json");
    }

    List<Path> samples() {
        return jsonFiles(SAMPLES.resolve(path));
    }

    Path sample(String name) {
        return SAMPLES.resolve(path).resolve(name + ".json");
    }

    /** All files that end in {@code .json} under a folder, in a stable order. */
    static List<Path> jsonFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonType> leaves(String folder, Class<?> sealed) {
        return leaves(sealed).map(leaf -> {
            JsonTypeName name = leaf.getAnnotation(JsonTypeName.class);
            assertThat(name).as("@JsonTypeName of %s", leaf).isNotNull();
            return new JsonType(folder + name.value(), sealed, leaf);
        });
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(JsonType::leaves)
                : Stream.of(type);
    }

    @Override
    public String toString() {
        return path;
    }
}
