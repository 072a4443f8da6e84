package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dev.quire.schemas.BookCard;
import dev.quire.schemas.MessageId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo shop around the chat: what stands on its shelves, and the ways from there into the chat. */
@ExtendWith({ChromiumExtension.class, SitesExtension.class})
class ShopPageIT {
    private final StaticSite site;
    private final Page page;
    private final ScriptedGateway gateway;
    private final ChatWidget chat;

    ShopPageIT(StaticSite site, Chromium chromium) {
        this.site = site;
        page = chromium.newPage();
        gateway = new ScriptedGateway(page);
        chat = new ChatWidget(page);
        page.navigate(site.url("/"));
    }

    @Test
    void bookHasTheSameCoverInTheChatAsOnItsShelf() {
        Object onTheShelf =
                page.locator("#shelves .book:has-text('Middlemarch') .cover").evaluate("cover => cover.outerHTML");

        chat.open().say("Middlemarch");
        MessageId id = gateway.nextMessage("Middlemarch");
        BookCard card =
                new BookCard("b-1", "Middlemarch", "George Eliot", "Literary Fiction", 1_299, "USD", 1871, null);
        gateway.reply(id, "Here it is.", List.of(), List.of(card));

        assertThat(chat.books()).hasCount(1);
        assertThat(page.locator("quire-chat .cover").evaluate("cover => cover.outerHTML"))
                .isEqualTo(onTheShelf);
    }

    @Test
    void titlesStayInsideTheFramesOfTheirCovers() {
        assertThat(page.locator("#shelves .cover")).hasCount(30);

        assertThat((List<?>) page.locator(".cover").evaluateAll("""
                covers => covers.flatMap((cover) => [...cover.querySelectorAll('text')]).filter((line) => {
                  const { x, width } = line.getBBox();
                  return x < 6 || x + width > 114;
                }).map((line) => line.textContent)""")).isEmpty();
    }

    @Test
    void searchFindsBooksByAnyWordWithoutAccents() {
        page.getByPlaceholder("Title, author or shelf").fill("bronte");

        assertThat(page.locator(".book:visible .book-title")).hasText("Jane Eyre");
        assertThat(page.locator("#found")).hasText("1 book found");
    }

    @Test
    void searchThatFindsNothingLeadsToTheChat() {
        page.getByPlaceholder("Title, author or shelf").fill("The Hunger Games");
        assertThat(page.locator("#nothing")).containsText("Not on these shelves");

        chat.button("Ask the chat").click();

        assertThat(chat.composer()).hasValue("Do you have “The Hunger Games”?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?q=dune", "/?q=nothing+like+it"})
    void footOfAShortPageIsAtTheEndOfTheWindow(String address) {
        page.setViewportSize(1280, 1600);
        page.navigate(site.url(address));
        Locator foot = page.locator(".foot");
        assertThat(foot).isVisible();

        BoundingBox box = foot.boundingBox();

        assertThat(box.y + box.height).isEqualTo(1600);
    }

    @Test
    void questionAboutABookStandsBelowWhatTheVisitorHasBegunToWrite() {
        chat.open().composer().fill("Do you deliver to");
        page.keyboard().press("Escape");

        page.locator("#shelves .book:has-text('Dune')").click();
        assertThat(chat.composer()).hasValue("Do you deliver to\nI have a question about “Dune” by Frank Herbert: ");
        page.keyboard().press("Escape");
        page.locator("#shelves .book:has-text('Jane Eyre')").click();

        // The question that was left as it was has made room for the next.
        assertThat(chat.composer())
                .hasValue("Do you deliver to\nI have a question about “Jane Eyre” by Charlotte Brontë: ");
        assertThat(chat.composer()).isFocused();
    }

    @Test
    void questionAboutABookThatWasGoneOnWithIsNotAskedTwice() {
        page.locator("#shelves .book:has-text('Dune')").click();
        page.keyboard().type("is it long?");
        page.keyboard().press("Escape");

        page.locator("#shelves .book:has-text('Dune')").click();

        assertThat(chat.composer()).hasValue("I have a question about “Dune” by Frank Herbert: is it long?");
    }

    @Test
    void orderPageAsksAboutAnOrder() {
        page.navigate(site.url("/orders.html"));

        chat.button("Ask about this order").first().click();

        gateway.nextMessage("Where is my order #123456?");
        assertThat(chat.panel()).isVisible();
    }
}
