package dev.quire.orders;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quire.schemas.OrderStatus;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderRowTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    @Test
    void anUnknownStatusIsRefused() {
        OrderRow row = new OrderRow("123456", "teleported", DAY, DAY, DAY, DAY, DAY, DAY, "UPS");

        assertThatIllegalArgumentException().isThrownBy(row::order).withMessageContaining("TELEPORTED");
    }

    @ParameterizedTest
    @EnumSource
    void aStatusWithoutItsFactsIsRefused(OrderStatus status) {
        OrderRow row = new OrderRow("123456", OrderRow.text(status), DAY, null, null, null, null, null, null);

        assertThatIllegalArgumentException()
                .isThrownBy(row::order)
                .withMessage("Order 123456 lacks a fact that " + OrderRow.text(status) + " needs");
    }
}
