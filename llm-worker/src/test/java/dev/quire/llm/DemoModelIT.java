package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.local.demo.DemoModel;
import dev.quire.schemas.Reply;
import dev.quire.schemas.Reply.Source;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo model of the local stack as the model: what it says passes every check, and its tools are ours. */
@Timeout(120)
class DemoModelIT extends AskingTheModel {
    private DemoModel demo;

    @BeforeEach
    void start() throws IOException {
        demo = new DemoModel(0, DemoModel.Tempo.AT_ONCE);
        settings.put("quire.llm.base-url", demo.baseUrl());
        settings.put("quire.llm.silence-timeout", "500ms");
    }

    @AfterEach
    void end() {
        demo.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tell me about whales",
                "Where is my parcel?",
                "Is Dune any good?",
                "Something with murder, a thriller perhaps",
                "A present for my daughter",
                "Can I talk to a human?",
                "Thanks!"
            })
    void whatItSaysIsShown(String question) {
        Reply reply = ask(question);

        assertThat(reply.source()).isEqualTo(Source.MODEL);
        assertThat(reply.text()).startsWith("Demo answer: ");
    }

    @Test
    void anOrderIsLookedUpAndItsCardShown() {
        shop.answers(ORDER, 200, SHIPPED);

        Reply reply = ask("Where is order 123456?");

        assertThat(reply.text()).startsWith("Demo answer: our records say order number 123456, status shipped");
        assertThat(reply.cards()).hasSize(1);
    }

    @Test
    void anUnknownOrderIsToldAsSuch() {
        assertThat(ask("Where is order 123456?").text()).isEqualTo("Demo answer: There is no order 123456.");
    }

    @Test
    void booksAreSearchedAndTheirCardsShown() {
        shop.answers("/api/books?wish=space+sand&skip=0&limit=3", 200, "{\"books\":[" + DUNE + "]}");

        Reply reply = ask("Can you recommend some books about space, sand?");

        assertThat(shop.asked()).containsExactly("/api/books?wish=space+sand&skip=0&limit=3");
        assertThat(reply.text()).contains("“Dune” by Frank Herbert");
        assertThat(reply.cards()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo:429",
                "demo:503",
                "demo:401",
                "demo:cut",
                "demo:garbage",
                "demo:silence",
                "demo:hang",
                "demo:refusal"
            })
    void eachFaultEndsInOneFallback(String word) {
        settings.put("quire.llm.max-tries", 2);

        Reply reply = ask("Please show me " + word);

        assertThat(reply.source()).isEqualTo(Source.FALLBACK);
        assertThat(demo.requests()).isBetween(1, 2);
    }
}
