package dev.quire.llm;

import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageParam;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolChoiceOption;
import dev.quire.llm.tools.ShopTools;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.Turn;
import dev.quire.understanding.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a call to the model consists of: the shop's instructions as the one system message, then the conversation. What a
 * visitor said goes into user messages only, and what was looked up into tool messages only, so neither can pose as
 * instructions of the shop.
 *
 * @param instructions those in force, asked once for each exchange
 * @param model its name on the server
 * @param limitField {@code max_completion_tokens} at OpenAI, whose newer models refuse the older {@code max_tokens};
 *     elsewhere {@code max_tokens}, since Ollama knows no other
 * @param temperature null to leave it to the server
 * @param contextTokens how much of the earlier conversation is told, see {@link #approximateTokens}
 */
record Prompt(
        Supplier<Instructions> instructions,
        String model,
        String limitField,
        int maxOutputTokens,
        @Nullable Double temperature,
        int contextTokens) {
    /** However short they are. */
    static final int MAX_TURNS = 20;

    /** Roles and separators of one message. */
    private static final int MESSAGE_TOKENS = 4;

    /** Whether the model may have things looked up in this call. */
    enum Tools {
        /** It is not told of any. */
        NONE,
        /** It has had its share: they are named, since its earlier calls are, but it must answer now. */
        USED_UP,
        OFFERED
    }

    /** @param catalogue the one in force, asked at the beginning of each exchange */
    static Prompt of(LlmProperties properties, Supplier<Catalogue> catalogue) {
        return new Prompt(
                () -> Instructions.of(catalogue.get()),
                properties.model(),
                properties.isOpenAi() ? "max_completion_tokens" : "max_tokens",
                properties.maxOutputTokens(),
                properties.temperature(),
                properties.contextTokens());
    }

    /** The earlier turns that the model is told, oldest first: whole ones, the latest that fit. */
    List<Turn> context(LlmRequest request) {
        List<Turn> turns = request.turns();
        int first = turns.size();
        int tokens = 0;
        while (first > 0 && turns.size() - first < MAX_TURNS) {
            tokens += approximateTokens(turns.get(first - 1).text()) + MESSAGE_TOKENS;
            if (tokens > contextTokens) {
                break;
            }
            first--;
        }
        return turns.subList(first, turns.size());
    }

    /** @param messages all of them, such as {@link Messages} makes them */
    ChatCompletionCreateParams call(List<ChatCompletionMessageParam> messages, Tools tools) {
        ChatCompletionCreateParams.Builder params = ChatCompletionCreateParams.builder()
                .model(model)
                .messages(messages)
                .putAdditionalBodyProperty(limitField, JsonValue.from(maxOutputTokens))
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build());
        if (temperature != null) {
            params.temperature(temperature);
        }
        if (tools != Tools.NONE) {
            ShopTools.DEFINITIONS.forEach(params::addFunctionTool);
        }
        if (tools == Tools.USED_UP) {
            params.toolChoice(ChatCompletionToolChoiceOption.Auto.NONE);
        }
        return params.build();
    }

    /**
     * A quarter of the UTF-8 bytes: what the tokenizers in use come to on average for English, and not far off for other
     * scripts, where a character has more bytes and fewer of them share a token.
     */
    static int approximateTokens(String text) {
        return Math.ceilDiv(text.getBytes(StandardCharsets.UTF_8).length, 4);
    }
}
