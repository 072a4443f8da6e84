package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.quire.llm.Prompt.Tools;
import dev.quire.llm.grounding.Leaks;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.Turn;
import dev.quire.schemas.Turn.Speaker;
import dev.quire.understanding.Catalogue;
import dev.quire.understanding.CatalogueFile;
import dev.quire.understanding.Intent;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromptTest {
    private static final Prompt PROMPT = prompt(null, 2000);

    @Test
    void onlyTheLatestTurnsAreTold() {
        List<Turn> turns = IntStream.range(0, 50)
                .mapToObj(i -> new Turn(Speaker.VISITOR, "turn " + i))
                .toList();

        assertThat(PROMPT.context(request(turns))).isEqualTo(turns.subList(50 - Prompt.MAX_TURNS, 50));
    }

    @Test
    void turnsAreCutAtTheTokenLimitAndStayWhole() {
        Turn old = new Turn(Speaker.VISITOR, "x".repeat(400));
        Turn later = new Turn(Speaker.ASSISTANT, "y".repeat(200));
        Turn last = new Turn(Speaker.VISITOR, "z".repeat(40));

        assertThat(prompt(null, 68).context(request(List.of(old, later, last)))).containsExactly(later, last);
        assertThat(prompt(null, 67).context(request(List.of(old, later, last)))).containsExactly(last);
        assertThat(prompt(null, 0).context(request(List.of(old, later, last)))).isEmpty();
    }

    @Test
    void aTurnThatDoesNotFitHidesTheOlderOnes() {
        List<Turn> turns = List.of(
                new Turn(Speaker.VISITOR, "short"),
                new Turn(Speaker.ASSISTANT, "long".repeat(1_000)),
                new Turn(Speaker.VISITOR, "short"));

        assertThat(prompt(null, 100).context(request(turns))).hasSize(1);
    }

    @Test
    void otherScriptsCostMoreTokens() {
        assertThat(Prompt.approximateTokens("Where is it?")).isEqualTo(3);
        assertThat(Prompt.approximateTokens("这本书在哪里")).isEqualTo(5);
    }

    @Test
    void limitsGoWithEachCall() {
        ChatCompletionCreateParams call = PROMPT.call(List.of(Messages.user("Hm?")), Tools.NONE);

        assertThat(call.model().asString()).isEqualTo("tiny");
        assertThat(call._additionalBodyProperties()).containsKey("max_tokens");
        assertThat(call.temperature()).isEmpty();
        assertThat(call.tools()).isEmpty();
        assertThat(prompt(0.2, 0)
                        .call(List.of(Messages.user("Hm?")), Tools.NONE)
                        .temperature())
                .contains(0.2);
    }

    @Test
    void theCataloguesAnswersAreThePolicies() {
        Catalogue catalogue = CatalogueFile.builtIn();
        Instructions instructions = Instructions.of(catalogue);

        assertThat(catalogue.intents()).isNotEmpty();
        for (Intent intent : catalogue.intents()) {
            if (!intent.wholeMessage()) {
                assertThat(instructions.withLookups()).contains(intent.answer());
                assertThat(instructions.withoutLookups()).contains(intent.answer());
            }
        }
    }

    @Test
    void theInstructionsNameTheWayOutTheMarkersAndTheTools() {
        Instructions instructions = Instructions.of(CatalogueFile.builtIn());

        assertThat(instructions.withLookups())
                .contains("support@bookstore.com", "[[hand-over]]", "[[cannot-help]]", "look_up_order", "find_books")
                .doesNotContain("{");
        assertThat(instructions.withoutLookups())
                .contains("support@bookstore.com", "[[hand-over]]", "[[cannot-help]]")
                .doesNotContain("{", "look_up_order", "find_books");
    }

    @Test
    void whatMayBeToldIsNoSecret() {
        Instructions instructions = Instructions.of(CatalogueFile.builtIn());
        Leaks leaks = new Leaks(Instructions.secret());

        assertThat(instructions.policies()).isNotEmpty().noneMatch(leaks::isIn);
        assertThat(List.of(
                        "I am the support assistant in the chat window of an online bookstore.",
                        "I'm sorry, it cannot be looked up at the moment.",
                        "Please type its six-digit order number into this chat.",
                        "A person takes over, and support@bookstore.com is the way to reach one."))
                .noneMatch(leaks::isIn);
        assertThat(instructions.text(true)).matches(leaks::isIn);
        assertThat(instructions.text(false)).matches(leaks::isIn);
    }

    private static Prompt prompt(@Nullable Double temperature, int contextTokens) {
        return new Prompt(
                () -> new Instructions("Look up.", "Be kind.", List.of(), "Ask us."),
                "tiny",
                "max_tokens",
                100,
                temperature,
                contextTokens);
    }

    private static LlmRequest request(List<Turn> turns) {
        return new LlmRequest(
                new SessionId("s-1"), MessageId.random(), "Now?", turns, null, Instant.parse("2026-11-23T10:00:00Z"));
    }
}
