package dev.quire.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of answer, typed into the real page, through Kafka and back. */
@ExtendWith({QuireExtension.class, ChromiumExtension.class})
class AnswersIT {
    private static final String FALLBACK =
            "I'm not sure about that. Please contact support@bookstore.com for assistance.";

    private Page page;
    private ChatWidget chat;

    @BeforeEach
    void visit(Quire quire, Chromium chromium) {
        page = chromium.newPage();
        page.navigate(quire.page("/"));
        chat = new ChatWidget(page).open();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello                          | Hello! I'm here to help. What can I assist you with today?
            hi                             | Hello! I'm here to help. What can I assist you with today?
            Where is my order?             | I can help you track your order. Please provide your order number.
            How long does shipping take?   | Standard shipping takes 5-7 business days. Express shipping is 2-3 business days.
            Can I return a book?           | We accept returns within 30 days. Books must be in original condition.
            Which cards do you take?       | We accept Visa, Mastercard, American Express, and PayPal.
            Recommend a book               | Check out our Fiction category for popular titles!
            What is the meaning of this?   | I'm not sure about that. Please contact support@bookstore.com for assistance.
            """)
    void questionGetsItsAnswer(String question, String answer) {
        chat.say(question);

        chat.expectAnswers(answer);
        chat.expectAccepted(question);
    }

    @Test
    void shopOnAnotherOriginNeedsOneTag(Quire quire) {
        String gateway = quire.page("").replaceFirst("/$", "");
        try (ForeignSite shop = new ForeignSite(gateway)) {
            shop.show("en", "<script src='" + gateway + "/widget.js' async></script>");
            page.navigate(shop.origin());

            chat.open().say("Hello");

            chat.expectAnswers("Hello! I'm here to help. What can I assist you with today?");
        }
    }

    @Test
    void everySuggestedQuestionIsUnderstood() {
        int count = page.locator(".suggestions button").count();
        assertThat(count).isPositive();
        for (int index = 0; index < count; index++) {
            chat.say(page.locator(".suggestions button").nth(index).textContent());
            assertThat(chat.answers()).hasCount(index + 1);
        }

        assertThat(chat.answerTexts()).doesNotContain(FALLBACK).doesNotHaveDuplicates();
        chat.screenshot("answers");
    }

    @ParameterizedTest
    @CsvSource({
        "123456, Shipped",
        "234567, Placed",
        "345678, On its way",
        "456789, Delivered",
        "567890, Cancelled",
        "678901, Returned"
    })
    void orderNumberBringsTheOrdersStateAndCard(String number, String step) {
        chat.say("Where is order #" + number + "?");

        assertThat(chat.answers().locator(".bubble")).hasText(Pattern.compile("^Your order #" + number + " is .+"));
        assertThat(page.getByLabel("Order #" + number).locator("[aria-current=step]"))
                .hasText(step);
        chat.screenshot("order-" + number);
    }

    @Test
    void bareNumberAfterTheQuestionIsAnOrderNumber() {
        chat.say("Where is my order?");
        chat.expectAnswers("I can help you track your order. Please provide your order number.");
        chat.say("123456");

        assertThat(chat.orderCards()).hasCount(1);
    }

    @Test
    void unknownOrderNumberGetsAFriendlyAnswer() {
        chat.say("#999999");

        assertThat(chat.answers().locator(".bubble")).containsText("#999999");
        assertThat(chat.orderCards()).hasCount(0);
        assertThat(chat.answerTexts()).doesNotContain(FALLBACK);
    }

    @Test
    void digitsInsideALongerNumberAreNoOrderNumber() {
        chat.say("1234567");

        assertThat(chat.answers()).hasCount(1);
        assertThat(chat.orderCards()).hasCount(0);
    }

    @Test
    void orderPageLinksIntoTheChat(Quire quire) {
        page.navigate(quire.page("/orders.html"));

        chat.button("Ask about this order").first().click();

        chat.expectAccepted("Where is my order #123456?");
        assertThat(chat.orderCards()).hasCount(1);
    }

    @Test
    void reloadShowsTheConversation() {
        chat.say("Hello");
        chat.expectAnswers("Hello! I'm here to help. What can I assist you with today?");
        chat.say("Where is order #123456?");
        assertThat(chat.orderCards()).hasCount(1);
        chat.say("What is the meaning of this?");
        assertThat(chat.answers()).hasCount(3);
        var before = chat.answerTexts();

        page.reload();
        chat.open();

        chat.expectAnswers(before.toArray(String[]::new));
        chat.expectAccepted("Hello", "Where is order #123456?", "What is the meaning of this?");
        assertThat(chat.orderCards()).hasCount(1);
    }

    @Test
    void anotherVisitorSeesNothingOfIt(Quire quire, Chromium chromium) {
        chat.say("Hello");
        assertThat(chat.answers()).hasCount(1);

        Page other = chromium.newPage();
        other.navigate(quire.page("/"));
        ChatWidget othersChat = new ChatWidget(other).open();
        othersChat.say("Which cards do you take?");

        othersChat.expectAnswers("We accept Visa, Mastercard, American Express, and PayPal.");
        assertThat(chat.answers()).hasCount(1);
    }
}
