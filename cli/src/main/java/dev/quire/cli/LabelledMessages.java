package dev.quire.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of messages whose meaning somebody knows: one JSON object a line with {@code text} and {@code label}. Other
 * texts in it, such as {@code source}, say which part of the file a message belongs to.
 */
record LabelledMessages(List<Message> messages, List<String> badLines) {
    private static final JsonMapper JSON = new JsonMapper();

    /** @param slices by name of the field, the part of the file that the message belongs to */
    record Message(String text, String label, Map<String, String> slices) {
        Message {
            slices = Map.copyOf(slices);
        }
    }

    private static final class BadLineException extends Exception {
        BadLineException(String reason) {
            super(reason);
        }
    }

    /**
     * @param labels those that a message may have
     * @throws IOException if the file cannot be read or is not UTF-8
     */
    static LabelledMessages read(Path file, Set<String> labels) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            throw new IOException("it is not UTF-8", e);
        }
        List<Message> messages = new ArrayList<>();
        List<String> badLines = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).isBlank()) {
                continue;
            }
            try {
                messages.add(message(lines.get(index), labels));
            } catch (BadLineException e) {
                badLines.add(file + ":" + (index + 1) + ": " + e.getMessage());
            }
        }
        return new LabelledMessages(messages, badLines);
    }

    private static Message message(String line, Set<String> labels) throws BadLineException {
        JsonNode object;
        try {
            object = JSON.readTree(line);
        } catch (JacksonException e) {
            throw new BadLineException("not JSON: " + e.getOriginalMessage());
        }
        if (!object.isObject()) {
            throw new BadLineException("not a JSON object");
        }
        String text = text(object, "text");
        String label = text(object, "label");
        if (!labels.contains(label)) {
            throw new BadLineException("unknown label '" + label + "'; known are " + labels);
        }
        Map<String, String> slices = new TreeMap<>();
        object.properties().forEach(field -> {
            if (field.getValue().isString() && !Set.of("text", "label").contains(field.getKey())) {
                slices.put(field.getKey(), field.getValue().stringValue());
            }
        });
        return new Message(text, label, slices);
    }

    private static String text(JsonNode object, String name) throws BadLineException {
        JsonNode value = object.get(name);
        if (value == null || !value.isString() || value.stringValue().isBlank()) {
            throw new BadLineException("'" + name + "' is missing or no text");
        }
        return value.stringValue();
    }
}
