package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.CloseCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When the widget connects, and how it comes back to its conversation. The page's clock is in our hands. */
@ExtendWith({ChromiumExtension.class, SitesExtension.class})
class WidgetConnectionIT {
    private final StaticSite site;
    private final Page page;
    private final ScriptedGateway gateway;
    private final ChatWidget chat;

    WidgetConnectionIT(StaticSite site, Chromium chromium) {
        this.site = site;
        page = chromium.newPage();
        page.clock().install();
        gateway = new ScriptedGateway(page);
        page.navigate(site.url("/"));
        chat = new ChatWidget(page);
    }

    @Test
    void onlyLookingAtBooksCostsTheGatewayNothing() {
        assertThat(chat.launcher()).isVisible();

        assertThat(gateway.attempts()).isZero();
    }

    @Test
    void firstVisitHasNoTokenAndAReturnBringsIt() {
        chat.open();
        assertThat(gateway.nextHello()).isEqualTo(new ClientFrame.Hello(null, null));

        page.reload();

        // No cursor: a fresh page shows nothing yet and wants the whole conversation.
        assertThat(gateway.nextHello()).isEqualTo(new ClientFrame.Hello("token-1", null));
    }

    @Test
    void secondTabJoinsTheConversationThatTheFirstBegan() {
        Page second = page.context().newPage();
        ScriptedGateway itsGateway = new ScriptedGateway(second);
        second.navigate(site.url("/"));
        chat.open();
        gateway.nextHello();

        new ChatWidget(second).open();

        assertThat(itsGateway.nextHello()).isEqualTo(new ClientFrame.Hello("token-1", null));
    }

    @Test
    void startingOverInOneTabIsFollowedByTheOtherWithoutLosingWhatIsBeingWritten() {
        chat.open().say("Hello");
        gateway.converse("Hello", "Hi!");
        chat.expectAnswers("Hi!");
        Page second = page.context().newPage();
        ScriptedGateway itsGateway = new ScriptedGateway(second);
        second.navigate(site.url("/"));
        ChatWidget itsChat = new ChatWidget(second).open();
        assertThat(itsGateway.nextHello()).isEqualTo(new ClientFrame.Hello("token-1", null));
        itsChat.say("And me?");
        itsGateway.converse("And me?", "You too.");
        itsChat.expectAnswers("You too.");
        itsChat.composer().fill("Do you deliver to");
        gateway.nextHello();

        chat.button("More").click();
        chat.button("Start over").click();
        page.locator(".question .forget").click();

        assertThat(itsChat.answers()).hasCount(0);
        page.clock().runFor(1_000);
        assertThat(gateway.nextHello()).isEqualTo(new ClientFrame.Hello(null, null));
        assertThat(itsGateway.nextHello())
                .as("the conversation that the first tab has begun")
                .isEqualTo(new ClientFrame.Hello("token-2", null));
        assertThat(itsChat.messages()).hasCount(0);
        assertThat(itsChat.composer()).hasValue("Do you deliver to");
    }

    @Test
    void reconnectAsksOnlyForWhatWasMissed() {
        chat.open();
        chat.say("Hello");
        gateway.converse("Hello", "Hi!");
        chat.expectAnswers("Hi!");
        gateway.nextHello();

        gateway.close(CloseCode.RESTART);

        page.clock().runFor(1_000);
        ClientFrame.Hello hello = gateway.nextHello();
        assertThat(hello.token()).isEqualTo("token-1");
        assertThat(hello.cursor()).hasToString("life1.3.0");
    }

    @Test
    void whoLacksAnAnswerAsksForTheWholeHistory() {
        chat.open();
        chat.say("one");
        MessageId one = gateway.nextMessage("one");
        gateway.accept(one);
        chat.say("two");
        gateway.converse("two", "2");
        chat.expectAnswers("2");
        gateway.nextHello();

        gateway.close(CloseCode.RESTART);
        page.clock().runFor(1_000);
        assertThat(gateway.nextHello().cursor()).isNull();

        gateway.reply(one, "1");
        chat.expectAnswers("2", "1");
        gateway.close(CloseCode.RESTART);
        page.clock().runFor(1_000);
        assertThat(gateway.nextHello().cursor()).isNotNull();
    }

    @Test
    void endingGatewaySaysWhenToComeBack() {
        chat.open();
        gateway.nextHello();

        gateway.close(CloseCode.RESTART, "restart retryAfterMs=30000");

        page.clock().runFor(20_000);
        assertThat(gateway.attempts()).isEqualTo(1);
        page.clock().runFor(11_000);
        gateway.nextHello();
    }

    @Test
    void socketClosedForSilenceIsOpenedAgainByTheNextMessage() {
        chat.open();
        gateway.nextHello();

        gateway.close(CloseCode.IDLE);
        page.clock().runFor(120_000);
        assertThat(gateway.attempts()).isEqualTo(1);
        assertThat(chat.banner()).isHidden();
        chat.say("Still there?");

        assertThat(gateway.nextHello().token()).isEqualTo("token-1");
        gateway.converse("Still there?", "Yes!");
        chat.expectAnswers("Yes!");
    }

    @Test
    void lostLineShowsACountdownAndCanBeHurried() {
        chat.open();
        gateway.nextHello();
        gateway.goAway();
        int before = gateway.attempts();
        for (int second = 0; second < 8; second++) {
            page.clock().runFor(1_000);
        }

        assertThat(chat.banner()).containsText("Trying again in");
        assertThat(gateway.attempts() - before).as("attempts in 8 s").isBetween(2, 5);
        gateway.comeBack();
        chat.button("Try now").click();
        gateway.nextHello();
        assertThat(chat.banner()).isHidden();
    }

    @Test
    void badTokenIsForgotten() {
        chat.open();
        assertThat(gateway.nextHello().token()).isNull();
        page.reload();
        assertThat(gateway.nextHello().token()).isEqualTo("token-1");

        gateway.close(CloseCode.TOKEN_INVALID);
        page.clock().runFor(1_000);

        assertThat(gateway.nextHello()).isEqualTo(new ClientFrame.Hello(null, null));
    }

    @Test
    void tooManyErrorsEndItUntilTheVisitorAsks() {
        chat.open();
        gateway.nextHello();
        chat.say("Hello");
        gateway.nextMessage("Hello");

        gateway.close(CloseCode.TOO_MANY_ERRORS);
        page.clock().runFor(120_000);

        assertThat(gateway.attempts()).isEqualTo(1);
        chat.expectDelivery(0, "failed");
        chat.button("Reconnect").click();
        gateway.nextHello();
        assertThat(gateway.hasUnreadMessage()).isFalse();
    }

    @Test
    void silentLineIsReplaced() {
        chat.open();
        gateway.nextHello();

        // Our gateway answers no ping.
        page.clock().runFor(2 * ScriptedGateway.HEARTBEAT_SECONDS * 1_000L + 1_000);

        gateway.nextHello();
        assertThat(gateway.pings()).isPositive();
    }
}
