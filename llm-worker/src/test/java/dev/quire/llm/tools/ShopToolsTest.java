package dev.quire.llm.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody listens where orders are looked up, which tells what would be looked up from what is refused before. */
class ShopToolsTest {
    private static final String LOOKED_UP = "cannot be looked up at the moment";
    private static final String NOT_GIVEN = "has not given this order number";

    private final Lookups lookups = new Lookups("http://127.0.0.1:1", Duration.ofSeconds(5), new SimpleMeterRegistry());

    @AfterEach
    void close() {
        lookups.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where is 123456?",
                "#123 456",
                "123-456, please",
                "１２３４５６",
                "It is 123456. 2 books are missing.",
                "ordered on 2026-11-20: 123456",
                "654-321 123-456",
                "654321 123456 111111",
            })
    void aWholeNumberOfTheVisitorsIsLookedUp(String said) throws InterruptedException {
        assertThat(lookUp(new ShopTools(lookups, List.of(said)), "123456")).contains(LOOKED_UP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234567",
                "9123456",
                "91234568",
                "12 345 678",
                "1 2 3 4 5 6 7",
                "123-456-789",
                "0123456.00",
                "123456.78",
                "٠123456",
            })
    void aPieceOfALongerNumberIsNone(String said) throws InterruptedException {
        assertThat(lookUp(new ShopTools(lookups, List.of(said)), "123456")).contains(NOT_GIVEN);
    }

    @Test
    void digitsOfTwoMessagesMakeNoNumber() throws InterruptedException {
        assertThat(lookUp(new ShopTools(lookups, List.of("123", "456")), "123456"))
                .contains(NOT_GIVEN);
    }

    @Test
    void aSixthOrderIsRefusedAndOneOfTheFiveIsNot() throws InterruptedException {
        ShopTools tools =
                new ShopTools(lookups, List.of("100001 100002 100003", "100004", "100005, 100006 and 100007"));
        for (String number : List.of("100001", "100002", "100003", "100004", "100005")) {
            assertThat(lookUp(tools, number)).contains(LOOKED_UP);
        }

        assertThat(lookUp(tools, "100006")).contains("No more than 5 orders");
        assertThat(lookUp(tools, "100007")).contains("No more than 5 orders");
        assertThat(lookUp(tools, "100001")).contains(LOOKED_UP);
    }

    private static String lookUp(ShopTools tools, String number) throws InterruptedException {
        return tools.run(
                new ToolCall("call-1", ShopTools.LOOK_UP_ORDER, "{\"order_number\":\"" + number + "\"}"),
                Duration.ofSeconds(5));
    }
}
