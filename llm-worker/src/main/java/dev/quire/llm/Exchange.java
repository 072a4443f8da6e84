package dev.quire.llm;

import com.openai.models.chat.completions.ChatCompletionChunk.Choice.FinishReason;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageParam;
import dev.quire.llm.ChatModel.Attempt;
import dev.quire.llm.ChatModel.Completed;
import dev.quire.llm.ChatModel.Failed;
import dev.quire.llm.ChatModel.Refused;
import dev.quire.llm.ChatModel.TextListener;
import dev.quire.llm.ChatModel.Withheld;
import dev.quire.llm.Prompt.Tools;
import dev.quire.llm.grounding.Grounding;
import dev.quire.llm.grounding.Grounding.Given;
import dev.quire.llm.grounding.Leaks;
import dev.quire.llm.grounding.Mentions;
import dev.quire.llm.tools.Lookups;
import dev.quire.llm.tools.ShopTools;
import dev.quire.llm.tools.ToolCall;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.Reply.Action;
import dev.quire.schemas.Turn;
import dev.quire.schemas.Turn.Speaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One request's talk with the model, from the question to an answer that may be shown.
 *
 * <pre>
 *             ┌───── results ◀── looked up ◀── calls, at most 4 times ─┐
 *             ▼                                                        │
 *   write one round ── text ── says only what was given? ── yes ──▶ completed
 *             ▲                        │ no
 *             └── corrected, once ◀────┴── the second time ──▶ withheld
 * </pre>
 *
 * Each round's text replaces what the visitor saw of the round before.
 */
final class Exchange {
    /** How often the model may have something looked up; then it has to answer with what it has. */
    static final int MAX_LOOKUP_ROUNDS = 4;

    /** For an answer that is a hand-over and says nothing else. */
    static final String HAND_OVER_TEXT =
            "A person from our team should look at this. Please write to support@bookstore.com and they will help you.";

    private static final Duration SHORTEST_ROUND = Duration.ofMillis(200);

    /** Puts one call to the model. */
    interface Rounds {
        ModelRound write(ChatCompletionCreateParams call, Duration limit, TextListener onText);
    }

    private final Prompt prompt;
    private final Instructions instructions;
    private final Rounds model;
    private final Leaks leaks;
    private final long endNanos;
    private final @Nullable ShopTools tools;
    private final List<ChatCompletionMessageParam> messages = new ArrayList<>();
    private final List<String> shopSaid;
    private final List<String> visitorSaid;
    private int rounds;

    /** @param lookups null if the model is offered no tools */
    Exchange(Prompt prompt, Rounds model, Leaks leaks, @Nullable Lookups lookups, LlmRequest request, Duration limit) {
        this.prompt = prompt;
        this.instructions = prompt.instructions().get();
        this.model = model;
        this.leaks = leaks;
        this.endNanos = System.nanoTime() + limit.toNanos();
        List<Turn> context = prompt.context(request);
        this.shopSaid = Stream.concat(instructions.policies().stream(), said(context, Speaker.ASSISTANT))
                .toList();
        this.visitorSaid = Stream.concat(said(context, Speaker.VISITOR), Stream.of(request.text()))
                .toList();
        this.tools = lookups == null
                ? null
                : new ShopTools(
                        lookups,
                        Stream.concat(said(request.turns(), Speaker.VISITOR), Stream.of(request.text()))
                                .toList());
        messages.add(Messages.system(instructions.text(tools != null)));
        context.forEach(turn -> messages.add(Messages.of(turn)));
        messages.add(Messages.user(request.text()));
    }

    /** Whether the model has written anything yet. */
    boolean hasBegun() {
        return rounds > 0;
    }

    Duration left() {
        return Duration.ofNanos(endNanos - System.nanoTime());
    }

    Attempt run(TextListener onText) throws InterruptedException {
        boolean isCorrected = false;
        for (int lookupRounds = 0; ; ) {
            if (left().compareTo(SHORTEST_ROUND) < 0) {
                return new Failed("the deadline came between two rounds", null);
            }
            ShopTools mayCall = lookupRounds < MAX_LOOKUP_ROUNDS ? tools : null;
            ModelRound round = write(mayCall != null, onText);
            if (round.finish() == null && !round.isFull()) {
                return new Failed("the stream ended before the answer did", null);
            }
            if (FinishReason.CONTENT_FILTER.equals(round.finish())) {
                return new Refused("the model gave no text: finish_reason " + round.finish());
            }
            if (mayCall != null && !round.calls().isEmpty()) {
                lookUp(round, mayCall);
                lookupRounds++;
                continue;
            }
            String text = textOf(round);
            if (text.isEmpty()) {
                return new Refused("the model gave no text: finish_reason " + round.finish()
                        + "; is max-output-tokens large enough?");
            }
            Given given = given();
            Optional<String> objection = objection(text, given);
            if (objection.isEmpty()) {
                return new Completed(text, Mentions.cards(text, given), round.action());
            }
            if (isCorrected) {
                return new Withheld("twice the model's answer had " + objection.get());
            }
            isCorrected = true;
            messages.set(0, Messages.system(instructions.corrected(tools != null, objection.get())));
        }
    }

    private ModelRound write(boolean mayCall, TextListener onText) {
        if (rounds > 0) {
            onText.restart();
        }
        Tools offer = tools == null ? Tools.NONE : mayCall ? Tools.OFFERED : Tools.USED_UP;
        ModelRound round = model.write(prompt.call(messages, offer), left(), onText);
        rounds++;
        return round;
    }

    private void lookUp(ModelRound round, ShopTools lookups) throws InterruptedException {
        messages.add(Messages.calls(round.text(), round.calls()));
        for (ToolCall call : round.calls()) {
            messages.add(Messages.result(call, lookups.run(call, left())));
        }
    }

    private String textOf(ModelRound round) {
        if (!round.text().isEmpty() || round.action() == null) {
            return round.text();
        }
        return round.action() == Action.HAND_OVER ? HAND_OVER_TEXT : instructions.fallback();
    }

    private Optional<String> objection(String text, Given given) {
        return leaks.isIn(text) ? Optional.of("a part of your instructions") : Grounding.objection(text, given);
    }

    private Given given() {
        return tools == null
                ? new Given(List.of(), List.of(), shopSaid, visitorSaid)
                : new Given(tools.orders(), tools.books(), shopSaid, visitorSaid);
    }

    private static Stream<String> said(List<Turn> turns, Speaker speaker) {
        return turns.stream().filter(turn -> turn.speaker() == speaker).map(Turn::text);
    }
}
