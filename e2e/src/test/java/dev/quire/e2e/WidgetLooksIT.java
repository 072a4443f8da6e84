package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state of the page on each kind of screen, as pictures in {@code target/screenshots} for people to look at. The
 * test itself sees only what a machine can: that nothing sticks out sideways.
 */
@ExtendWith({ChromiumExtension.class, SitesExtension.class})
class WidgetLooksIT {
    private final StaticSite site;
    private final ForeignSite foreignSite;

    WidgetLooksIT(StaticSite site, ForeignSite foreignSite) {
        this.site = site;
        this.foreignSite = foreignSite;
    }

    static Stream<Arguments> screens() {
        return Stream.of(Chromium.Screen.values())
                .flatMap(screen ->
                        Stream.of(ColorScheme.LIGHT, ColorScheme.DARK).map(scheme -> Arguments.of(screen, scheme)));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void nothingSticksOutOnTheShopsPages(Chromium.Screen screen, ColorScheme scheme, Chromium chromium) {
        Page page = chromium.newPage(screen, scheme);
        ChatWidget chat = new ChatWidget(page);
        Picture picture = new Picture(chat, screen, scheme);

        page.navigate(site.url("/"));
        assertThat(page.locator(".book")).hasCount(30);
        picture.take("shop");
        page.navigate(site.url("/?q=nothing+like+it"));
        assertThat(page.locator("#nothing")).isVisible();
        picture.take("shop-nothing-found");
        page.navigate(site.url("/orders.html"));
        assertThat(chat.button("Ask about this order")).hasCount(6);
        picture.take("orders");
    }

    @ParameterizedTest
    @MethodSource("screens")
    void nothingSticksOutOfTheChat(Chromium.Screen screen, ColorScheme scheme, Chromium chromium) {
        Page page = chromium.newPage(screen, scheme);
        ScriptedGateway gateway = new ScriptedGateway(page);
        page.navigate(site.url("/"));
        ChatWidget chat = new ChatWidget(page);

        new ChatStates(chat, gateway).each(state -> new Picture(chat, screen, scheme).take("chat-" + state));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void nothingSticksOutFromRightToLeft(Chromium.Screen screen, ColorScheme scheme, Chromium chromium) {
        Page page = chromium.newPage(screen, scheme);
        ScriptedGateway gateway = new ScriptedGateway(page);
        foreignSite.show("ar", "<script src='" + site.url("/widget.js") + "' async></script>");
        page.navigate(foreignSite.origin());
        ChatWidget chat = new ChatWidget(page);

        new ChatStates(chat, gateway).each(state -> new Picture(chat, screen, scheme).take("arabic-" + state));
    }

    /** One screen's pictures, named after what they show. */
    private record Picture(ChatWidget chat, Chromium.Screen screen, ColorScheme scheme) {
        void take(String name) {
            int tooWide = (Integer) chat.page()
                    .evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(tooWide).as("pixels to scroll sideways: " + name).isZero();
            int tooWideInside = (Integer) chat.page()
                    .locator(".scroller")
                    .evaluate("scroller => scroller.scrollWidth - scroller.clientWidth");
            assertThat(tooWideInside)
                    .as("pixels to scroll sideways in the chat: " + name)
                    .isZero();
            chat.screenshot(String.join("-", name, lower(screen), lower(scheme)));
        }

        private static String lower(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }
}
