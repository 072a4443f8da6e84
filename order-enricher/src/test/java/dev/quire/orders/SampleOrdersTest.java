package dev.quire.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.quire.schemas.OrderStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SampleOrdersTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    private final List<Order> orders = SampleOrders.around(TODAY);

    @Test
    void theWellKnownNumbersHaveTheirStatus() {
        Map<String, Order> byNumber =
                orders.stream().collect(Collectors.toMap(order -> order.number().digits(), Function.identity()));

        assertThat(byNumber.get("123456")).isInstanceOf(Order.Shipped.class);
        assertThat(byNumber.get("234567")).isInstanceOf(Order.Processing.class);
        assertThat(byNumber.get("345678")).isInstanceOf(Order.OutForDelivery.class);
        assertThat(byNumber.get("456789")).isInstanceOf(Order.Delivered.class);
        assertThat(byNumber.get("567890")).isInstanceOf(Order.Cancelled.class);
        assertThat(byNumber.get("678901")).isInstanceOf(Order.Returned.class);
    }

    @Test
    void thereAreHundredsWithDistinctNumbersInEveryStatus() {
        assertThat(orders).hasSize(300).extracting(Order::number).doesNotHaveDuplicates();
        assertThat(orders).extracting(Order::status).contains(OrderStatus.values());
        assertThat(orders)
                .extracting(order -> order.number().digits())
                .allMatch(digits -> digits.compareTo("900000") < 0);
    }

    @Test
    void theNumbersAreTheSameForEver() {
        assertThat(orders)
                .element(6)
                .extracting(order -> order.number().digits())
                .isEqualTo("848985");
        assertThat(orders).last().extracting(order -> order.number().digits()).isEqualTo("784890");
    }

    @Test
    void theDaysPassButTheOrdersStay() {
        List<Order> tomorrow = SampleOrders.around(TODAY.plusDays(1));

        assertThat(tomorrow)
                .extracting(
                        Order::number,
                        Order::status,
                        Order::carrier,
                        order -> order.placedOn().minusDays(1))
                .isEqualTo(orders.stream()
                        .map(order -> tuple(order.number(), order.status(), order.carrier(), order.placedOn()))
                        .toList());
    }

    @Test
    void whatHappenedIsPastAndWhatIsExpectedIsNot() {
        assertThat(orders).allSatisfy(order -> {
            assertThat(order.placedOn()).isBeforeOrEqualTo(TODAY);
            assertNotAfterToday(order.shippedOn());
            assertNotAfterToday(order.deliveredOn());
            assertNotAfterToday(order.cancelledOn());
            assertNotAfterToday(order.returnedOn());
            LocalDate expected = order.expectedOn();
            if (expected != null) {
                assertThat(expected).isAfterOrEqualTo(TODAY);
            }
        });
    }

    private static void assertNotAfterToday(@Nullable LocalDate date) {
        if (date != null) {
            assertThat(date).isBeforeOrEqualTo(TODAY);
        }
    }
}
