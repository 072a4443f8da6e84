package dev.quire.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.OrderNumber;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderNumbersTest {
    private final OrderNumbers orderNumbers = new OrderNumbers();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456",
                "#123456",
                "# 123456",
                "order 123456?",
                "Where is 123456.",
                "it's (123456)",
                "\"123456\"",
                "order:123456",
                "order-123456",
                "order123456",
                "ORDER#123456",
                "No.123456",
                "\u2116123456",
                "123456, please",
                "123456 - where is it",
                "123456's status",
                "\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16",
                "12\u200B3456",
                "123456 and 654321",
                "123456 2 books are missing",
                "I ordered 2 books on 2026-11-23, number 123456",
                "my phone is 5551234567, my order 123456",
                "please post 123456 today",
                "is delivery of 123456 available",
                "when will you deliver 123456 to me"
            })
    void findsTheOrderNumber(String text) {
        assertThat(orderNumbers.match(Wording.of(text))).contains(new Match.Order(new OrderNumber("123456")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567",
                "12345",
                "#1234567",
                "12345 6",
                "tel. 123-456",
                "call +44 20 123456",
                "+123456",
                "0151-123456",
                "$123456",
                "$ 123456",
                "123456€",
                "£123456",
                "123456.50",
                "pincode 123456 service or not",
                "Pin code: 123456",
                "my zip is 123456",
                "postal code 123456",
                "delivery available in 123456",
                "do you deliver to 123456",
                "0.123456",
                "123456,50",
                "1,123456",
                "ISBN 9780441172719",
                "ISBN 978-0-441-123456-9",
                "2026/123456",
                "123456-78",
                "12:123456",
                "AB123456",
                "casino123456",
                "123456th",
                "abc_123456",
                "123456_1",
                "123456%",
                "123456@example.com",
                "123456²",
                "one two three four five six"
            })
    void aPieceOfSomethingElseIsNoOrderNumber(String text) {
        assertThat(orderNumbers.match(Wording.of(text))).isEmpty();
    }

    @Test
    void leadingZerosBelongToTheNumber() {
        assertThat(orderNumbers.match(Wording.of("000042"))).contains(new Match.Order(new OrderNumber("000042")));
    }

    @Test
    void hostileTextTakesNoLongerThanAnyOther() {
        String digits = "+1 (2) 12345 ".repeat(5_000) + "1".repeat(50_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(orderNumbers.match(Wording.of(digits))).isEmpty());
    }
}
