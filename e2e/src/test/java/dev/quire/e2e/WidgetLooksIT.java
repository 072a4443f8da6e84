package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.OrderCard;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.OrderStatus;
import dev.quire.schemas.socket.RejectCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state of the page on each kind of screen, as pictures in {@code target/screenshots} for people to look at. The
 * test itself sees only what a machine can: that nothing sticks out sideways.
 */
@ExtendWith(ChromiumExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WidgetLooksIT {
    private StaticSite site;

    @BeforeAll
    void serve() {
        site = new StaticSite();
    }

    @AfterAll
    void stopServing() {
        site.close();
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
        assertThat(page.locator(".book")).hasCount(24);
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
        Picture picture = new Picture(chat, screen, scheme);

        chat.open();
        gateway.nextHello();
        picture.take("chat-greeting");

        chat.say("Hello");
        MessageId hello = gateway.nextMessage("Hello");
        gateway.accept(hello);
        assertThat(chat.typingDots()).isVisible();
        picture.take("chat-typing");
        gateway.reply(
                hello,
                "Hello! I'm here to help. What can I assist you with today?",
                List.of("Where is my order?", "How long does shipping take?", "Can I return a book?"),
                List.of());
        assertThat(chat.quickReplies()).hasCount(3);
        picture.take("chat-quick-replies");

        for (OrderStatus status : OrderStatus.values()) {
            chat.say("#123456");
            MessageId order = gateway.nextMessage("#123456");
            gateway.accept(order);
            gateway.reply(order, "Your order #123456 is here.", List.of(), List.of(card(status)));
        }
        assertThat(chat.orderCards()).hasCount(OrderStatus.values().length);
        picture.take("chat-orders");

        chat.say("A long question " + "that goes on ".repeat(12) + "and ends in " + "averylongword".repeat(8));
        MessageId question = gateway.nextMessage().id();
        gateway.accept(question);
        gateway.notice(question, "This takes a little longer than usual. Your answer will appear here.");
        gateway.delta(question, 0, "The answer begins");
        assertThat(chat.answers().last().locator(".bubble")).hasText("The answer begins");
        picture.take("chat-streaming");
        gateway.reply(question, "The answer.");

        chat.say("too much");
        gateway.reject(gateway.nextMessage("too much"), RejectCode.TEXT_TOO_LONG, null);
        gateway.goAway();
        chat.say("Is anybody there?");
        assertThat(chat.banner()).isVisible();
        picture.take("chat-offline");
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

    private static OrderCard card(OrderStatus status) {
        LocalDate placed = LocalDate.parse("2026-11-16");
        boolean left = status != OrderStatus.PROCESSING && status != OrderStatus.CANCELLED;
        boolean arrived = status == OrderStatus.DELIVERED || status == OrderStatus.RETURNED;
        return new OrderCard(
                new OrderNumber("123456"),
                status,
                placed,
                left ? placed.plusDays(2) : null,
                arrived || status == OrderStatus.CANCELLED ? null : placed.plusDays(9),
                arrived ? placed.plusDays(7) : null,
                left ? "Royal Mail Tracked 48" : null);
    }
}
