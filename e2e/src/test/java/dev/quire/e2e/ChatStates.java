package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.quire.schemas.BookCard;
import dev.quire.schemas.Card;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.OrderCard;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.OrderStatus;
import dev.quire.schemas.socket.RejectCode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** One conversation that brings the chat into each of its states, in any language. */
final class ChatStates {
    private static final String MODEL_ANSWER = """
            **Middlemarch** is a good start. Two more:

            1. *Jane Eyre*, which is shorter
            2. [Anna Karenina](https://books.example/anna), which is not
               - in `two` volumes

            ```
            a line of code that is too long for the narrow place where it is shown
            ```
            """;

    /** Titles short and long, with everything and with no more than there must be. */
    static final List<Card> BOOKS = List.of(
            new BookCard(
                    "b-00042",
                    "The Time Machine",
                    "H. G. Wells",
                    "Science Fiction",
                    1_299,
                    "USD",
                    1895,
                    "A classic voyage into the far future, for readers of big ideas."),
            new BookCard(
                    "b-00107",
                    "Twenty Thousand Leagues Under the Seas",
                    "Jules Verne",
                    "Adventure",
                    1_490,
                    "USD",
                    1870,
                    "A captain with a grudge and a world that nobody had seen: strange, grand and full of wonder."),
            new BookCard("b-00311", "Frankenstein", "Mary Shelley", "Science Fiction", 1_150, "USD", null, null));

    private final ChatWidget chat;
    private final ScriptedGateway gateway;

    ChatStates(ChatWidget chat, ScriptedGateway gateway) {
        this.chat = chat;
        this.gateway = gateway;
    }

    /** @param look is told each state's name while the chat is in it */
    void each(Consumer<String> look) {
        assertThat(chat.launcher()).isVisible();
        look.accept("launcher");
        chat.open();
        gateway.nextHello();
        look.accept("greeting");
        answers(look);
        books(look);
        handOver(look);
        tools(look);
        troubles(look);
        rating(look);
    }

    private void answers(Consumer<String> look) {
        MessageId hello = asked("Hello");
        assertThat(chat.typingDots()).isVisible();
        look.accept("typing");
        gateway.reply(
                hello,
                "Hello! I'm here to help. What can I assist you with today?",
                List.of("Where is my order?", "How long does shipping take?", "Can I return a book?"),
                List.of());
        assertThat(chat.quickReplies()).hasCount(3);
        look.accept("quick-replies");

        for (OrderStatus status : OrderStatus.values()) {
            gateway.reply(asked("#123456"), "Your order #123456 is here.", List.of(), List.of(card(status)));
        }
        assertThat(chat.orderCards()).hasCount(OrderStatus.values().length);
        look.accept("orders");

        MessageId question =
                asked("A long question " + "that goes on ".repeat(12) + "and ends in " + "averylongword".repeat(8));
        gateway.notice(question, "This takes a little longer than usual. Your answer will appear here.");
        gateway.delta(question, 0, "The answer begins");
        assertThat(chat.answers().last().locator(".bubble")).hasText("The answer begins");
        look.accept("streaming");
        gateway.modelReply(question, MODEL_ANSWER);
        assertThat(chat.answers().last().locator("pre")).isVisible();
        look.accept("formatted");
    }

    private void books(Consumer<String> look) {
        gateway.reply(
                asked("Something like Dune"), "If you liked Dune, you may enjoy these.", List.of("Thanks"), BOOKS);
        assertThat(chat.books()).hasCount(BOOKS.size());
        look.accept("books");
    }

    private void handOver(Consumer<String> look) {
        gateway.handOver(
                asked("Can I talk to somebody?"),
                "Of course. Write to support@bookstore.com and a person will get back to you within a day.");
        assertThat(chat.contact()).isVisible();
        look.accept("hand-over");
    }

    private void tools(Consumer<String> look) {
        chat.answers().last().locator("[data-rating=down]").click();
        assertThat(chat.comment().last()).isVisible();
        look.accept("comment");
        chat.menu().click();
        look.accept("menu");
        chat.page().locator(".menu button").last().click();
        Locator question = chat.page().locator(".question");
        assertThat(question).isVisible();
        look.accept("start-over");
        chat.star(question, 4).click();
        look.accept("start-over-rated");
        chat.page().locator(".question .keep").click();
    }

    private void troubles(Consumer<String> look) {
        chat.say("too much");
        gateway.reject(gateway.nextMessage("too much"), RejectCode.TEXT_TOO_LONG, null);
        chat.expectDelivery(-1, "failed");
        gateway.goAway();
        chat.say("Is anybody there?");
        assertThat(chat.banner()).isVisible();
        chat.composer().fill("x".repeat(2_001));
        look.accept("offline");
    }

    private void rating(Consumer<String> look) {
        gateway.comeBack();
        // Perhaps it is back by itself already, the button gone with the banner; this waits for neither.
        chat.banner().locator("button").dispatchEvent("click");
        chat.composer().fill("");
        gateway.nextHello();
        MessageId last = gateway.nextMessage("Is anybody there?");
        gateway.accept(last);
        gateway.reply(last, "Yes, we are.");
        // What failed is not waited for: the visitor takes it back.
        chat.page().locator("[data-delivery=failed] .foot button").click();
        chat.composer().fill("");
        chat.page().keyboard().press("Escape");
        assertThat(chat.ratingCard()).isVisible();
        look.accept("rating");
        chat.star(chat.ratingCard(), 4).click();
        look.accept("rating-given");
        chat.page().locator(".send-rating").click();
        assertThat(chat.ratingCard().locator(".thanks")).not().isEmpty();
        look.accept("rating-thanks");
    }

    private MessageId asked(String text) {
        chat.say(text);
        MessageId id = gateway.nextMessage(text);
        gateway.accept(id);
        return id;
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
