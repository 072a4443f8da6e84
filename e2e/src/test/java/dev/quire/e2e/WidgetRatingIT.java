package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.socket.ClientFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A visitor is asked once how the conversation was, in nobody's way, and may just as well not answer. */
@ExtendWith({ChromiumExtension.class, SitesExtension.class})
class WidgetRatingIT {
    private final StaticSite gatewaySite;
    private final ForeignSite site;
    private final Page page;
    private final ScriptedGateway gateway;
    private final ChatWidget chat;

    WidgetRatingIT(StaticSite gatewaySite, ForeignSite site, Chromium chromium) {
        this.gatewaySite = gatewaySite;
        this.site = site;
        page = chromium.newPage();
        gateway = new ScriptedGateway(page);
        chat = new ChatWidget(page);
        visit("en");
    }

    @Test
    void whoClosesTheChatMayGiveStarsAndAComment() {
        ask("Hello", "Hi!");

        close();
        chat.star(chat.ratingCard(), 4).click();
        chat.ratingCard().locator(".comment input").fill(" Quick\u0007! ");
        chat.ratingCard().locator(".comment input").press("Enter");

        assertThat(gateway.nextRating()).isEqualTo(new ClientFrame.Rate(4, "Quick!"));
        assertThat(chat.ratingCard().getByText("Thank you!")).isVisible();
        assertThat(chat.launcher()).isFocused();
        assertThat(chat.ratingCard()).isHidden();
        reopen();
        close();
        assertThat(chat.ratingCard()).isHidden();
    }

    @Test
    void starsAloneAreEnough() {
        ask("Hello", "Hi!");

        close();
        chat.star(chat.ratingCard(), 1).click();
        chat.button("Send").click();

        assertThat(gateway.nextRating()).isEqualTo(new ClientFrame.Rate(1, null));
    }

    @Test
    void whoDoesNotAnswerIsNotAskedAgain() {
        ask("Hello", "Hi!");

        close();
        assertThat(chat.ratingCard()).isVisible();
        chat.button("Not now").click();
        assertThat(chat.ratingCard()).isHidden();
        assertThat(chat.launcher()).isFocused();
        reopen();
        close();
        assertThat(chat.ratingCard()).isHidden();
        page.reload();
        reopen();
        ask("Bye", "Bye!");
        close();

        assertThat(chat.ratingCard()).isHidden();
        assertThat(gateway.hasUnreadRating()).isFalse();
    }

    @Test
    void whoOpensTheChatAgainIsNotAskedWhileItIsOpen() {
        ask("Hello", "Hi!");
        close();
        assertThat(chat.ratingCard()).isVisible();

        reopen();

        assertThat(chat.ratingCard()).isHidden();
    }

    @Test
    void nobodyIsAskedBeforeEverythingIsAnswered() {
        chat.open();
        close();
        assertThat(chat.ratingCard()).isHidden();
        reopen();
        chat.say("Hello");
        MessageId hello = gateway.nextMessage("Hello");
        gateway.accept(hello);
        chat.expectAccepted("Hello");
        close();
        assertThat(chat.ratingCard()).isHidden();

        gateway.reply(hello, "Hi!");
        reopen();
        chat.expectAnswers("Hi!");
        close();

        assertThat(chat.ratingCard()).isVisible();
    }

    @Test
    void nobodyIsAskedWithoutAConnection() {
        ask("Hello", "Hi!");
        gateway.goAway();
        assertThat(chat.banner()).isVisible();

        close();

        assertThat(chat.ratingCard()).isHidden();
    }

    @Test
    void starsAreChosenWithTheKeyboard() {
        ask("Hello", "Hi!");
        close();
        assertThat(chat.launcher()).isFocused();

        page.keyboard().press("Tab");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(radio("3 stars")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().type("Good.");
        page.keyboard().press("Enter");

        assertThat(gateway.nextRating()).isEqualTo(new ClientFrame.Rate(3, "Good."));
    }

    @Test
    void escapeSkips() {
        ask("Hello", "Hi!");
        close();

        page.keyboard().press("Tab");
        page.keyboard().press("Escape");

        assertThat(chat.ratingCard()).isHidden();
        assertThat(chat.launcher()).isFocused();
    }

    @Test
    void whoStartsOverRatesTheConversationThatEnds() {
        ask("Hello", "Hi!");
        gateway.nextHello();
        chat.button("More").click();
        chat.button("Start over").click();
        Locator question = page.locator(".question");

        chat.star(question, 2).click();
        question.locator(".comment input").fill("So so");
        question.locator(".forget").click();

        assertThat(gateway.nextRating()).isEqualTo(new ClientFrame.Rate(2, "So so"));
        assertThat(gateway.nextHello()).isEqualTo(new ClientFrame.Hello(null, null));
        ask("Hello again", "Hi again!");
        close();
        // It is another conversation.
        assertThat(chat.ratingCard()).isVisible();
    }

    @Test
    void whoStartsOverMayLeaveTheStarsAlone() {
        ask("Hello", "Hi!");
        gateway.nextHello();
        chat.button("More").click();
        chat.button("Start over").click();

        page.locator(".question .forget").click();

        gateway.nextHello();
        ask("Hello again", "Hi again!");
        assertThat(gateway.hasUnreadRating()).isFalse();
    }

    @Test
    void whoKeepsTheConversationHasRatedNothing() {
        ask("Hello", "Hi!");
        chat.button("More").click();
        chat.button("Start over").click();
        chat.star(page.locator(".question"), 5).click();
        page.locator(".question .keep").click();

        close();

        assertThat(chat.ratingCard()).isVisible();
        assertThat(chat.ratingCard().locator("input:checked")).hasCount(0);
        assertThat(gateway.hasUnreadRating()).isFalse();
    }

    @Test
    void tabStaysInTheQuestionWithTheStars() {
        ask("Hello", "Hi!");
        chat.button("More").click();
        chat.button("Start over").click();
        chat.star(page.locator(".question"), 3).click();

        assertThat(radio("3 stars")).isFocused();
        page.keyboard().press("Shift+Tab");
        assertThat(page.locator(".question .forget")).isFocused();
        page.keyboard().press("Tab");
        assertThat(radio("3 stars")).isFocused();
    }

    @Test
    void ratedConversationIsNotRatedAgainWhenItIsForgotten() {
        ask("Hello", "Hi!");
        close();
        chat.star(chat.ratingCard(), 5).click();
        chat.button("Send").click();
        gateway.nextRating();
        reopen();
        chat.button("More").click();
        chat.button("Start over").click();

        assertThat(page.locator(".question")).isVisible();
        assertThat(page.locator(".question .stars")).isHidden();
    }

    @ParameterizedTest
    @CsvSource({
        "de, Wie war dieser Chat?, 1 Stern, 5 Sterne, Jetzt nicht",
        "fr, Comment était cette conversation ?, 1 étoile, 5 étoiles, Pas maintenant",
        "es, ¿Qué le pareció este chat?, 1 estrella, 5 estrellas, Ahora no",
        "ar, كيف كانت هذه المحادثة؟, نجمة واحدة, 5 نجوم, ليس الآن"
    })
    void everyLanguageAsks(String language, String question, String one, String five, String skip) {
        visit(language);
        ask("Hello", "Hi!");

        close();

        assertThat(chat.ratingCard()).hasAccessibleName(question);
        assertThat(radio(one)).hasValue("1");
        assertThat(radio(five)).hasValue("5");
        assertThat(chat.button(skip)).isVisible();
    }

    private void visit(String language) {
        site.show(language, "<script src='%s' async></script>".formatted(gatewaySite.url("/widget.js")));
        page.navigate(site.origin());
        assertThat(chat.launcher()).isVisible();
    }

    private void ask(String message, String reply) {
        if (!chat.panel().isVisible()) {
            chat.open();
        }
        chat.say(message);
        gateway.converse(message, reply);
        assertThat(chat.answers().last().locator(".bubble")).hasText(reply);
    }

    private void close() {
        page.keyboard().press("Escape");
        assertThat(chat.panel()).isHidden();
    }

    private void reopen() {
        chat.launcher().click();
        assertThat(chat.panel()).isVisible();
    }

    private Locator radio(String name) {
        return page.getByRole(
                AriaRole.RADIO, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
