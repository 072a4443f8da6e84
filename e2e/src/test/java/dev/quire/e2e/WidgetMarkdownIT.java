package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.quire.schemas.MessageId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the widget makes of the Markdown in a model's answers, and that no text of a model ever becomes more than that. */
@ExtendWith({ChromiumExtension.class, SitesExtension.class})
class WidgetMarkdownIT {
    private static final int HUNDRED_KILOBYTES = 100 * 1024;

    private final Page page;
    private final ScriptedGateway gateway;
    private final ChatWidget chat;

    WidgetMarkdownIT(StaticSite site, Chromium chromium) {
        page = chromium.newPage();
        gateway = new ScriptedGateway(page);
        page.navigate(site.url("/"));
        chat = new ChatWidget(page);
        chat.open();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            **bold** and __bold__ => <p><strong>bold</strong> and <strong>bold</strong></p>
            *italic* and _italic_ => <p><em>italic</em> and <em>italic</em></p>
            ***both*** => <p><strong><em>both</em></strong></p>
            **a *b*** => <p><strong>a <em>b</em></strong></p>
            2 * 3 * 4, a_b_c, 5 ** 2 ** 3 => <p>2 * 3 * 4, a_b_c, 5 ** 2 ** 3</p>
            \\*as it is\\* => <p>*as it is*</p>
            `**code**` => <p><code>**code**</code></p>
            **never closed => <p>**never closed</p>
            one~two~~three => <p>one<br>two</p><p>three</p>
            ## Title => <p class="heading">Title</p>
            - one~- two => <ul><li>one</li><li>two</li></ul>
            3. three~~4. four => <ol start="3"><li>three</li><li>four</li></ol>
            - a~  - b~- c => <ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>
            ```js~a < b~  c~``` => <pre><code>a &lt; b<br>  c</code></pre>
            """)
    void markdownBecomes(String markdown, String expected) {
        String html = answered(markdown.replace('~', '\n')).innerHTML();

        assertThat(html.replaceAll(" (dir|tabindex)=\"\\w+\"", "").replace("\n", "<br>"))
                .isEqualTo(expected);
    }

    @Test
    void linksLeadToTheWebAndToMailOnlyAndTellNothing() {
        Locator bubble = answered(
                "[Our **terms**](https://quire.example/terms \"t\"), https://quire.example/a_b_c. Or a@b.example!");

        assertThat(bubble.locator("a"))
                .hasText(new String[] {"Our terms", "https://quire.example/a_b_c", "a@b.example"});
        assertThat(bubble.locator("a").first()).hasAttribute("href", "https://quire.example/terms");
        assertThat(bubble.locator("a").first()).hasAttribute("rel", "noopener noreferrer");
        assertThat(bubble.locator("a strong")).hasText("terms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>document.title = 'hacked'</script>",
                "<img src=x onerror=\"document.title = 'hacked'\">",
                "[click](javascript:document.title='hacked')",
                "[click](JaVaScRiPt:document.title='hacked')",
                "[click]( java\tscript:document.title='hacked')",
                "[click](data:text/html,<script>document.title='hacked'</script>)",
                "[click](//evil.example) [click](/orders.html) [click](http://evil.example)",
                "[a](https://x.example\" onclick=\"document.title='hacked')",
                "![image](https://evil.example/pixel.png)",
                "<a href='javascript:1'>x</a> **<b>** `<i>`",
                "[[[a](https://x.example)](https://y.example)](https://z.example)",
                "**[*`](javascript:1)**`*_[](https://x.example)",
            })
    void hostileTextStaysText(String hostile) {
        Locator bubble = answered("Before " + hostile + " after");

        assertThat(bubble).containsText("Before");
        assertThat(bubble).containsText("after");
        assertThat(bubble.locator(":is(script, img, iframe, b, i, form, input, style)"))
                .hasCount(0);
        assertThat(bubble.locator("a a")).hasCount(0);
        for (Locator link : bubble.locator("a").all()) {
            assertThat(link.getAttribute("href")).matches("(https://|mailto:).*");
            assertThat((List<?>) link.evaluate("link => link.getAttributeNames()"))
                    .isEqualTo(List.of("href", "title", "target", "rel"));
            link.evaluate("link => link.addEventListener('click', event => event.preventDefault())");
            link.click();
        }
        assertThat(page).hasTitle("Quire Books");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "*",
                "_ ",
                "`",
                "\\",
                "**a ",
                "*a",
                "_a ",
                "[a](",
                "[a ",
                "![",
                "- a\n  ",
                "1. ",
                "> ",
                "# ",
                "a",
                "a.",
                "a@",
                "https://",
                "```\n",
                "**a** ",
                "\n\n",
                "x [a](https://b.example) ",
                "***",
                "](",
                "((",
                "&lt;",
                "\uD83D\uDCDA"
            })
    void hundredKilobytesOfAnythingAreShownToTheLastWord(String part) {
        String text = "first " + part.repeat(HUNDRED_KILOBYTES / part.length()) + "\n\nlast";

        Locator bubble = answered(text);

        assertThat(bubble).containsText("last");
    }

    @Test
    void answerInPiecesIsFormattedAsItGrows() {
        chat.say("Which books?");
        MessageId id = gateway.nextMessage("Which books?");
        gateway.accept(id);
        gateway.delta(id, 0, "Try **Middle");
        assertThat(chat.answers().locator(".bubble")).hasText("Try **Middle");

        gateway.delta(id, 1, "march**:\n\n- long\n- good");

        assertThat(chat.answers().locator("strong")).hasText("Middlemarch");
        assertThat(chat.answers().locator("li")).hasText(new String[] {"long", "good"});
    }

    @Test
    void whatTheShopWroteIsShownAsItIs() {
        chat.say("Hello");
        gateway.converse("Hello", "**Not** Markdown: *stars*");

        chat.expectAnswers("**Not** Markdown: *stars*");
    }

    private Locator answered(String text) {
        chat.say("Hello");
        MessageId id = gateway.nextMessage("Hello");
        gateway.modelReply(id, text);
        Locator bubble = chat.answers().last().locator(".bubble");
        assertThat(bubble).isVisible();
        return bubble;
    }
}
