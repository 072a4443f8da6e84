package dev.quire.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInCatalogueTest {
    private static final Catalogue CATALOGUE = CatalogueFile.builtIn();
    private final LayeredMatcher matcher = new LayeredMatcher(CATALOGUE);

    @Test
    void answersAreTheAgreedTexts() {
        Map<String, String> answers = new HashMap<>();
        CATALOGUE.intents().forEach(intent -> answers.put(intent.name(), intent.answer()));

        assertThat(answers)
                .containsAllEntriesOf(Map.of(
                        "greeting", "Hello! I'm here to help. What can I assist you with today?",
                        "order_status", "I can help you track your order. Please provide your order number.",
                        "shipping", "Standard shipping takes 5-7 business days. Express shipping is 2-3 business days.",
                        "returns", "We accept returns within 30 days. Books must be in original condition.",
                        "payment", "We accept Visa, Mastercard, American Express, and PayPal.",
                        "product", "Check out our Fiction category for popular titles!",
                        "goodbye", "Thank you for visiting. Goodbye!"));
        assertThat(CATALOGUE.texts().fallback())
                .isEqualTo("I'm not sure about that. Please contact support@bookstore.com for assistance.");
    }

    @Test
    void everyQuickReplyIsUnderstoodAsAnotherIntent() {
        for (Intent intent : CATALOGUE.intents()) {
            assertThat(intent.quickReplies()).isNotEmpty().hasSizeLessThanOrEqualTo(4);
            for (String quickReply : intent.quickReplies()) {
                assertThat(understood(quickReply)).isNotIn("unmatched", intent.name());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            greeting     | Hi
            greeting     | hello there!
            greeting     | Good evening
            greeting     | Hey, how are you?
            greeting     | What's up
            greeting     | Hi, can you help me please?
            greeting     | I have a question
            order_status | Where is my order?
            order_status | Hi, where's my parcel?
            order_status | where are the books I ordered
            order_status | Could you track my package please
            order_status | what's the status of my order
            order_status | Order status
            order_status | my order hasn't arrived
            order_status | I never received my last order
            order_status | has my order been dispatched yet
            order_status | I am still waiting for my books
            shipping     | How long does shipping take?
            shipping     | Shipping times
            shipping     | What does delivery cost?
            shipping     | when will my order arrive
            shipping_abroad | Do you ship to Canada?
            shipping     | is there express delivery
            shipping     | how soon can I get it
            returns      | How do returns work?
            returns      | I'd like to return a book
            returns      | Can I send it back?
            returns      | what is your refund policy
            returns      | I want my money back
            damaged      | The book arrived damaged, can I exchange it?
            damaged      | I got the wrong book
            damaged      | my book has missing pages
            damaged      | I got someone else's order
            damaged      | the parcel is empty
            damaged      | Order 123456 arrived damaged
            returns      | Hi, I want to return order #123456
            change_order | cancel order 123456
            change_order | can I still cancel 123456?
            change_order | I need to change the delivery address for order 123456
            change_order | please cancel my order
            okay         | ok
            okay         | Okay!
            okay         | good
            okay         | got it
            thanks       | ok great thanks
            greeting     | help
            help         | Hello, what can you do?
            help         | how can you help me
            returns      | Hello, who pays the shipping when I return an order?
            payment      | Which payment methods do you accept?
            payment      | How can I pay?
            payment      | do you take American Express
            payment      | Can I pay with PayPal
            payment      | is Visa accepted?
            other_payment | cash on delivery?
            other_payment | do you take Apple Pay?
            other_payment | can I pay with Klarna
            other_payment | do you accept gift cards?
            other_payment | is cash possible?
            other_payment | and with bitcoin?
            payment      | do you take credit cards
            payment      | how can I pay for my gift
            shipping_abroad | do you ship to Germany?
            shipping_abroad | do you deliver internationally
            shipping_abroad | can I order from Canada
            shipping     | can you ship it to another address
            shipping     | how long does shipping take
            product      | Recommend a book
            product      | Can you recommend a book?
            product      | I'm looking for a good novel
            product      | What books do you sell?
            product      | do you have any books?
            product      | Hi, which genres do you have?
            product      | what should I read next
            thanks       | thanks
            thanks       | Thank you so much!
            thanks       | ok thanks
            thanks       | thanks for your help
            goodbye      | bye
            goodbye      | thank you, bye
            goodbye      | Thanks, that's all. Bye!
            goodbye      | have a nice day
            human        | human
            human        | agent
            human        | real person please
            human        | talk to a human
            human        | I want to speak to a representative
            human        | can I chat with someone from customer service
            human        | get me your manager
            returns      | Thanks, and how do returns work?
            order_status | hello there, where is my order
            """)
    void visitorsAreUnderstood(String intent, String message) {
        assertThat(understood(message)).isEqualTo(intent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this",
                "This is something else",
                "Hi, who wrote Dracula?",
                "what is the capital of Peru",
                "book me a flight to Rome",
                "I need to book a table for two",
                "Do you have a loyalty programme?",
                "I forgot my password",
                "are you hiring",
                "Are your shops open on Sunday?",
                "in order to understand this",
                "how old is the universe",
                "no thanks to you I lost my job",
                "are you human?",
                "who is the real estate agent",
                "question 3",
                "riddle 7",
                "message 12",
                "problem",
                "item",
                "asdf",
                "?"
            })
    void theRestIsLeftToTheModel(String message) {
        assertThat(understood(message)).isEqualTo("unmatched");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do you have any books about gardening?",
                "what are your bestsellers",
                "Do you sell the novel Dracula?",
                "a book for my 8 year old daughter",
                "do you stock manga",
                "do you have Dracula?",
                "something like Dune",
                "a gift for a 10-year-old who likes dragons",
                "Can you suggest a thriller?",
                "recommend me something funny",
                "Hi, I am looking for a cheap cookbook",
                "books by Agatha Christie",
                "Tolkien",
                "J. R. R. Tolkien",
                "Orwell?",
                "Fantasy",
                "Mystery",
                "Science fiction",
                "Bestsellers",
                "recomend me a funny novle"
            })
    void wishesForBooksAreTold(String message) {
        assertThat(understood(message)).isEqualTo("wish");
    }

    @Test
    void anOrderNumberCountsMoreThanMostPhrases() {
        assertThat(understood("Hi, how long does shipping take? My order is #123456"))
                .isEqualTo("order 123456");
    }

    private String understood(String message) {
        return switch (matcher.match(message)) {
            case Match.Order order -> "order " + order.number();
            case Match.Known known -> known.intent().name();
            case Match.BookWish _ -> "wish";
            case Match.Unmatched _ -> "unmatched";
        };
    }
}
