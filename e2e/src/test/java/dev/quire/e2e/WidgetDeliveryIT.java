package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.socket.CloseCode;
import dev.quire.schemas.socket.RejectCode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The widget loses, doubles and reorders no message, whatever happens to the line. The page's clock is in our hands. */
@ExtendWith({ChromiumExtension.class, SitesExtension.class})
class WidgetDeliveryIT {
    private final Page page;
    private final ScriptedGateway gateway;
    private final ChatWidget chat;

    WidgetDeliveryIT(StaticSite site, Chromium chromium) {
        page = chromium.newPage();
        page.clock().install();
        gateway = new ScriptedGateway(page);
        page.navigate(site.url("/"));
        chat = new ChatWidget(page);
    }

    @Test
    void messagesThatTheHistoryDoesNotTellYetOutliveAReload() {
        chat.open();
        chat.say("one");
        gateway.converse("one", "1");
        chat.say("two");
        gateway.converse("two", "2");
        chat.say("three");
        gateway.accept(gateway.nextMessage("three"));
        chat.expectAccepted("one", "two", "three");
        gateway.rememberReplies();

        page.reload();
        chat.open();

        chat.expectAccepted("one", "two", "three");
        chat.expectAnswers("1", "2");
        assertThat(chat.bubbles()).hasText(new String[] {"one", "1", "two", "2", "three"});
        assertThat(chat.typingDots()).isVisible();
        assertThat(gateway.hasUnreadMessage()).isFalse();
    }

    @Test
    void messageUnderWayWhenTheLineBreaksIsSentAgainWithTheSameId() {
        chat.open();
        chat.say("Where is my order?");
        MessageId first = gateway.nextMessage("Where is my order?");

        gateway.close(CloseCode.RESTART);
        page.clock().runFor(1_000);

        assertThat(gateway.nextMessage("Where is my order?")).isEqualTo(first);
        gateway.accept(first);
        gateway.reply(first, "Please provide your order number.");
        chat.expectAccepted("Where is my order?");
        chat.expectAnswers("Please provide your order number.");
    }

    @Test
    void whatIsWrittenOfflineIsSentOnceAndInOrder() {
        chat.open();
        gateway.nextHello();
        gateway.goAway();
        chat.say("one");
        chat.say("two");
        chat.say("three");
        chat.expectDelivery(0, "queued");
        chat.screenshot("widget-offline");

        gateway.comeBack();
        page.clock().runFor(5_000);

        gateway.converse("one", "1");
        gateway.converse("two", "2");
        gateway.converse("three", "3");
        chat.expectAccepted("one", "two", "three");
        chat.expectAnswers("1", "2", "3");
        assertThat(gateway.hasUnreadMessage()).isFalse();
    }

    @Test
    void nextMessageWaitsUntilTheOneBeforeIsAccepted() {
        chat.open();
        chat.say("one");
        chat.say("two");

        MessageId one = gateway.nextMessage("one");
        page.clock().runFor(5_000);
        assertThat(gateway.hasUnreadMessage()).isFalse();

        gateway.accept(one);
        gateway.nextMessage("two");
    }

    @Test
    void unacceptedMessageOutlivesAReload() {
        chat.open();
        chat.say("Do not lose me");
        MessageId before = gateway.nextMessage("Do not lose me");

        page.reload();

        assertThat(gateway.nextMessage("Do not lose me")).isEqualTo(before);
        gateway.accept(before);
        chat.expectAccepted("Do not lose me");
    }

    @Test
    void historyShowsThatAMessageWasAcceptedThoughTheWordGotLost() {
        chat.open();
        chat.say("Hello");
        MessageId id = gateway.nextMessage("Hello");
        gateway.remember(id, "Hello", Instant.now());

        page.reload();

        chat.expectAccepted("Hello");
    }

    @Test
    void busyGatewayIsAskedAgainWithTheSameIdAfterThePauseItNames() {
        chat.open();
        chat.say("Hello");
        MessageId id = gateway.nextMessage("Hello");

        gateway.reject(id, RejectCode.RATE_LIMITED, 15_000L);
        // The clock goes on by itself too, on a slow machine by more than a moment.
        page.clock().runFor(10_000);
        assertThat(gateway.hasUnreadMessage()).isFalse();
        page.clock().runFor(6_000);

        assertThat(gateway.nextMessage("Hello")).isEqualTo(id);
        gateway.accept(id);
        chat.expectAccepted("Hello");
    }

    @Test
    void afterFiveRefusalsTheVisitorDecides() {
        chat.open();
        chat.say("Hello");
        MessageId id = gateway.nextMessage("Hello");
        for (int attempt = 1; attempt < 5; attempt++) {
            gateway.reject(id, RejectCode.UNAVAILABLE, 100L);
            page.clock().runFor(200);
            assertThat(gateway.nextMessage("Hello")).isEqualTo(id);
        }
        gateway.reject(id, RejectCode.UNAVAILABLE, 100L);
        chat.expectDelivery(0, "failed");
        chat.screenshot("widget-failed");

        chat.button("Try again").click();

        assertThat(gateway.nextMessage("Hello")).isEqualTo(id);
        gateway.accept(id);
        chat.expectAccepted("Hello");
    }

    @Test
    void messageThatWillNeverBeTakenComesBackForEditing() {
        chat.open();
        chat.say("Something odd");
        gateway.reject(gateway.nextMessage("Something odd"), RejectCode.TEXT_TOO_LONG, null);

        chat.button("Edit").click();

        assertThat(chat.composer()).hasValue("Something odd");
        assertThat(chat.messages()).hasCount(0);
    }

    @Test
    void failedMessageDoesNotHoldUpTheNext() {
        chat.open();
        chat.say("one");
        chat.say("two");

        gateway.reject(gateway.nextMessage("one"), RejectCode.CONTROL_CHARACTERS, null);

        gateway.converse("two", "2");
        chat.expectDelivery(0, "failed");
        chat.expectDelivery(1, "accepted");
    }

    @Test
    void frameThatWasTooLargeIsNotSentAgain() {
        chat.open();
        gateway.nextHello();
        chat.say("Too much");
        gateway.nextMessage("Too much");

        gateway.close(CloseCode.FRAME_TOO_LARGE);
        page.clock().runFor(2_000);

        gateway.nextHello();
        chat.expectDelivery(0, "failed");
        assertThat(gateway.hasUnreadMessage()).isFalse();
    }

    @Test
    void messageWithoutAnAnswerFromTheGatewayIsSentAgainOnANewLine() {
        chat.open();
        gateway.nextHello();
        chat.say("Hello");
        MessageId id = gateway.nextMessage("Hello");

        page.clock().runFor(21_000);

        gateway.nextHello();
        assertThat(gateway.nextMessage("Hello")).isEqualTo(id);
    }
}
