package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.llm.ScriptedModel.Call;
import dev.quire.schemas.BookCard;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.OrderCard;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.OrderStatus;
import dev.quire.schemas.Reply;
import dev.quire.schemas.Reply.Source;
import dev.quire.schemas.Turn;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The real clients against a scripted model and a look-up server: what the model is told, and what the visitor gets. */
@Timeout(60)
class LookupsIT extends AskingTheModel {
    @Test
    void anOrderIsLookedUpAndItsFactsBecomeTextAndCard() {
        shop.answers(ORDER, 200, SHIPPED);
        model.then(ScriptedModel.calls("One moment.", ORDER_CALL))
                .then(ScriptedModel.writes("Order 123456 was shipped", " with UPS on November 22."));

        Reply reply = ask("Has 123456 left you?");

        assertThat(reply.text()).isEqualTo("Order 123456 was shipped with UPS on November 22.");
        assertThat(reply.source()).isEqualTo(Source.MODEL);
        assertThat(reply.action()).isNull();
        assertThat(reply.cards())
                .containsExactly(new OrderCard(
                        new OrderNumber("123456"),
                        OrderStatus.SHIPPED,
                        LocalDate.of(2026, 11, 20),
                        LocalDate.of(2026, 11, 22),
                        LocalDate.of(2026, 11, 27),
                        null,
                        "UPS"));
        assertThat(deltas())
                .containsExactly("0:One moment.", "0:Order 123456 was shipped", "1: with UPS on November 22.");
    }

    @Test
    void theModelIsToldTheFactsAsAToolsResultAndNothingElse() {
        shop.answers(ORDER, 200, SHIPPED);
        model.then(ScriptedModel.calls("", ORDER_CALL)).then(ScriptedModel.writes("It was shipped."));

        ask("Has 123456 left you?");

        JsonNode first = model.requests().get(0);
        assertThat(first.get("tools").findValuesAsString("name")).containsExactly("look_up_order", "find_books");
        assertThat(roles(first)).containsExactly("system", "user");
        JsonNode second = model.requests().get(1);
        assertThat(roles(second)).containsExactly("system", "user", "assistant", "tool");
        JsonNode call = second.get("messages").get(2).get("tool_calls").get(0);
        assertThat(call.get("id").asString()).isEqualTo("call-1");
        assertThat(call.get("function").get("arguments").asString()).isEqualTo(ORDER_CALL.arguments());
        assertThat(second.get("messages").get(3).get("tool_call_id").asString()).isEqualTo("call-1");
        assertThat(results(second).getFirst())
                .contains("\"status\":\"shipped\"", "2026-11-27", "UPS")
                .doesNotContain("ann@example.com");
    }

    @Test
    void severalCallsOfOneTurnAreEachAnswered() {
        shop.answers(ORDER, 200, SHIPPED).answers(SPACE_BOOKS, 200, "{\"books\":[" + DUNE + "]}");
        model.then(ScriptedModel.calls("", ORDER_CALL, BOOKS_CALL, new Call("call-3", "refund", "{}")))
                .then(ScriptedModel.writes("123456 is on its way. And Dune costs $10.99."));

        Reply reply = ask("123456? And something with space & sand?");

        assertThat(reply.cards()).hasSize(2);
        assertThat(reply.cards().get(1))
                .isEqualTo(new BookCard(
                        "b-1", "Dune", "Frank Herbert", "Science Fiction", 1099, "USD", 1965, "Deserts and empires."));
        assertThat(shop.asked()).containsExactly(ORDER, SPACE_BOOKS);
        assertThat(results(model.requests().get(1)).get(1)).contains("\"price\":\"10.99 USD\"");
        assertThat(results(model.requests().get(1)).get(2)).contains("no such tool");
    }

    @Test
    void wholeCallsUnderOneIndexAreToldApart() {
        shop.answers(ORDER, 200, SHIPPED).answers(SPACE_BOOKS, 200, "{\"books\":[]}");
        model.then(ScriptedModel.callsAtOnce(ORDER_CALL, BOOKS_CALL)).then(ScriptedModel.writes("It was shipped."));

        ask("123456? And something with space & sand?");

        assertThat(results(model.requests().get(1))).hasSize(2).element(1).isEqualTo("{\"books\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "look_up_order | {\"order_number\":\"999999\"} | has not given this order number",
                "look_up_order | {\"order_number\":\"12345\"}  | six digits",
                "look_up_order | {\"order_number\":            | six digits",
                "look_up_order | []                            | six digits",
                "find_books    | {\"wish\":\" \"}              | wish, a text",
                "find_books    | {\"wish\":[\"Dune\"]}         | wish, a text",
                "delete_order  | {}                            | no such tool",
            })
    void aCallThatCannotBeMadeIsExplainedToTheModel(String name, String arguments, String explanation) {
        model.then(ScriptedModel.calls("", new Call("call-1", name, arguments)))
                .then(ScriptedModel.writes("Which order do you mean?"));

        assertThat(ask("Where is 123456?").text()).isEqualTo("Which order do you mean?");
        assertThat(results(model.requests().get(1))).singleElement().asString().contains("\"error\"", explanation);
        assertThat(shop.asked()).isEmpty();
        // As sent back it is what any server can read.
        JsonNode call =
                model.requests().get(1).get("messages").get(2).get("tool_calls").get(0);
        assertThat(EventJson.MAPPER
                        .readTree(call.get("function").get("arguments").asString())
                        .isObject())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"123-456, 123456", "１２３４５６, 123456", "#123 456, 123456", "123456, '#123456'"})
    void anOrderNumberMayBeWrittenInManyWays(String asWritten, String asCalled) {
        shop.answers(ORDER, 200, SHIPPED);
        model.then(ScriptedModel.calls(
                        "", new Call("call-1", "look_up_order", "{\"order_number\":\"" + asCalled + "\"}")))
                .then(ScriptedModel.writes("It was shipped."));

        assertThat(ask("Where is " + asWritten + "?").cards()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"VISITOR, true", "ASSISTANT, false"})
    void anEarlierMessageMayHaveGivenTheNumberIfTheVisitorWroteIt(Turn.Speaker speaker, boolean isLookedUp) {
        model.then(ScriptedModel.calls("", ORDER_CALL)).then(ScriptedModel.writes("Which order do you mean?"));

        ask("And when does it come?", new Turn(speaker, "It is 123456."));

        assertThat(shop.asked().contains(ORDER)).isEqualTo(isLookedUp);
    }

    @Test
    void anOrderThatDoesNotExistIsSaidSo() {
        model.then(ScriptedModel.calls("", ORDER_CALL)).then(ScriptedModel.writes("I couldn't find an order 123456."));

        Reply reply = ask("Where is 123456?");

        assertThat(reply.text()).isEqualTo("I couldn't find an order 123456.");
        assertThat(reply.cards()).isEmpty();
        assertThat(results(model.requests().get(1))).containsExactly("{\"error\":\"There is no order 123456.\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | oops",
                "503 | {}",
                "302 | {}",
                "200 | <html>a proxy</html>",
                "200 | {}",
                "200 | {\"order_number\":\"654321\",\"status\":\"shipped\",\"placed_on\":\"2026-11-20\"}",
            })
    void aLookUpThatDoesNotWorkIsSaidSo(int status, String body) {
        shop.answers(ORDER, status, body);
        model.then(ScriptedModel.calls("", ORDER_CALL, BOOKS_CALL)).then(ScriptedModel.writes("Not now, sorry."));

        Reply reply = ask("Where is 123456?");

        assertThat(reply.text()).isEqualTo("Not now, sorry.");
        assertThat(reply.cards()).isEmpty();
        assertThat(results(model.requests().get(1)).getFirst()).contains("cannot be looked up at the moment");
    }

    @Test
    void aCardMayComeWithoutItsType() {
        shop.answers(SPACE_BOOKS, 200, "{\"books\":[" + DUNE.replace("\"type\":\"book\",", "") + "]}");
        model.then(ScriptedModel.calls("", BOOKS_CALL)).then(ScriptedModel.writes("We have \"Dune\"."));

        assertThat(ask("space & sand?").cards()).hasSize(1);
    }

    @Test
    void theModelIsToldThatTheBooksAreNotWhatWasAskedFor() {
        shop.answers(SPACE_BOOKS, 200, "{\"match\":\"no-such-title\",\"more\":false,\"books\":[" + DUNE + "]}");
        model.then(ScriptedModel.calls("", BOOKS_CALL)).then(ScriptedModel.writes("Not that one, but Dune."));

        assertThat(ask("Have you space & sand?").cards()).hasSize(1);
        assertThat(results(model.requests().get(1)).getFirst()).contains("does not have the title");
    }

    @Test
    void anAnswerTooLargeIsNone() {
        shop.answers(SPACE_BOOKS, 200, "{\"books\":[],\"filler\":\"" + "x".repeat(100_000) + "\"}");
        model.then(ScriptedModel.calls("", BOOKS_CALL)).then(ScriptedModel.writes("Not now, sorry."));

        ask("space & sand?");

        assertThat(results(model.requests().get(1)).getFirst()).contains("cannot be looked up at the moment");
    }

    @Test
    void whoeverIsDownIsNotAskedAgainForThisRequest() {
        shop.close();
        Call again = new Call("call-2", "look_up_order", ORDER_CALL.arguments());
        model.then(ScriptedModel.calls("", ORDER_CALL, again)).then(ScriptedModel.writes("Not now, sorry."));

        assertThat(ask("Where is 123456?").text()).isEqualTo("Not now, sorry.");
        assertThat(registry.get("llm.lookup")
                        .tag("outcome", "unavailable")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aSlowLookUpIsGivenUpAfterItsTimeOut() {
        CountDownLatch gate = new CountDownLatch(1);
        shop.answers(ORDER, 200, SHIPPED).holdUntil(gate);
        settings.put("quire.llm.lookup-timeout", "300ms");
        model.then(ScriptedModel.calls("", ORDER_CALL)).then(ScriptedModel.writes("Not now, sorry."));

        assertThat(ask("Where is 123456?").text()).isEqualTo("Not now, sorry.");
        gate.countDown();
    }

    @Test
    void lookUpsAndRoundsTogetherEndAtTheDeadline() {
        CountDownLatch never = new CountDownLatch(1);
        shop.holdUntil(never);
        settings.putAll(
                Map.of("quire.llm.deadline", "1500ms", "quire.llm.grace", "1500ms", "quire.llm.lookup-timeout", "10s"));
        model.usually(request -> ScriptedModel.calls("", ORDER_CALL));

        assertThat(ask("Where is 123456?").source()).isEqualTo(Source.FALLBACK);
        never.countDown();
    }

    @Test
    void aModelThatOnlyLooksUpHasToAnswerInTheEnd() {
        shop.answers(ORDER, 200, SHIPPED);
        model.usually(request -> request.has("tool_choice")
                ? ScriptedModel.writes("It was shipped.")
                : ScriptedModel.calls("", ORDER_CALL));

        assertThat(ask("Where is 123456?").text()).isEqualTo("It was shipped.");
        assertThat(model.requests()).hasSize(Exchange.MAX_LOOKUP_ROUNDS + 1);
        assertThat(model.requests().getLast().get("tool_choice").asString()).isEqualTo("none");
    }

    @Test
    void andOneThatThenStillDoesNotGetsTheFallback() {
        shop.answers(ORDER, 200, SHIPPED);
        model.usually(request -> ScriptedModel.calls("", ORDER_CALL));

        assertThat(ask("Where is 123456?").source()).isEqualTo(Source.FALLBACK);
        assertThat(model.requests()).hasSize(Exchange.MAX_LOOKUP_ROUNDS + 1);
    }

    @Test
    void aFailureBetweenRoundsIsTriedAgain() {
        shop.answers(ORDER, 200, SHIPPED);
        model.then(ScriptedModel.calls("", ORDER_CALL))
                .then(ScriptedModel.fails(500, Map.of(), "oops"))
                .then(ScriptedModel.calls("", ORDER_CALL))
                .then(ScriptedModel.writes("It was shipped."));

        assertThat(ask("Where is 123456?").text()).isEqualTo("It was shipped.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":{\"message\":\"tinyllama does not support tools\",\"type\":\"api_error\"}}",
                "400 | {\"error\":\"tinyllama does not support tools\"}",
                "400 | {\"error\":{\"message\":\"\\\"auto\\\" tool choice requires --enable-auto-tool-choice\"}}",
                "500 | {\"error\":{\"code\":500,\"message\":\"tools param requires --jinja flag\"}}",
            })
    void aServerThatTakesNoToolsIsAskedWithoutAndThatIsRemembered(int status, String body) throws Exception {
        model.then(ScriptedModel.fails(status, Map.of(), body));

        try (Worker worker = new Worker()) {
            assertThat(worker.ask("Hello?").text()).isEqualTo("Hello there.");
            assertThat(worker.ask("Anyone?").text()).isEqualTo("Hello there.");
        }

        assertThat(model.requests()).hasSize(3);
        assertThat(model.requests().get(0).has("tools")).isTrue();
        assertThat(model.requests().subList(1, 3)).allSatisfy(request -> {
            assertThat(request.has("tools")).isFalse();
            assertThat(system(request)).contains("you do not have this data").doesNotContain("look_up_order");
        });
    }

    @Test
    void aBadRequestForAnotherReasonIsNotTriedWithoutTools() {
        model.then(ScriptedModel.fails(400, Map.of(), "{\"error\":\"context length exceeded\"}"));

        assertThat(ask("Hello?").source()).isEqualTo(Source.FALLBACK);
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void withoutALookUpUrlNoToolsAreOffered() {
        settings.put("quire.llm.lookups-url", "");

        ask("Hello?");

        assertThat(model.requests().getFirst().has("tools")).isFalse();
        assertThat(system(model.requests().getFirst())).doesNotContain("look_up_order");
    }
}
