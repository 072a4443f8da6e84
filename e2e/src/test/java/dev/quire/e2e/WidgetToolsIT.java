package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import dev.quire.schemas.Feedback;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.CloseCode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a visitor can do with a conversation besides going on with it. */
@ExtendWith({ChromiumExtension.class, SitesExtension.class})
class WidgetToolsIT {
    private final Page page;
    private final ScriptedGateway gateway;
    private final ChatWidget chat;

    WidgetToolsIT(StaticSite site, Chromium chromium) {
        page = chromium.newPage();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        gateway = new ScriptedGateway(page);
        page.navigate(site.url("/"));
        chat = new ChatWidget(page);
        chat.open();
    }

    @Test
    void answerIsCopiedWithOneClick() {
        ask("Hello", "Hi!");

        chat.button("Copy").click();

        assertThat(chat.button("Copied")).isVisible();
        assertThat(page.evaluate("() => navigator.clipboard.readText()")).isEqualTo("Hi!");
    }

    @Test
    void commentFollowsTheThumbAndIsAskedForOnce() {
        ReplyId reply = ask("Hello", "Hi!");
        chat.button("This did not help").click();
        assertThat(gateway.nextFeedback()).isEqualTo(new ClientFrame.GiveFeedback(reply, Feedback.Rating.DOWN, null));

        chat.comment().fill(" Too\u0007 short. ");
        chat.screenshot("widget-comment");
        chat.comment().press("Enter");

        assertThat(gateway.nextFeedback())
                .isEqualTo(new ClientFrame.GiveFeedback(reply, Feedback.Rating.DOWN, "Too short."));
        assertThat(chat.comment()).isHidden();
        assertThat(chat.button("This did not help")).isFocused();
        assertThat(page.getByText("Thank you!")).isVisible();
    }

    @Test
    void opinionGivenWithoutConnectionIsSentWhenItIsBack() {
        page.clock().install();
        ReplyId reply = ask("Hello", "Hi!");
        // The clock goes on by itself too: long enough for all that the visitor does meanwhile.
        gateway.close(CloseCode.RESTART, "restart retryAfterMs=30000");
        chat.button("This helped").click();
        chat.comment().fill("Quick!");
        chat.comment().press("Enter");

        page.clock().runFor(31_000);

        assertThat(gateway.nextFeedback()).isEqualTo(new ClientFrame.GiveFeedback(reply, Feedback.Rating.UP, "Quick!"));
    }

    @Test
    void conversationIsDownloadedAsText() throws IOException {
        ask("Where is my order?", "On its way.");
        ask("Thanks", "You are welcome.\nBye!");

        chat.button("More").click();
        Download download = page.waitForDownload(
                () -> chat.button("Download the conversation").click());

        assertThat(download.suggestedFilename()).isEqualTo("conversation.txt");
        assertThat(Files.readString(download.path()).lines().filter(line -> !line.matches("(You|Assistant), .*")))
                .containsExactly("Where is my order?", "", "On its way.", "", "Thanks", "", "You are welcome.", "Bye!");
    }

    @Test
    void startingOverIsAskedTwiceAndForgetsEverything() {
        ask("Where is my order?", "On its way.");
        gateway.nextHello();

        chat.button("More").click();
        chat.screenshot("widget-menu");
        chat.button("Start over").click();
        chat.screenshot("widget-start-over");
        page.locator(".question .forget").click();

        // As on a first visit: nobody knows of the conversation before.
        assertThat(gateway.nextHello()).isEqualTo(new ClientFrame.Hello(null, null));
        assertThat(chat.bubbles()).hasCount(0);
        assertThat(page.getByText("Hello! How can we help?")).isVisible();
        assertThat(chat.composer()).isFocused();
        ask("Hello", "Hi!");
        page.reload();
        assertThat(gateway.nextHello().token()).isEqualTo("token-2");
    }

    @Test
    void whoThinksAgainKeepsTheConversation() {
        ask("Where is my order?", "On its way.");
        chat.button("More").click();
        chat.button("Start over").click();

        page.keyboard().press("Escape");

        assertThat(page.locator(".question")).isHidden();
        assertThat(chat.panel()).isVisible();
        chat.expectAnswers("On its way.");
    }

    @Test
    void escapeClosesTheMenuBeforeTheChat() {
        ask("Hello", "Hi!");
        chat.button("More").click();
        assertThat(chat.button("Download the conversation")).isFocused();

        page.keyboard().press("Escape");
        assertThat(chat.button("Download the conversation")).isHidden();
        assertThat(chat.button("More")).isFocused();
        assertThat(chat.panel()).isVisible();

        page.keyboard().press("Escape");
        assertThat(chat.panel()).isHidden();
    }

    @Test
    void nothingToKeepOrForgetBeforeAnythingIsSaid() {
        assertThat(chat.button("More")).isHidden();
    }

    private ReplyId ask(String message, String reply) {
        chat.say(message);
        MessageId id = gateway.nextMessage(message);
        gateway.accept(id);
        gateway.reply(id, reply);
        assertThat(chat.answers().last().locator(".bubble")).hasText(reply);
        return ReplyId.finalReplyTo(id);
    }
}
