package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The chat as a visitor handles it: what is on the screen, and what can be typed and clicked. */
final class ChatWidget {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int PATIENCE_MS = 20_000;

    private final Page page;

    ChatWidget(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    /** The Help button. */
    Locator launcher() {
        return page.locator(".launcher");
    }

    Locator panel() {
        return page.locator("dialog.panel");
    }

    Locator composer() {
        return page.locator(".composer textarea");
    }

    /** The field to say why, after a thumb. */
    Locator comment() {
        return page.locator(".entry .comment input");
    }

    /** The button behind which are the transcript and starting over. */
    Locator menu() {
        return page.locator("[aria-controls=menu]");
    }

    Locator banner() {
        return page.locator(".banner");
    }

    Locator badge() {
        return page.locator(".badge");
    }

    /** The visitor's own messages, in order. */
    Locator messages() {
        return page.locator(".entry.own");
    }

    /** What either side said, in order. */
    Locator bubbles() {
        return page.locator(".entry:not(.typing) .bubble");
    }

    /** Replies and drafts of replies, in order; not the typing dots. */
    Locator answers() {
        return page.locator(".entry.answer:not(.typing)");
    }

    Locator typingDots() {
        return page.locator(".typing");
    }

    Locator notices() {
        return page.locator(".notice");
    }

    Locator quickReplies() {
        return page.locator(".offers button");
    }

    Locator orderCards() {
        return page.locator(".order-way");
    }

    Locator books() {
        return page.locator("quire-chat .book");
    }

    /** The way to a person. */
    Locator contact() {
        return page.locator(".contact");
    }

    /** The question beside the Help button how the conversation was. */
    Locator ratingCard() {
        return page.locator(".rating");
    }

    /** One star of a rating, by its worth. */
    Locator star(Locator rating, int worth) {
        return rating.locator(".stars label").nth(worth - 1);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    ChatWidget open() {
        launcher().click();
        assertThat(panel()).isVisible();
        return this;
    }

    void say(String text) {
        composer().fill(text);
        composer().press("Enter");
    }

    /** The texts of all answers on the screen, in order. */
    List<String> answerTexts() {
        return answers().locator(".bubble").allTextContents();
    }

    /** Waits until exactly these answers are there, in this order. */
    void expectAnswers(String... texts) {
        assertThat(answers().locator(".bubble"))
                .hasText(texts, new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS));
        assertThat(page.locator(".answer[aria-busy=true]")).hasCount(0);
    }

    /** Waits until exactly these messages of the visitor are there and all accepted. */
    void expectAccepted(String... texts) {
        assertThat(messages().locator(".bubble")).hasText(texts);
        assertThat(page.locator(".own[data-delivery=accepted]"))
                .hasCount(texts.length, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MS));
    }

    /** Waits until the message, -1 being the last, is in this state: queued, sending, accepted, failed. */
    void expectDelivery(int index, String delivery) {
        assertThat(messages().nth(index))
                .hasAttribute(
                        "data-delivery",
                        Pattern.compile(delivery),
                        new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MS));
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }
}
