package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.OrderCard;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.OrderStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The widget's own words in the language of the tag or the page; what the server says is shown as it comes. */
@ExtendWith({ChromiumExtension.class, SitesExtension.class})
class WidgetLanguagesIT {
    private final StaticSite gatewaySite;
    private final ForeignSite site;
    private final Page page;
    private final ScriptedGateway gateway;
    private final ChatWidget chat;

    WidgetLanguagesIT(StaticSite gatewaySite, ForeignSite site, Chromium chromium) {
        this.gatewaySite = gatewaySite;
        this.site = site;
        page = chromium.newPage();
        gateway = new ScriptedGateway(page);
        chat = new ChatWidget(page);
    }

    @ParameterizedTest
    @CsvSource({
        "en, '', Help",
        "de-AT, '', Hilfe",
        "FR, '', Aide",
        "fr, data-lang=es, Ayuda",
        "en, data-lang=ar, مساعدة",
        "'', '', Help",
        "nl, '', Help"
    })
    void tagsLanguageComesBeforeThePages(String pageLanguage, String attribute, String help) {
        visit(pageLanguage, attribute);

        assertThat(chat.launcher()).hasText(help);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "ar"})
    void everyLanguageHasEveryTextWithTheSamePlacesToFillIn(String language) {
        page.navigate(gatewaySite.url("/"));

        assertThat(shapeOf(language)).isEqualTo(shapeOf("en"));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Nov 16', '1 new message', '2 new messages'",
        "de, '16. Nov.', '1 neue Nachricht', '2 neue Nachrichten'",
        "ar, '16 نوفمبر', 'رسالة جديدة واحدة', 'رسالتان جديدتان'"
    })
    void datesAndNumbersAreWrittenAsTheLanguageWritesThem(String language, String placed, String one, String two) {
        visit(language, "");
        chat.open().say("#123456");
        MessageId first = gateway.nextMessage("#123456");
        OrderCard card = new OrderCard(
                new OrderNumber("123456"),
                OrderStatus.PROCESSING,
                LocalDate.parse("2026-11-16"),
                null,
                null,
                null,
                null);
        gateway.reply(first, "Your order is being packed.", List.of(), List.of(card));
        assertThat(page.locator(".order-facts dd").first()).hasText(placed);
        chat.say("Thanks");
        MessageId second = gateway.nextMessage("Thanks");
        chat.say("Bye");
        page.keyboard().press("Escape");

        gateway.reply(second, "You are welcome!");
        assertThat(chat.launcher()).hasAccessibleName(Pattern.compile(one + "$"));
        gateway.reply(gateway.nextMessage("Bye"), "Goodbye!");
        assertThat(chat.launcher()).hasAccessibleName(Pattern.compile(two + "$"));
    }

    @Test
    void suggestedQuestionIsShownInOneLanguageAndSentInTheServers() {
        visit("de", "");
        chat.open();

        chat.button("Wo ist meine Bestellung?").click();

        gateway.converse("Where is my order?", "On its way.");
        chat.expectAccepted("Wo ist meine Bestellung?");
        chat.expectAnswers("On its way.");
    }

    @Test
    void suggestedQuestionStaysInTheLanguageInWhichItWasTapped() {
        visit("de", "");
        chat.open();
        chat.button("Wo ist meine Bestellung?").click();
        MessageId tapped = gateway.nextMessage("Where is my order?");
        gateway.accept(tapped);
        gateway.reply(tapped, "On its way.");
        chat.say("Where is my order?");
        MessageId typed = gateway.nextMessage("Where is my order?");
        gateway.accept(typed);
        gateway.reply(typed, "Still on its way.");
        gateway.remember(tapped, "Where is my order?", Instant.now());
        gateway.remember(typed, "Where is my order?", Instant.now());
        gateway.rememberReplies();

        page.reload();
        chat.open();

        chat.expectAnswers("On its way.", "Still on its way.");
        chat.expectAccepted("Wo ist meine Bestellung?", "Where is my order?");
    }

    @Test
    void arabicIsLaidOutFromRightToLeft() {
        visit("ar", "");
        assertThat(chat.launcher()).hasCSS("left", "24px");
        chat.open().say("Hello");
        gateway.converse("Hello", "Hi!");
        chat.expectAnswers("Hi!");

        BoundingBox own = chat.messages().locator(".bubble").boundingBox();
        BoundingBox answer = chat.answers().locator(".bubble").boundingBox();

        assertThat(own.x).isLessThan(answer.x);
        assertThat(chat.answers().locator(".bubble")).hasCSS("direction", "ltr");
    }

    private void visit(String pageLanguage, String attribute) {
        site.show(
                pageLanguage,
                "<script src='%s' %s async></script>".formatted(gatewaySite.url("/widget.js"), attribute));
        page.navigate(site.origin());
        assertThat(chat.launcher()).isVisible();
    }

    /** The names of all texts, with the places in them; a language has its own plural forms. */
    private Object shapeOf(String language) {
        return page.evaluate("""
                async (language) => {
                  const { default: texts } = await import(`/chat/texts/${language}.js`);
                  const shape = (text, name) => {
                    if (['unread', 'stars'].includes(name)) return 'plural';
                    if (Array.isArray(text)) return text.length;
                    if (typeof text === 'object') return Object.keys(text).map((name) => [name, shape(text[name], name)]);
                    return text.match(/\\{\\w+\\}/g) ?? 'text';
                  };
                  return JSON.stringify(shape(texts, 'texts'));
                }""", language);
    }
}
