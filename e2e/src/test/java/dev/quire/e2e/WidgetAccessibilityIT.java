package dev.quire.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Deque's axe finds no breach of WCAG 2.2, levels A and AA, in any state. A machine finds perhaps half of what there is to
 * find; focus and the keyboard have tests of their own.
 */
@ExtendWith({ChromiumExtension.class, SitesExtension.class})
class WidgetAccessibilityIT {
    private static final List<String> LEVELS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final StaticSite gatewaySite;
    private final ForeignSite site;

    WidgetAccessibilityIT(StaticSite gatewaySite, ForeignSite site) {
        this.gatewaySite = gatewaySite;
        this.site = site;
    }

    static Stream<Arguments> visits() {
        return Stream.of(
                Arguments.of(Chromium.Screen.DESKTOP, ColorScheme.LIGHT, ""),
                Arguments.of(Chromium.Screen.PHONE, ColorScheme.LIGHT, "data-lang='fr'"),
                Arguments.of(
                        Chromium.Screen.DESKTOP, ColorScheme.DARK, "data-lang='ar' data-book-url='/books/{bookId}'"),
                Arguments.of(Chromium.Screen.PHONE, ColorScheme.DARK, ""),
                // Colours with which neither white nor black is easy to read.
                Arguments.of(Chromium.Screen.PHONE, ColorScheme.LIGHT, "data-color='#ffcc00' data-lang='ar'"),
                Arguments.of(Chromium.Screen.DESKTOP, ColorScheme.DARK, "data-color='#777777'"));
    }

    @ParameterizedTest
    @MethodSource("visits")
    void nothingKeepsAnybodyOut(Chromium.Screen screen, ColorScheme scheme, String attributes, Chromium chromium) {
        Page page = chromium.newPage(screen, scheme);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        ScriptedGateway gateway = new ScriptedGateway(page);
        site.show("en", "<script src='%s' %s async></script>".formatted(gatewaySite.url("/widget.js"), attributes));
        page.navigate(site.origin());

        new ChatStates(new ChatWidget(page), gateway)
                .each(state -> assertThat(breaches(page)).as(state).isEmpty());
    }

    private static List<String> breaches(Page page) {
        AxeResults results = new AxeBuilder(page).withTags(LEVELS).analyze();
        // Whoever looks past the Shadow DOM finds nothing either.
        assertThat(results.getPasses())
                .extracting(Rule::getId)
                .contains("button-name", "color-contrast", "target-size");
        return results.getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream()
                        .map(node -> rule.getId() + ": " + node.getTarget() + " " + node.getFailureSummary()))
                .toList();
    }
}
