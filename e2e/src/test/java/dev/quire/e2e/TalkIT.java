package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.quire.local.Service;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.socket.ClientFrame;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Talk that is more than one question and its answer, in the page and through every service. */
@ExtendWith({QuireExtension.class, ChromiumExtension.class})
class TalkIT {
    private ChatWidget chat;

    @BeforeEach
    void visit(Quire quire, Chromium chromium) {
        Page page = chromium.newPage();
        page.navigate(quire.page("/"));
        chat = new ChatWidget(page).open();
    }

    @Test
    void orderIsLookedUpByFollowUp() {
        chat.say("Hi, where is my order?");
        expectAnswer(1, "I can help you track your order. Please provide your order number.");
        chat.say("it's 123456");
        expectAnswer(2, "Your order #123456 is ");
        chat.say("and 234567?");
        expectAnswer(3, "Your order #234567 is ");

        assertThat(chat.orderCards()).hasCount(2);
        chat.screenshot("talk-orders");
    }

    @Test
    void booksComeAsCardsAndFollowUpsNarrowTheWish() {
        chat.say("I'd like something like Dune");
        expectBooks(3);
        chat.screenshot("talk-books");
        chat.say("something cheaper");
        expectBooks(6);
        chat.screenshot("talk-books-cheaper");
    }

    @Test
    void aTitleAloneIsFoundAndQuestionsAboutItAreLookedUp() {
        chat.say("The Hobbit");
        expectAnswer(1, "Yes, we have “The Hobbit” by J. R. R. Tolkien");
        expectBooks(1);
        chat.say("who wrote it?");
        expectAnswer(2, "by J. R. R. Tolkien, published in 1937, for $");
        chat.say("something cheaper");
        expectBooks(5);
        chat.say("what is the second one about?");
        expectAnswer(4, "Yes, we have “");
        chat.screenshot("talk-a-book");
    }

    @Test
    void whoeverWantsAPersonIsHandedOverAndNotedDown(Quire quire) {
        try (VisitorSocket visitor = new VisitorSocket(quire.uri(Service.WS_GATEWAY, "/"))) {
            SessionId session = visitor.join();
            MessageId id = MessageId.random();

            visitor.send(new ClientFrame.Message(id, "I want to talk to a real person"));

            visitor.expect("accepted");
            assertThat(visitor.expect("reply").path("action").asString()).isEqualTo("hand-over");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(quire.records().of(TopicCatalogue.HAND_OVERS, session))
                            .singleElement()
                            .satisfies(record -> assertThat(EventJson.MAPPER
                                            .readTree(record.value())
                                            .path("messageId")
                                            .asString())
                                    .isEqualTo(id.toString())));
        }
        chat.say("I want to talk to a real person");
        assertThat(chat.contact()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        chat.screenshot("talk-hand-over");
    }

    private void expectAnswer(int number, String beginning) {
        assertThat(chat.answers().nth(number - 1).locator(".bubble"))
                .containsText(beginning, new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    }

    private void expectBooks(int count) {
        assertThat(chat.books()).hasCount(count, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
    }
}
