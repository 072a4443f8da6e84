package dev.quire.local.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the demo model says, decided by words alone. It knows no tool by name: one with "order" in its name is for
 * orders, one with "book" for books, and the arguments follow the tool's own JSON Schema.
 */
final class DemoAnswers {
    /** Begins every answer, so that nobody takes one for a model's. */
    static final String LABEL = "Demo answer: ";

    private static final Pattern ORDER_NUMBER = Pattern.compile("(?<!\\d)#?(\\d{6})(?!\\d)");
    private static final Pattern ORDER = Pattern.compile("\\b(order|parcel|package|delivery)\\b");
    private static final Pattern BOOKS =
            Pattern.compile("\\b(books?|novels?|read|reading|author|recommend|recommendation|gift|title)\\b");
    private static final Pattern NO_TOPIC = Pattern.compile(
            "\\b(i|me|my|a|an|the|any|some|do|you|have|can|could|please|is|are|there|what|which|good|for|of|about|by|books?"
                    + "|novels?|read|reading|recommend|recommendation|looking|want|need|find|show|to|in|stock|gift)\\b");
    private static final int MOST_BOOKS = 3;

    private static final Map<Pattern, String> TOPICS = topics();

    /** What the model does with a request. */
    sealed interface Decision {}

    record Says(String text) implements Decision {}

    /** @param arguments a JSON object */
    record Calls(String tool, String arguments) implements Decision {}

    private DemoAnswers() {}

    /** @param request with at least one message */
    static Decision to(JsonNode request) {
        List<JsonNode> messages = StreamSupport.stream(request.path("messages").spliterator(), false)
                .toList();
        JsonNode last = messages.getLast();
        if (role(last).equals("tool")) {
            return new Says(LABEL + ofResult(last.path("content").asString("")));
        }
        String question = messages.reversed().stream()
                .filter(message -> role(message).equals("user"))
                .map(message -> message.path("content").asString(""))
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return toolCall(request, question).orElseGet(() -> new Says(LABEL + ofWords(question)));
    }

    private static String role(JsonNode message) {
        return message.path("role").asString("");
    }

    private static Optional<Decision> toolCall(JsonNode request, String question) {
        if (request.path("tool_choice").asString("auto").equals("none")) {
            return Optional.empty();
        }
        Matcher number = ORDER_NUMBER.matcher(question);
        if (number.find()) {
            String order = number.group(1);
            return tool(request, "order").map(tool -> call(tool, order, question));
        }
        return BOOKS.matcher(question).find()
                ? tool(request, "book").map(tool -> call(tool, "", topic(question)))
                : Optional.empty();
    }

    private static Optional<JsonNode> tool(JsonNode request, String word) {
        return StreamSupport.stream(request.path("tools").spliterator(), false)
                .map(tool -> tool.path("function"))
                .filter(function -> function.path("name")
                        .asString("")
                        .toLowerCase(Locale.ROOT)
                        .contains(word))
                .findFirst();
    }

    private static Decision call(JsonNode function, String orderNumber, String topic) {
        JsonNode parameters = function.path("parameters");
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (JsonNode required : parameters.path("required")) {
            String name = required.asString("");
            arguments.put(
                    name, value(parameters.path("properties").path(name), orderNumber.isEmpty() ? topic : orderNumber));
        }
        return new Calls(function.path("name").asString(""), ChatCompletionServer.JSON.writeValueAsString(arguments));
    }

    /** Of the type that the schema asks for; null where it allows that. */
    private static @Nullable Object value(JsonNode schema, String text) {
        JsonNode type = schema.path("type");
        if (type.isArray()) { // ["string", "null"] is how OpenAI's strict mode says "optional".
            return type.toString().contains("\"null\"") ? null : text;
        }
        if (!schema.path("enum").isEmpty()) {
            return schema.path("enum").get(0).asString("");
        }
        return switch (type.asString("string")) {
            case "integer", "number" -> text.matches("\\d+") ? Integer.parseInt(text) : MOST_BOOKS;
            case "boolean" -> false;
            case "array" -> List.of();
            case "object" -> Map.of();
            default -> text;
        };
    }

    private static String topic(String question) {
        String topic = NO_TOPIC.matcher(question)
                .replaceAll(" ")
                .replaceAll("[^\\p{L}\\p{N}' -]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return topic.isEmpty() ? "novel" : topic;
    }

    /** The tool's result in words: every value is from it, none from here. */
    private static String ofResult(String content) {
        JsonNode result;
        try {
            result = ChatCompletionServer.JSON.readTree(content);
        } catch (JacksonException e) {
            return content.isBlank() ? "our records say nothing about that." : "our records say: " + content.strip();
        }
        if (result.path("error").isString()) {
            return result.path("error").asString();
        }
        List<String> facts = new ArrayList<>();
        List<String> items = new ArrayList<>();
        collect(result, facts, items);
        if (!items.isEmpty()) {
            return "our shelves have " + String.join("; ", items.subList(0, Math.min(items.size(), MOST_BOOKS))) + ".";
        }
        return facts.isEmpty()
                ? "I find nothing about that in our records."
                : "our records say " + String.join(", ", facts) + ".";
    }

    private static void collect(JsonNode node, List<String> facts, List<String> items) {
        if (node.has("title")) {
            items.add(item(node));
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, facts, items));
        } else if (node.isObject()) {
            node.properties().forEach(field -> {
                if (field.getValue().isContainer()) {
                    collect(field.getValue(), facts, items);
                } else if (!field.getValue().isNull()) {
                    facts.add(field.getKey().replace('_', ' ') + " "
                            + field.getValue().asString(""));
                }
            });
        } else if (!node.isNull()) {
            facts.add(node.asString(""));
        }
    }

    private static String item(JsonNode book) {
        JsonNode authors = book.has("author") ? book.path("author") : book.path("authors");
        String by = authors.isArray()
                ? StreamSupport.stream(authors.spliterator(), false)
                        .map(author -> author.asString(""))
                        .collect(Collectors.joining(", "))
                : authors.asString("");
        return "“" + book.path("title").asString("") + "”" + (by.isEmpty() ? "" : " by " + by);
    }

    private static String ofWords(String question) {
        if (ORDER.matcher(question).find()) {
            return "tell me your six-digit order number, and I will look up where it is.";
        }
        return TOPICS.entrySet().stream()
                .filter(topic -> topic.getKey().matcher(question).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("that is a good question, but I am a script and not a language model, so I do not know."
                        + " People are reached at support@bookstore.com.");
    }

    private static Map<Pattern, String> topics() {
        Map<Pattern, String> topics = new LinkedHashMap<>();
        topics.put(
                Pattern.compile("\\b(human|person|agent|somebody|someone)\\b"),
                "a person will gladly help you: please write to support@bookstore.com.");
        topics.put(
                Pattern.compile("\\b(child|children|kids?|son|daughter|year-old)\\b"),
                "for children, adventures in short chapters go well; tell me the age, and I will look through our shelves.");
        topics.put(
                Pattern.compile("\\b(dune|science fiction|sci-fi)\\b"),
                "that is a long read that many come back to; take your time with the first hundred pages.");
        topics.put(
                Pattern.compile("\\b(crime|thriller|mystery)\\b"),
                "do you like puzzles, or something darker? Tell me, and I will look through our shelves.");
        topics.put(Pattern.compile("\\b(thanks|thank you|great|perfect)\\b"), "with pleasure. Enjoy your reading!");
        topics.put(
                BOOKS, "what do you like to read? Name a subject or an author, and I will look through our shelves.");
        return topics;
    }
}
