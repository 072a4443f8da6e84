package dev.quire.llm.tools;

import dev.quire.schemas.EventJson;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * What the model wants to have done before it goes on.
 *
 * @param id by which the result refers to it
 * @param name as the model wrote it, known or not
 * @param arguments as the model wrote them, JSON if all is well
 */
public record ToolCall(String id, String name, String arguments) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    /** The call as a server takes it back: some parse the arguments and check the name, and refuse all of the request. */
    public ToolCall readable() {
        return new ToolCall(id, NAME.matcher(name).matches() ? name : "unknown", isJsonObject() ? arguments : "{}");
    }

    private boolean isJsonObject() {
        try {
            return EventJson.MAPPER.readTree(arguments).isObject();
        } catch (JacksonException broken) {
            return false;
        }
    }
}
