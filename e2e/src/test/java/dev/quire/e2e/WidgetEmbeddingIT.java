package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.quire.schemas.MessageId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One tag brings the chat to a page of another origin, whatever that page forbids and however it looks itself. */
@ExtendWith({ChromiumExtension.class, SitesExtension.class})
class WidgetEmbeddingIT {
    private static final int MOST_GZIPPED_BYTES = 40 * 1024;

    private final StaticSite gatewaySite;
    private final ForeignSite site;
    private final Page page;
    private final ScriptedGateway gateway;
    private final ChatWidget chat;

    WidgetEmbeddingIT(StaticSite gatewaySite, ForeignSite site, Chromium chromium) {
        this.gatewaySite = gatewaySite;
        this.site = site;
        page = chromium.newPage();
        gateway = new ScriptedGateway(page);
        chat = new ChatWidget(page);
    }

    @Test
    void tagOnAForeignPageIsAWholeChat() {
        visit("");

        assertThat(chat.launcher()).hasCSS("background-color", "rgb(31, 92, 77)");
        chat.open().say("Hello");
        gateway.converse("Hello", "Hi!");

        chat.expectAccepted("Hello");
        chat.expectAnswers("Hi!");
        chat.screenshot("widget-foreign-site");
    }

    @Test
    void pageGetsOneGlobalAndThirdPartiesGetNothing() {
        List<String> requests = new ArrayList<>();
        page.onRequest(request -> requests.add(request.url()));
        site.show("en", "");
        page.navigate(site.origin());
        List<?> before = globals();
        visit("");
        chat.open();
        gateway.nextHello();

        List<Object> added = new ArrayList<>(globals());
        added.removeAll(before);

        assertThat(added).isEqualTo(List.of("Quire"));
        assertThat(requests)
                .allMatch(url ->
                        Stream.of(site.origin(), gatewaySite.url(""), "data:").anyMatch(url::startsWith));
    }

    @Test
    void attributesOfTheTagDecideHowItLooksAndSpeaks() {
        visit("data-name='The Corner Shop' data-color='#fc0' data-position='left' data-lang='de'"
                + " data-texts='{\"greeting\": \"Servus!\"}'");

        assertThat(chat.launcher()).hasText("Hilfe");
        assertThat(chat.launcher()).hasCSS("background-color", "rgb(255, 204, 0)");
        assertThat(chat.launcher()).hasCSS("color", "rgb(0, 0, 0)");
        assertThat(chat.launcher()).hasCSS("left", "24px");
        chat.open();
        assertThat(chat.panel()).hasAccessibleName("The Corner Shop");
        assertThat(chat.panel()).hasCSS("left", "24px");
        assertThat(page.getByText("Servus!")).isVisible();
        chat.screenshot("widget-attributes");
    }

    @Test
    void endpointOfTheTagIsWhereTheSocketGoes() {
        List<String> sockets = new ArrayList<>();
        page.routeWebSocket(Pattern.compile("/elsewhere$"), socket -> sockets.add(socket.url()));
        visit("data-endpoint='https://chat.example/elsewhere'");

        chat.open();

        page.waitForCondition(() -> !sockets.isEmpty());
        assertThat(sockets).isEqualTo(List.of("wss://chat.example/elsewhere"));
    }

    @Test
    void settingThatMakesNoSenseIsToldAndLeftOut() {
        List<String> warnings = new ArrayList<>();
        page.onConsoleMessage(message -> warnings.add(message.text()));

        visit("data-color='reddish' data-lang='xx-not a tag' data-texts='{\"greeting\": 5, \"suggestions\": \"all\"'");

        assertThat(chat.launcher()).hasText("Help");
        assertThat(warnings)
                .anyMatch(text -> text.contains("data-color"))
                .anyMatch(text -> text.contains("data-texts"));
        visit("data-texts='{\"greeting\": 5, \"suggestions\": \"all\", \"unheard\": \"of\"}'");
        chat.open();
        assertThat(page.getByText("Hello! How can we help?")).isVisible();
    }

    @Test
    void pageOpensClosesAndSpeaksAndHearsOfIt() {
        visit("");
        page.evaluate("""
            () => {
              document.heard = [];
              for (const event of ['open', 'close', 'message']) {
                Quire.on(event, (detail) => document.heard.push([event, detail?.from, detail?.text].join(' ').trim()));
              }
            }""");

        page.evaluate("() => Quire.say('Where is my order?')");
        MessageId id = gateway.nextMessage("Where is my order?");
        byte[] reply = gateway.reply(id, "On its way.");
        gateway.sendAgain(reply);
        chat.expectAnswers("On its way.");
        page.evaluate("() => Quire.close()");
        assertThat(chat.panel()).isHidden();

        page.waitForCondition(() -> heard().contains("close"));
        assertThat(heard())
                .isEqualTo(List.of(
                        "open", "message visitor Where is my order?", "message assistant On its way.", "close"));
    }

    @Test
    void pageThatStopsListeningHearsNoMore() {
        visit("");
        page.evaluate("""
            () => {
              document.heard = [];
              const stop = Quire.on('open', () => document.heard.push('first'));
              Quire.on('open', () => document.heard.push('second'));
              stop();
            }""");

        chat.open();

        page.waitForCondition(() -> !heard().isEmpty());
        assertThat(heard()).isEqualTo(List.of("second"));
    }

    @Test
    void eventThatIsUnknownIsRefusedByName() {
        visit("");

        assertThat(page.evaluate(
                        "() => { try { Quire.on('mesage', () => {}); } catch (error) { return error.message; } }"))
                .isEqualTo("Quire.on knows message, open, close, not \"mesage\".");
    }

    @Test
    void whatThePageAsksBeforeTheChatIsLoadedIsDoneThen() {
        site.show("en", "");
        page.navigate(site.origin());

        page.evaluate("""
                (source) => new Promise((loaded) => {
                  const tag = document.createElement('script');
                  tag.src = source;
                  tag.onload = () => { Quire.say('one'); Quire.say('two'); loaded(); };
                  document.head.append(tag);
                })""", gatewaySite.url("/widget.js"));

        gateway.converse("one", "1");
        gateway.converse("two", "2");
        chat.expectAnswers("1", "2");
    }

    @Test
    void nameOfTheVisitorIsGreetedAndStaysOnThePage() {
        visit("");
        page.evaluate("() => Quire.identify({ name: 'Ada <b>' })");

        chat.open();

        assertThat(page.getByText("Hello, Ada <b>! How can we help?")).isVisible();
        assertThat(gateway.nextHello().toString()).doesNotContain("Ada");
    }

    @Test
    void secondTagAddsNoSecondChat() {
        String tag = tag("");
        site.show("en", tag + tag);
        page.navigate(site.origin());

        assertThat(chat.launcher()).isVisible();

        assertThat(page.locator("quire-chat")).hasCount(1);
    }

    @Test
    void wholeWidgetInAllLanguagesIsSmall() throws IOException {
        long bytes =
                gzipped(StaticSite.PAGES.resolve("widget.js")) + gzipped(StaticSite.PAGES.resolve("chat/bundle.js"));
        try (Stream<Path> languages = Files.list(StaticSite.PAGES.resolve("chat/texts"))) {
            for (Path language : languages.toList()) {
                bytes += gzipped(language);
            }
        }

        assertThat(bytes).as("bytes, gzipped file by file").isLessThanOrEqualTo(MOST_GZIPPED_BYTES);
    }

    private void visit(String attributes) {
        site.show("en", tag(attributes));
        page.navigate(site.origin());
        assertThat(chat.launcher()).isVisible();
    }

    private String tag(String attributes) {
        return "<script src='%s' %s async></script>".formatted(gatewaySite.url("/widget.js"), attributes);
    }

    private List<?> globals() {
        return (List<?>) page.evaluate("() => Object.getOwnPropertyNames(window)");
    }

    private List<?> heard() {
        return (List<?>) page.evaluate("() => document.heard");
    }

    private static long gzipped(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            Files.copy(file, gzip);
        }
        return bytes.size();
    }
}
