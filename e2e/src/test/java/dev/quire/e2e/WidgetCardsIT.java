package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.quire.schemas.BookCard;
import dev.quire.schemas.Card;
import dev.quire.schemas.MessageId;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer shows besides its text: books, and the way to a person. Orders are in {@link WidgetConversationIT}. */
@ExtendWith({ChromiumExtension.class, SitesExtension.class})
class WidgetCardsIT {
    private final StaticSite gatewaySite;
    private final ForeignSite site;
    private final Page page;
    private final ScriptedGateway gateway;
    private final ChatWidget chat;

    WidgetCardsIT(StaticSite gatewaySite, ForeignSite site, Chromium chromium) {
        this.gatewaySite = gatewaySite;
        this.site = site;
        page = chromium.newPage();
        gateway = new ScriptedGateway(page);
        chat = new ChatWidget(page);
    }

    @Test
    void booksAreAListWithAllThatTheShopKnows() {
        visit("en", "");

        recommend(ChatStates.BOOKS);

        assertThat(page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Books"))
                        .getByRole(AriaRole.LISTITEM))
                .hasCount(3);
        assertThat(chat.books().locator("h4"))
                .hasText(new String[] {"The Time Machine", "Twenty Thousand Leagues Under the Seas", "Frankenstein"});
        assertThat(page.locator(".book-text").first())
                .hasText("The Time MachineH. G. WellsA classic voyage into the far future, for readers of big ideas."
                        + "$12.99Science Fiction · 1895");
        assertThat(page.locator(".book-text").last()).hasText("FrankensteinMary Shelley$11.50Science Fiction");
        assertThat(page.locator(".cover[aria-hidden=true]")).hasCount(3);
        assertThat(page.locator(".book a")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | USD | $12.99
            de    | EUR | 12,99 €
            fr    | USD | 12,99 $US
            es    | GBP | 12,99 GBP
            ar-EG | USD | ‏١٢٫٩٩ US$
            """)
    void priceIsWrittenAsThePagesLanguageWritesIt(String language, String currency, String price) {
        visit(language, "");

        recommend(List.of(new BookCard("b-1", "A", "B", "C", 1_299, currency, null, null)));

        // Whether the space before a currency is narrow or may break is nothing to test.
        assertThat(page.locator(".price").textContent().replaceAll("[\\u00a0\\u202f]", " "))
                .isEqualTo(price);
        // From right to left "US$" would read "$US".
        assertThat(page.locator(".price").evaluate("price => getComputedStyle(price).direction"))
                .isEqualTo("ltr");
    }

    @Test
    void coverIsTheSameForTheSameBook() {
        visit("en", "");
        List<Card> again = List.of(ChatStates.BOOKS.get(0), ChatStates.BOOKS.get(2), ChatStates.BOOKS.get(0));

        recommend(again);

        List<?> covers = (List<?>) page.locator(".cover").evaluateAll("covers => covers.map(c => c.outerHTML)");
        assertThat(covers.get(0)).isEqualTo(covers.get(2));
        assertThat(covers.get(0)).isNotEqualTo(covers.get(1));
        assertThat(page.locator(".cover image, .book img")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It",
                "Middlemarch",
                "MWMWM WMWMW",
                "One Hundred Years of Solitude and Several Shorter Ones That Nobody Has Counted Since the Rain Began",
                "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
                "千と千尋の神隠しと銀河鉄道の夜",
                "ألف ليلة وليلة: حكايات من الشرق القديم",
                "Pneumonoultramicroscopicsilicovolcanoconiosis, Honorificabilitudinitatibus and Other Long Words",
                "<b>Bold</b> & \"quoted\""
            })
    void titleStaysOnTheCover(String title) {
        visit("en", "");

        recommend(List.of(new BookCard("b-1", title, "B", "C", 1, "USD", null, null)));

        assertThat(page.locator(".book h4")).hasText(title);
        assertThat((Boolean) page.locator(".cover").evaluate("""
                cover => [...cover.querySelectorAll('text')].every((line) => {
                  const { x, y, width, height } = line.getBBox();
                  return x >= 4 && x + width <= 116 && y >= 6 && y + height <= 112;
                })"""))
                .as("every line is inside the frame and above the picture")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/books/{bookId}, /books/b-00042",
        "/search?q={title}, /search?q=The%20Time%20Machine",
        "https://shop.example/{bookId}, https://shop.example/b-00042"
    })
    void titleLeadsToTheBooksPageInTheShop(String pattern, String address) {
        visit("en", "data-book-url='" + pattern + "'");

        recommend(ChatStates.BOOKS);

        String expected = address.startsWith("/") ? site.origin() + address : address;
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The Time Machine")))
                .hasAttribute("href", expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "ar"})
    void orderFitsOnTheNarrowestPhone(String language) {
        page.setViewportSize(320, 640);
        visit(language, "");

        chat.open().say("#345678");
        MessageId id = gateway.nextMessage("#345678");
        gateway.replyWithCards(id, "It is out for delivery.", """
                [{"type":"order","orderNumber":"345678","status":"out-for-delivery","placedOn":"2026-11-20"}]""");

        assertThat(chat.orderCards()).hasCount(1);
        assertThat((Boolean) page.locator(".order").evaluate("""
                order => {
                  const box = order.getBoundingClientRect();
                  const textOf = (part) => {
                    const range = document.createRange();
                    range.selectNodeContents(part);
                    return range.getBoundingClientRect();
                  };
                  const inside = ({ left, right }) => left >= box.left && right <= box.right;
                  const steps = [...order.querySelectorAll('.order-way span')].map(textOf);
                  const apart = (a, b) => a.bottom <= b.top || a.right + 2 <= b.left || b.right + 2 <= a.left;
                  return inside(order.querySelector('.order-status').getBoundingClientRect())
                    && steps.every(inside)
                    && steps.every((step, index) => index === 0 || apart(steps[index - 1], step));
                }"""))
                .as("the status is inside the card, the steps apart")
                .isTrue();
    }

    @Test
    void patternThatWouldRunAScriptIsNoLink() {
        visit("en", "data-book-url='javascript:alert(1)'");

        recommend(ChatStates.BOOKS);

        assertThat(page.locator(".book a")).hasCount(0);
    }

    @Test
    void cardThatIsUnknownOrBrokenIsLeftOutAndTheOthersAreDrawn() {
        visit("en", "");

        chat.open().say("Hello");
        gateway.replyWithCards(gateway.nextMessage("Hello"), "Look.", """
                [{"type":"weather","sky":"blue"}, {"type":"constructor"}, null, 5, {},
                 {"type":"book","title":"No price"},
                 {"type":"book","bookId":"b","title":"Odd","author":"A","genre":"G","priceCents":1,"currency":"money"},
                 {"type":"book","bookId":"b","title":"Good","author":"A","genre":"G","priceCents":1,"currency":"USD"}]""");

        chat.expectAnswers("Look.");
        assertThat(chat.books().locator("h4")).hasText(new String[] {"Good"});
        chat.say("Still there?");
        gateway.converse("Still there?", "Yes.");
        chat.expectAnswers("Look.", "Yes.");
    }

    @Test
    void booksAreInTheTranscriptAndInWhatIsCopied() throws IOException {
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        visit("en", "");
        recommend(ChatStates.BOOKS);

        chat.button("Copy").click();
        chat.button("More").click();
        Download download = page.waitForDownload(
                () -> chat.button("Download the conversation").click());

        String[] lines = {
            "These.",
            "– The Time Machine, H. G. Wells, $12.99",
            "– Twenty Thousand Leagues Under the Seas, Jules Verne, $14.90",
            "– Frankenstein, Mary Shelley, $11.50"
        };
        assertThat(Files.readString(download.path()).lines()).containsSequence(lines);
        assertThat(page.evaluate("() => navigator.clipboard.readText()")).isEqualTo(String.join("\n", lines));
    }

    @ParameterizedTest
    @CsvSource({
        "en, A person will help you",
        "de, Ein Mensch hilft Ihnen weiter",
        "fr, Une personne va vous aider",
        "es, Una persona le ayudará",
        "ar, سيساعدك أحد موظفينا"
    })
    void handOverShowsTheWayToAPerson(String language, String heading) {
        visit(language, "");
        chat.open().say("A person, please");

        gateway.handOver(gateway.nextMessage("A person, please"), "Of course. Write to support@bookstore.com.");

        assertThat(chat.contact()).hasAccessibleName(heading);
        assertThat(chat.contact().locator("a")).hasText("support@bookstore.com");
        assertThat(chat.contact().locator("a")).hasAttribute("href", "mailto:support@bookstore.com");
    }

    @Test
    void handOverWithoutAnAddressPointsToItsTextAndOutlivesAReload() {
        visit("en", "");
        chat.open().say("A person, please");
        MessageId id = gateway.nextMessage("A person, please");
        gateway.accept(id);
        gateway.handOver(id, "Please ring the bell.");
        assertThat(chat.contact()).containsText("The message above says how to reach us.");
        assertThat(chat.contact().locator("a")).hasCount(0);
        gateway.rememberReplies();

        page.reload();
        chat.open();

        assertThat(chat.contact()).isVisible();
        Download download =
                page.waitForDownload(() -> chat.contact().locator("button").click());
        assertThat(download.suggestedFilename()).isEqualTo("conversation.txt");
    }

    private void visit(String language, String attributes) {
        site.show(language, "<script src='%s' %s async></script>".formatted(gatewaySite.url("/widget.js"), attributes));
        page.navigate(site.origin());
        assertThat(chat.launcher()).isVisible();
    }

    private void recommend(List<Card> books) {
        chat.open().say("Recommend a book");
        MessageId id = gateway.nextMessage("Recommend a book");
        gateway.accept(id);
        gateway.reply(id, "These.", List.of(), books);
        assertThat(chat.books()).hasCount(books.size());
    }
}
