package dev.quire.llm;

import com.openai.errors.OpenAIIoException;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice.Delta;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice.FinishReason;
import com.openai.models.completions.CompletionUsage;
import dev.quire.llm.tools.ToolCall;
import dev.quire.llm.tools.ToolCallPieces;
import dev.quire.schemas.Reply.Action;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the model wrote in one call.
 *
 * @param text without markers and blanks around it; empty if there is none
 * @param calls what it wants looked up; servers differ in the finish reason they give then, so the calls decide
 * @param finish null if the stream ended before the answer did
 * @param isFull whether the text reached the greatest length and the rest was not read
 */
record ModelRound(
        String text,
        @Nullable Action action,
        List<ToolCall> calls,
        @Nullable FinishReason finish,
        boolean isFull) {

    /**
     * Reads a stream to its end, passing on the text meanwhile.
     *
     * @param onUsage gets the tokens if the server counts them
     */
    static ModelRound read(Iterator<ChatCompletionChunk> chunks, AnswerText text, Consumer<CompletionUsage> onUsage) {
        ActionMarker marker = new ActionMarker(text::append);
        ToolCallPieces calls = new ToolCallPieces();
        FinishReason finish = null;
        try {
            while (!text.isFull() && chunks.hasNext()) {
                ChatCompletionChunk chunk = chunks.next();
                chunk.usage().ifPresent(onUsage);
                for (Choice choice : chunk.choices()) { // None in the chunk that carries the usage.
                    Delta delta = choice.delta();
                    delta.content().ifPresent(marker::append);
                    delta.toolCalls().ifPresent(pieces -> pieces.forEach(piece -> add(piece, calls)));
                    finish = choice.finishReason().orElse(finish);
                }
            }
        } catch (OpenAIIoException e) {
            if (finish == null) {
                throw e;
            } // Else only the usage is lost.
        }
        marker.end();
        return new ModelRound(text.whole().strip(), marker.action(), calls.calls(), finish, text.isFull());
    }

    /** Gemini leaves out the index, which the client holds to be required. */
    private static void add(Delta.ToolCall piece, ToolCallPieces calls) {
        Optional<Delta.ToolCall.Function> function = piece.function();
        calls.add(
                piece._index().asKnown().orElse(null),
                piece.id().orElse(null),
                function.flatMap(Delta.ToolCall.Function::name).orElse(null),
                function.flatMap(Delta.ToolCall.Function::arguments).orElse(null));
    }
}
