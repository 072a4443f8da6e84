package dev.quire.llm.tools;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts together the tool calls of one streamed answer. By OpenAI's rules a call's first piece carries id and name, the
 * others its index and some more of the arguments. Other servers bend them, and all of this is understood: whole calls
 * in one piece, one index for every call (<a href="https://github.com/ollama/ollama/issues/15457">Ollama</a>; a new id
 * begins a new call), no index, no id, the id or the name repeated.
 *
 * <p>More than {@value #MAX_CALLS} calls, or more than {@value #MAX_LENGTH} characters of a call's arguments, are not kept:
 * no question needs as many, and a model that loops would write them for ever.
 */
public final class ToolCallPieces {
    static final int MAX_CALLS = 4;
    static final int MAX_LENGTH = 2_000;

    private static final class Call {
        private final long index;
        private String id;
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();

        private Call(long index, String id) {
            this.index = index;
            this.id = id;
        }
    }

    private final List<Call> calls = new ArrayList<>();
    private @Nullable Call overflow;

    /** Each argument as far as the piece has it: null or empty otherwise. */
    public void add(@Nullable Long index, @Nullable String id, @Nullable String name, @Nullable String arguments) {
        Call call = callOf(index, id == null ? "" : id);
        if (call.id.isEmpty() && id != null) {
            call.id = id;
        }
        if (call.name.isEmpty() && name != null) {
            call.name = name;
        }
        if (arguments != null) {
            int room = MAX_LENGTH + 1 - call.arguments.length(); // One too many tells that they were cut.
            call.arguments.append(arguments, 0, Math.min(room, arguments.length()));
        }
    }

    private Call callOf(@Nullable Long index, String id) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            Call call = calls.get(i);
            boolean sameIndex = index == null ? i == calls.size() - 1 : call.index == index;
            if (sameIndex && (id.isEmpty() || call.id.isEmpty() || call.id.equals(id))) {
                return call;
            }
        }
        Call call = new Call(index == null ? calls.size() : index, id);
        if (calls.size() < MAX_CALLS) {
            calls.add(call);
            return call;
        }
        if (overflow == null) {
            overflow = call;
        }
        return overflow;
    }

    /** In the order in which they began. A call without id gets one, since its result must name it. */
    public List<ToolCall> calls() {
        List<ToolCall> whole = new ArrayList<>();
        for (Call call : calls) {
            String id = call.id.isEmpty() ? "call_" + whole.size() : call.id;
            whole.add(new ToolCall(id, call.name, call.arguments.toString()));
        }
        return whole;
    }
}
