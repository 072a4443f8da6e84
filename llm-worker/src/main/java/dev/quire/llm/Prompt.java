package dev.quire.llm;

import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the model is told: the shop's instructions as the system message, then the conversation. What a visitor said goes
 * into user messages only, so it can never pose as instructions of the shop.
 *
 * @param model its name on the server
 * @param limitField {@code max_completion_tokens} at OpenAI, whose newer models refuse the older {@code max_tokens};
 *     elsewhere {@code max_tokens}, since Ollama knows no other
 * @param temperature null to leave it to the server
 */
record Prompt(
        String instructions,
        String model,
        String limitField,
        int maxOutputTokens,
        @Nullable Double temperature) {
    /** How much of the conversation the model sees; older turns are left out. */
    static final int MAX_TURNS = 20;

    static Prompt of(LlmProperties properties) {
        return new Prompt(
                readInstructions(),
                properties.model(),
                properties.isOpenAi() ? "max_completion_tokens" : "max_tokens",
                properties.maxOutputTokens(),
                properties.temperature());
    }

    ChatCompletionCreateParams about(LlmRequest request) {
        ChatCompletionCreateParams.Builder params = ChatCompletionCreateParams.builder()
                .model(model)
                .addSystemMessage(instructions)
                .putAdditionalBodyProperty(limitField, JsonValue.from(maxOutputTokens))
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build());
        if (temperature != null) {
            params.temperature(temperature);
        }
        List<Turn> turns = request.turns();
        for (Turn turn : turns.subList(Math.max(0, turns.size() - MAX_TURNS), turns.size())) {
            switch (turn.speaker()) {
                case VISITOR -> params.addUserMessage(turn.text());
                case ASSISTANT -> params.addAssistantMessage(turn.text());
            }
        }
        return params.addUserMessage(request.text()).build();
    }

    static String readInstructions() {
        try (InputStream file = Objects.requireNonNull(Prompt.class.getResourceAsStream("/system-prompt.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
