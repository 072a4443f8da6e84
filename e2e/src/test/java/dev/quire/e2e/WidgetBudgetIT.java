package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.quire.schemas.MessageId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the widget costs the page that it is on: requests, bytes, elements, shifted layout. Counts only, the same on a fast
 * machine and on a slow one; what a page logs as an error fails each test anyway.
 */
@ExtendWith({ChromiumExtension.class, SitesExtension.class})
class WidgetBudgetIT {
    private static final int KIB = 1024;

    /** Keeps what the browser tells of layout shifts and of breaches of the page's policy, from the beginning on. */
    private static final String WATCH = """
            window.told = { shifts: 0, moved: [], breaches: [] };
            const name = ({ node }) => node && (node.id || node.className || node.nodeName);
            new PerformanceObserver((list) => list.getEntries().forEach(({ value, sources }) => {
              told.shifts += value;
              told.moved.push(...sources.map(name));
            })).observe({ type: 'layout-shift', buffered: true });
            document.addEventListener('securitypolicyviolation', (event) => told.breaches.push(event.blockedURI));
            """;

    private final StaticSite gatewaySite;
    private final ForeignSite site;
    private final Page page;
    private final ScriptedGateway gateway;
    private final ChatWidget chat;
    private final List<Response> responses = new ArrayList<>();

    WidgetBudgetIT(StaticSite gatewaySite, ForeignSite site, Chromium chromium) {
        this.gatewaySite = gatewaySite;
        this.site = site;
        page = chromium.newPage();
        page.addInitScript(WATCH);
        page.onResponse(responses::add);
        gateway = new ScriptedGateway(page);
        chat = new ChatWidget(page);
    }

    @Test
    void shopsPageGetsThreeSmallFilesMore() {
        visitForeignSite();

        assertThat(pathsFrom(gatewaySite.url("")))
                .containsExactly("/widget.js", "/chat/bundle.js", "/chat/texts/en.js");
        assertThat(gzippedBytes(gatewaySite.url(""))).isLessThan(30 * KIB);
        assertThat(responses)
                .as("the page itself and the widget's files, nothing else from anywhere")
                .hasSize(4);
    }

    @Test
    void openingTheChatAsksForNothingMore() {
        visitForeignSite();
        responses.clear();

        chat.open();
        chat.say("Hello");
        gateway.converse("Hello", "Hi!");
        chat.expectAnswers("Hi!");

        assertThat(responses).isEmpty();
    }

    @Test
    void nothingOnThePageMoves() {
        visitForeignSite();
        chat.open();
        assertThat(page.getByText("Hello! How can we help?")).isVisible();
        page.keyboard().press("Escape");
        assertThat(chat.panel()).isHidden();
        settle();

        assertThat(told("shifts")).as("moved: %s", told("moved")).isEqualTo(0);
        assertThat(told("breaches.length")).isEqualTo(0);
    }

    @Test
    void widgetIsOneElementToThePageAndFewInside() {
        visitForeignSite();

        assertThat(page.evaluate("() => document.querySelectorAll('quire-chat, quire-chat *').length"))
                .isEqualTo(1);
        assertThat(elementsInside()).isLessThan(130);
    }

    @Test
    void answerWithBooksIsFewElements() {
        visitForeignSite();
        chat.open();
        int before = elementsInside();
        chat.say("Recommend a book");
        MessageId id = gateway.nextMessage("Recommend a book");
        gateway.accept(id);
        gateway.reply(id, "These.", List.of(), ChatStates.BOOKS);
        assertThat(chat.books()).hasCount(3);

        assertThat(elementsInside() - before).isLessThan(130);
    }

    @Test
    void demoShopIsLightAndStandsStill() {
        page.navigate(gatewaySite.url("/"));
        assertThat(page.locator("#shelves .book")).hasCount(30);
        assertThat(chat.launcher()).isVisible();
        settle();

        assertThat(pathsFrom(gatewaySite.url("")).size()).isLessThan(15);
        assertThat(gzippedBytes(gatewaySite.url(""))).isLessThan(60 * KIB);
        assertThat(responses).allMatch(response -> response.url().startsWith(gatewaySite.url("/")));
        // Good by https://web.dev/articles/cls is up to 0.1.
        assertThat(((Number) told("shifts")).doubleValue())
                .as("moved: %s", told("moved"))
                .isLessThan(0.1);
        assertThat(told("breaches.length")).isEqualTo(0);
        assertThat((Integer) page.evaluate("() => document.querySelectorAll('*').length"))
                .isLessThan(900);
    }

    private void visitForeignSite() {
        site.show("en", "<script src='%s' async></script>".formatted(gatewaySite.url("/widget.js")));
        page.navigate(site.origin());
        assertThat(chat.launcher()).isVisible();
    }

    /** Two frames: what was to be moved has moved, and was told. */
    private void settle() {
        page.evaluate(
                "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))");
    }

    private Object told(String what) {
        return page.evaluate("() => told." + what);
    }

    private int elementsInside() {
        return (Integer)
                page.evaluate("() => document.querySelector('quire-chat').shadowRoot.querySelectorAll('*').length");
    }

    private List<String> pathsFrom(String origin) {
        return responses.stream()
                .map(Response::url)
                .filter(url -> url.startsWith(origin))
                .map(url -> url.substring(origin.length()))
                .toList();
    }

    private long gzippedBytes(String origin) {
        return responses.stream()
                .filter(response -> response.url().startsWith(origin))
                .mapToLong(response -> gzipped(response.body()))
                .sum();
    }

    private static long gzipped(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
