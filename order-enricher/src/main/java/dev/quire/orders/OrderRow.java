package dev.quire.orders;

import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.OrderStatus;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of table {@code orders} as it is stored. Reading it never fails; understanding it ({@link #order()}) may, and
 * then only for the one who asked for it, not for the others in the same query.
 */
record OrderRow(
        String number,
        String status,
        LocalDate placedOn,
        @Nullable LocalDate expectedOn,
        @Nullable LocalDate shippedOn,
        @Nullable LocalDate deliveredOn,
        @Nullable LocalDate cancelledOn,
        @Nullable LocalDate returnedOn,
        @Nullable String carrier) {

    /** A status as the table spells it, such as {@code out-for-delivery}. */
    static String text(OrderStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if the row has a status or a gap that the table's constraints should forbid */
    Order order() {
        OrderNumber orderNumber = new OrderNumber(number);
        return switch (OrderStatus.valueOf(status.toUpperCase(Locale.ROOT).replace('-', '_'))) {
            case PROCESSING -> new Order.Processing(orderNumber, placedOn, known(expectedOn));
            case SHIPPED ->
                new Order.Shipped(orderNumber, placedOn, known(shippedOn), known(expectedOn), known(carrier));
            case OUT_FOR_DELIVERY ->
                new Order.OutForDelivery(orderNumber, placedOn, known(shippedOn), known(expectedOn), known(carrier));
            case DELIVERED ->
                new Order.Delivered(orderNumber, placedOn, known(shippedOn), known(deliveredOn), known(carrier));
            case CANCELLED -> new Order.Cancelled(orderNumber, placedOn, known(cancelledOn));
            case RETURNED ->
                new Order.Returned(
                        orderNumber, placedOn, known(shippedOn), known(deliveredOn), known(returnedOn), known(carrier));
        };
    }

    private <T> T known(@Nullable T fact) {
        if (fact == null) {
            throw new IllegalArgumentException("Order " + number + " lacks a fact that " + status + " needs");
        }
        return fact;
    }
}
