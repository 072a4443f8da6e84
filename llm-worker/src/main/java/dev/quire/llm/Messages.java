package dev.quire.llm;

import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionMessageParam;
import com.openai.models.chat.completions.ChatCompletionSystemMessageParam;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.chat.completions.ChatCompletionUserMessageParam;
import dev.quire.llm.tools.ToolCall;
import dev.quire.schemas.Turn;
import java.util.List;

/** Chat messages by who speaks. */
final class Messages {
    private Messages() {}

    static ChatCompletionMessageParam system(String text) {
        return ChatCompletionMessageParam.ofSystem(
                ChatCompletionSystemMessageParam.builder().content(text).build());
    }

    static ChatCompletionMessageParam user(String text) {
        return ChatCompletionMessageParam.ofUser(
                ChatCompletionUserMessageParam.builder().content(text).build());
    }

    static ChatCompletionMessageParam of(Turn turn) {
        return switch (turn.speaker()) {
            case VISITOR -> user(turn.text());
            case ASSISTANT ->
                ChatCompletionMessageParam.ofAssistant(ChatCompletionAssistantMessageParam.builder()
                        .content(turn.text())
                        .build());
        };
    }

    /** What the model wrote when it wanted something looked up. */
    static ChatCompletionMessageParam calls(String text, List<ToolCall> calls) {
        ChatCompletionAssistantMessageParam.Builder message =
                ChatCompletionAssistantMessageParam.builder().content(text);
        for (ToolCall call : calls.stream().map(ToolCall::readable).toList()) {
            message.addToolCall(ChatCompletionMessageFunctionToolCall.builder()
                    .id(call.id())
                    .function(ChatCompletionMessageFunctionToolCall.Function.builder()
                            .name(call.name())
                            .arguments(call.arguments())
                            .build())
                    .build());
        }
        return ChatCompletionMessageParam.ofAssistant(message.build());
    }

    static ChatCompletionMessageParam result(ToolCall call, String json) {
        return ChatCompletionMessageParam.ofTool(ChatCompletionToolMessageParam.builder()
                .toolCallId(call.id())
                .content(json)
                .build());
    }
}
