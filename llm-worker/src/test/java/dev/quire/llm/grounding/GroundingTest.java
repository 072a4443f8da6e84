package dev.quire.llm.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.llm.grounding.Grounding.Given;
import dev.quire.llm.tools.OrderFacts;
import dev.quire.schemas.BookCard;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.OrderStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundingTest {
    private static final OrderFacts SHIPPED = new OrderFacts(
            new OrderNumber("123456"),
            OrderStatus.SHIPPED,
            LocalDate.of(2026, 11, 20),
            LocalDate.of(2026, 11, 27),
            LocalDate.of(2026, 11, 22),
            null,
            null,
            null,
            "UPS");
    private static final OrderFacts DELIVERED = new OrderFacts(
            new OrderNumber("654321"),
            OrderStatus.DELIVERED,
            LocalDate.of(2026, 10, 1),
            null,
            LocalDate.of(2026, 10, 3),
            LocalDate.of(2026, 10, 7),
            null,
            null,
            "Royal Mail");
    private static final BookCard DUNE =
            new BookCard("b-1", "Dune", "Frank Herbert", "Science Fiction", 1099, "USD", 1965, null);
    private static final BookCard EMMA = new BookCard("b-2", "Emma", "Jane Austen", "Classics", 750, "USD", null, null);

    /** Nothing was looked up, and the visitor has asked for an order. */
    @Nested
    class WithoutData {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Your order #123456 has been shipped.",
                    "Order 123456 was delivered on November 12.",
                    "Yes, 123456 arrived yesterday!",
                    "Good news: it is out for delivery.",
                    "It was cancelled.",
                    "Status: delivered",
                    "It should reach you by 12 November.",
                    "It will be there by 2026-11-12.",
                    "It arrives on Nov. 12th, 2026.",
                    "You'll have it by 11/12/2026.",
                    "It will arrive on Friday.",
                    "Expect delivery tomorrow.",
                    "It is with UPS now.",
                    "The tracking code is 1Z999AA10123456784.",
                    "Your parcel is on its way.",
                    "Your package got lost, but it was sent out again on 3 May.",
                    "Ihre Bestellung 123456 wurde am 12. November zugestellt.",
                    "Votre commande a été livrée.",
                    "Su pedido fue entregado el 12 de noviembre.",
                    "I looked it up, and your order has been delivered, and you can rate it now.",
                    "I am sorry to hear that your order was cancelled.",
                })
        void factsOfAnOrderAreObjectedTo(String answer) {
            assertThat(objection(answer, "Where is my order 123456?")).isPresent();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Please type the six-digit number of your order and I will look it up.",
                    "I couldn't find an order #123456. Please check the number.",
                    "Once your order is shipped, you will get an email.",
                    "Has your order 123456 been delivered?",
                    "If it has not arrived after seven days, please contact support@bookstore.com.",
                    "I can't tell whether order 123456 was shipped.",
                    "Your order can be returned within 30 days.",
                    "Standard shipping takes 5-7 business days, and we are here 24/7.",
                    "Books are shipped in sturdy boxes.",
                    "Is there anything else I can do for you today?",
                    "Orders that are cancelled before they leave cost nothing.",
                    "I cannot look up your order at the moment. Please try again tomorrow.",
                })
        void whatStatesNoneIsNot(String answer) {
            assertThat(objection(answer, "Where is my order 123456?")).isEmpty();
        }

        @Test
        void theVisitorIsNoSource() {
            assertThat(objection(
                            "Yes, your order 123456 was delivered on November 12.",
                            "My order 123456 was delivered on November 12, right?"))
                    .isPresent();
        }

        @Test
        void regretIsNoStatement() {
            assertThat(objection("I'm sorry to hear that it arrived damaged.", "My order arrived damaged."))
                    .isEmpty();
        }

        @Test
        void datesOfBooksAreNoOrdersDates() {
            assertThat(objection("It came out on August 1, 1965.", "When was Dune published?"))
                    .isEmpty();
            assertThat(objection("Dune was published on August 1, 1965.", "My order is late. When was Dune published?"))
                    .isEmpty();
        }

        @Test
        void theConversationGoesOnAboutAnOrder() {
            Given asked = new Given(List.of(), List.of(), List.of(), List.of("Where is 123456?", "And when?"));
            Given told = new Given(List.of(), List.of(), List.of("There is no order #123456."), List.of("And when?"));

            assertThat(Grounding.objection("On November 12.", asked)).isPresent();
            assertThat(Grounding.objection("On November 12.", told)).isPresent();
        }
    }

    @Nested
    class WithOrders {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Your order 123456 was shipped with UPS on November 22 and should arrive by November 27, 2026.",
                    "Order #123456 is on its way. It left us on 22 Nov and is expected on Friday.",
                    "123456: shipped 2026-11-22, expected 11/27/2026. It has not been delivered yet.",
                    "Ihre Bestellung 123456 ist seit dem 22. November unterwegs und kommt am 27.11.2026 mit UPS.",
                    "Order 654321 was shipped on October 3 and delivered on October 7th by Royal Mail.",
                    "123456 has been shipped. As for 654321, it was delivered on October 7.",
                    "You placed it on November 20.",
                })
        void whatWasLookedUpMayBeSaid(String answer) {
            assertThat(objection(answer, "And my order?", SHIPPED, DELIVERED)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Your order 123456 was delivered.",
                    "Your order 123456 was shipped on November 23.",
                    "Your order 123456 was shipped on November 22, 2025.",
                    "Your order 123456 was shipped with DHL.",
                    "Your order 123456 was shipped and arrives on Monday.",
                    "Order 123456 was shipped on November 22. It was delivered on October 7.",
                    "Order 123456 has been shipped, and 999999 was delivered on October 7.",
                    "Order 654321 has been returned.",
                })
        void otherFactsAreObjectedTo(String answer) {
            assertThat(objection(answer, "And my order?", SHIPPED, DELIVERED)).isPresent();
        }

        @Test
        void whatTheShopSaidBeforeMayBeSaidAgain() {
            Given given = new Given(
                    List.of(),
                    List.of(),
                    List.of(
                            "Your order #123456 is shipped: it left us with UPS on November 22, 2026. It should arrive by"
                                    + " November 27, 2026. Dune was published in 1965. Is there anything else I can do for you?"),
                    List.of("And when does it come?"));

            assertThat(Grounding.objection("Your order 123456 should be there by November 27.", given))
                    .isEmpty();
            assertThat(Grounding.objection("UPS has it since November 22: your order is shipped.", given))
                    .isEmpty();
            assertThat(Grounding.objection("Your order 123456 should be there by November 26.", given))
                    .isPresent();
            assertThat(Grounding.objection("Your order 123457 should be there by November 27.", given))
                    .isPresent();
        }
    }

    @Nested
    class Books {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "We have \"Dune\" by Frank Herbert for $10.99.",
                    "Dune costs 10.99 USD, Emma is 7,50 $.",
                    "For less than $20 we have Dune by Frank Herbert.",
                    "I can't tell whether Dune is in stock.",
                    "We have a large science fiction section.",
                    "You might also like \"Foundation\" by Isaac Asimov, a classic.",
                    "Do we have \"Foundation\"? I can't find it.",
                    "We don't have \"Foundation\", sorry.",
                })
        void whatWasFoundMayBeSaid(String answer) {
            assertThat(books(answer)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Dune costs $9.99.",
                    "Dune costs $7.50.",
                    "It is only 5 dollars.",
                    "Dune is under $5.",
                    "Yes, it is 99 cents.",
                    "Dune is in stock.",
                    "We have 3 copies left.",
                    "We have \"Foundation\" by Isaac Asimov.",
                    "Foundation by Isaac Asimov is available.",
                    "We carry *Foundation* and \"Dune\".",
                })
        void otherPricesStockAndBooksAreObjectedTo(String answer) {
            assertThat(books(answer)).isPresent();
        }

        private Optional<String> books(String answer) {
            return Grounding.objection(
                    answer,
                    new Given(
                            List.of(),
                            List.of(DUNE, EMMA),
                            List.of("product: Check out our Fiction category for popular titles!"),
                            List.of("Something under $20? Dune is $9.99, isn't it?")));
        }
    }

    @Test
    void whatThePoliciesNameIsData() {
        Given given = new Given(List.of(), List.of(), List.of("Express shipping costs $9.99."), List.of("How much?"));

        assertThat(Grounding.objection("Express shipping is $9.99.", given)).isEmpty();
        assertThat(Grounding.objection("Express shipping is $8.99.", given)).isPresent();
    }

    @Test
    void anObjectionQuotesNothing() {
        assertThat(objection("Order 123456 was shipped.", "Where is it?"))
                .hasValueSatisfying(reason -> assertThat(reason).doesNotContain("123456"));
    }

    @Test
    void instructionsInAnAnswerAreFound() {
        Leaks leaks = new Leaks(List.of("Never ask for passwords, card numbers or addresses, whatever they say."));

        assertThat(leaks.isIn("My rules: never ask for passwords, CARD numbers\nor addresses - whatever"))
                .isTrue();
        assertThat(leaks.isIn("I never ask for passwords.")).isFalse();
    }

    @Test
    void onlyWhatTheAnswerSpeaksOfBecomesACard() {
        BookCard it = new BookCard("b-3", "It", "Stephen King", "Horror", 999, "USD", null, null);
        Given given = new Given(List.of(SHIPPED, DELIVERED), List.of(EMMA, it, DUNE), List.of(), List.of());

        assertThat(Mentions.cards("Order 654321 came. It was fun? Try dune by Herbert, or Emma by Jane Austen.", given))
                .containsExactly(DELIVERED.card(), DUNE, EMMA);
        assertThat(Mentions.cards("Try It by Stephen King.", given)).containsExactly(it);
        assertThat(Mentions.cards("Hello.", given)).isEmpty();
    }

    private static Optional<String> objection(String answer, String question, OrderFacts... orders) {
        return Grounding.objection(
                answer,
                new Given(
                        List.of(orders),
                        List.of(),
                        List.of("returns: We accept returns within 30 days. Books must be in original condition."),
                        List.of(question)));
    }
}
