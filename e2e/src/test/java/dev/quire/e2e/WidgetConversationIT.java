package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.quire.schemas.Feedback;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.OrderCard;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.OrderStatus;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.socket.ClientFrame;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the widget makes of each kind of frame. */
@ExtendWith({ChromiumExtension.class, SitesExtension.class})
class WidgetConversationIT {
    private final Page page;
    private final ScriptedGateway gateway;
    private final ChatWidget chat;

    WidgetConversationIT(StaticSite site, Chromium chromium) {
        page = chromium.newPage();
        gateway = new ScriptedGateway(page);
        page.navigate(site.url("/"));
        chat = new ChatWidget(page);
    }

    @Test
    void messageIsSendingThenAcceptedThenAnswered() {
        chat.open().say("Hello");

        MessageId id = gateway.nextMessage("Hello");
        chat.expectDelivery(0, "sending");
        gateway.accept(id);
        chat.expectDelivery(0, "accepted");
        assertThat(chat.typingDots()).isVisible();
        gateway.reply(id, "Hello! I'm here to help.");
        chat.expectAnswers("Hello! I'm here to help.");
        assertThat(chat.typingDots()).hasCount(0);
    }

    @Test
    void replyIsShownOnceHoweverOftenItArrives() {
        chat.open().say("Hello");
        MessageId id = gateway.nextMessage("Hello");
        byte[] reply = gateway.reply(id, "Hi!");
        gateway.sendAgain(reply);
        gateway.sendAgain(reply);
        chat.say("Bye");
        gateway.converse("Bye", "Goodbye!");

        chat.expectAnswers("Hi!", "Goodbye!");
    }

    @Test
    void replyProvesThatTheMessageWasAccepted() {
        chat.open().say("Hello");

        gateway.reply(gateway.nextMessage("Hello"), "Hi!");

        chat.expectAccepted("Hello");
    }

    @Test
    void suggestedQuestionIsSentWithOneClick() {
        chat.open();
        chat.screenshot("widget-greeting");

        chat.button("How long does shipping take?").click();

        gateway.converse("How long does shipping take?", "5-7 business days.");
        chat.expectAccepted("How long does shipping take?");
        assertThat(chat.button("Which cards do you take?")).isHidden();
    }

    @Test
    void quickRepliesAreOfferedUntilTheVisitorGoesOn() {
        chat.open().say("Hello");
        MessageId id = gateway.nextMessage("Hello");
        gateway.accept(id);
        gateway.reply(id, "What can I do?", List.of("Where is my order?", "Recommend a book"), List.of());
        assertThat(chat.quickReplies()).hasText(new String[] {"Where is my order?", "Recommend a book"});

        chat.quickReplies().first().click();

        gateway.nextMessage("Where is my order?");
        assertThat(chat.quickReplies()).hasCount(0);
    }

    @Test
    void quickRepliesOfAnEarlierAnswerAreNotOfferedWhileTheNextIsAwaited() {
        chat.open().say("Hello");
        chat.say("My order is late");
        MessageId hello = gateway.nextMessage("Hello");
        gateway.accept(hello);
        MessageId late = gateway.nextMessage("My order is late");
        gateway.accept(late);

        gateway.reply(hello, "What can I do?", List.of("Where is my order?"), List.of());

        chat.expectAnswers("What can I do?");
        assertThat(chat.typingDots()).isVisible();
        assertThat(chat.quickReplies()).hasCount(0);
        gateway.reply(late, "I am sorry.", List.of("Recommend a book"), List.of());
        assertThat(chat.quickReplies()).hasText(new String[] {"Recommend a book"});
    }

    @Test
    void piecesGrowIntoTheReply() {
        chat.open().say("Tell me");
        MessageId id = gateway.nextMessage("Tell me");
        gateway.accept(id);

        gateway.delta(id, 0, "Once ");
        gateway.delta(id, 1, "upon ");
        assertThat(chat.answers().locator(".bubble")).hasText("Once upon ");
        assertThat(chat.typingDots()).hasCount(0);
        chat.screenshot("widget-streaming");
        gateway.reply(id, "Once upon a time.");

        chat.expectAnswers("Once upon a time.");
    }

    @Test
    void pieceOutOfTurnIsLeftOutAndTheReplyIsWholeAllTheSame() {
        chat.open().say("Tell me");
        MessageId id = gateway.nextMessage("Tell me");
        gateway.delta(id, 0, "Once ");
        gateway.delta(id, 2, "time.");
        gateway.delta(id, 0, "There was ");
        assertThat(chat.answers().locator(".bubble")).hasText("There was ");

        gateway.reply(id, "There was a time.");
        gateway.delta(id, 1, "late ");

        chat.expectAnswers("There was a time.");
    }

    @Test
    void noticeStaysUntilTheReplyIsThere() {
        chat.open().say("#123456");
        MessageId id = gateway.nextMessage("#123456");
        gateway.accept(id);

        gateway.notice(id, "This takes a little longer.");
        assertThat(chat.notices()).hasText("This takes a little longer.");
        gateway.reply(id, "Your order is on its way.");

        chat.expectAnswers("Your order is on its way.");
        assertThat(chat.notices()).hasCount(0);
    }

    @Test
    void orderCardShowsHowFarTheOrderIs() {
        chat.open().say("#123456");
        MessageId id = gateway.nextMessage("#123456");
        OrderCard card = new OrderCard(
                new OrderNumber("123456"),
                OrderStatus.SHIPPED,
                LocalDate.parse("2026-11-16"),
                LocalDate.parse("2026-11-18"),
                LocalDate.parse("2026-11-25"),
                null,
                "Northwind Post");

        gateway.reply(id, "Your order #123456 has been shipped.", List.of(), List.of(card));

        assertThat(page.getByLabel("Order #123456")).containsText("Northwind Post");
        assertThat(page.locator(".order-way [aria-current=step]")).hasText("Shipped");
        assertThat(page.locator(".order-facts"))
                .hasText("PlacedNov 16ShippedNov 18ExpectedNov 25CarrierNorthwind Post");
    }

    @Test
    void thumbSendsFeedback() {
        chat.open().say("Hello");
        MessageId id = gateway.nextMessage("Hello");
        gateway.reply(id, "Hi!");

        chat.button("This helped").click();

        assertThat(gateway.nextFeedback())
                .isEqualTo(new ClientFrame.GiveFeedback(ReplyId.finalReplyTo(id), Feedback.Rating.UP, null));
        assertThat(chat.button("This helped")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void reloadShowsTheConversationWithADayLineBeforeEachDay() {
        chat.open();
        gateway.nextHello();
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        gateway.remember("Hello", "Hi!", yesterday);
        gateway.remember("Can I return a book?", "Within 30 days.", Instant.now());

        page.reload();
        gateway.nextHello();
        chat.open();

        chat.expectAccepted("Hello", "Can I return a book?");
        chat.expectAnswers("Hi!", "Within 30 days.");
        assertThat(page.locator(".day")).hasText(new String[] {"Yesterday", "Today"});
    }

    @Test
    void closedChatCountsWhatIsUnread() {
        chat.open().say("Hello");
        MessageId id = gateway.nextMessage("Hello");
        gateway.accept(id);
        page.keyboard().press("Escape");
        assertThat(chat.panel()).isHidden();

        gateway.reply(id, "Hi!");

        assertThat(chat.badge()).hasText("1");
        assertThat(gateway.delivered()).isEmpty();
        chat.screenshot("widget-unread");
        chat.open();
        assertThat(chat.badge()).isHidden();
        page.waitForCondition(() -> gateway.delivered().size() == 1);
    }

    @Test
    void textNeverBecomesMarkup() {
        String hostile =
                "<img src=x onerror=alert(1)> <b>bold</b> &amp; https://quire.example/a?b=c. Mail a@b.example!";
        chat.open().say(hostile);
        gateway.converse(hostile, hostile);

        chat.expectAnswers(hostile);
        chat.expectAccepted(hostile);
        assertThat(page.locator(".bubble img, .bubble b")).hasCount(0);
        assertThat(page.locator(".answer .bubble a"))
                .hasText(new String[] {"https://quire.example/a?b=c", "a@b.example"});
    }

    @Test
    void longTextIsStoppedBeforeItIsSent() {
        chat.open();
        chat.composer().fill("x".repeat(2_001));

        assertThat(page.locator(".counter")).hasText("1 too many");
        assertThat(chat.button("Send")).isDisabled();
        chat.composer().press("Enter");
        chat.composer().fill("x".repeat(2_000));
        chat.composer().press("Enter");

        assertThat(gateway.nextMessage().text()).hasSize(2_000);
    }

    @Test
    void shiftEnterMakesANewLineAndBlanksAreNotSent() {
        chat.open();
        chat.composer().fill("   ");
        chat.composer().press("Enter");
        chat.composer().fill("one");
        chat.composer().press("Shift+Enter");
        chat.composer().pressSequentially("two");
        chat.composer().press("Enter");

        assertThat(gateway.nextMessage().text()).isEqualTo("one\ntwo");
    }

    @Test
    void focusStaysInTheChatAndGoesBackToWhereItCameFrom() {
        chat.launcher().focus();
        page.keyboard().press("Enter");
        assertThat(chat.composer()).isFocused();

        for (int stop = 0; stop < 20; stop++) {
            page.keyboard().press("Tab");
            assertThat((Boolean) page.evaluate("() => document.activeElement.tagName === 'QUIRE-CHAT'"))
                    .isTrue();
        }
        page.keyboard().press("Escape");

        assertThat(chat.launcher()).isFocused();
    }

    @Test
    void newestIsOneClickAwayWhenReadingOldMessages() {
        chat.open();
        for (int turn = 0; turn < 8; turn++) {
            chat.say("Question " + turn);
            gateway.converse("Question " + turn, "Answer " + turn);
        }
        assertThat(page.getByText("Answer 7")).isInViewport();
        page.locator(".scroller").evaluate("scroller => { scroller.scrollTop = 0; }");

        chat.button("Newest messages").click();

        assertThat(page.getByText("Answer 7")).isInViewport();
        assertThat(chat.button("Newest messages")).isHidden();
    }
}
