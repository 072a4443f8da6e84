package dev.quire.orders;

import dev.quire.schemas.OrderCard;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.OrderStatus;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An order's public facts. Each status has the dates that belong to it; all others are null. */
sealed interface Order {
    OrderNumber number();

    LocalDate placedOn();

    default @Nullable LocalDate expectedOn() {
        return null;
    }

    default @Nullable LocalDate shippedOn() {
        return null;
    }

    default @Nullable LocalDate deliveredOn() {
        return null;
    }

    default @Nullable LocalDate cancelledOn() {
        return null;
    }

    default @Nullable LocalDate returnedOn() {
        return null;
    }

    default @Nullable String carrier() {
        return null;
    }

    record Processing(OrderNumber number, LocalDate placedOn, LocalDate expectedOn) implements Order {}

    record Shipped(OrderNumber number, LocalDate placedOn, LocalDate shippedOn, LocalDate expectedOn, String carrier)
            implements Order {}

    record OutForDelivery(
            OrderNumber number, LocalDate placedOn, LocalDate shippedOn, LocalDate expectedOn, String carrier)
            implements Order {}

    record Delivered(OrderNumber number, LocalDate placedOn, LocalDate shippedOn, LocalDate deliveredOn, String carrier)
            implements Order {}

    record Cancelled(OrderNumber number, LocalDate placedOn, LocalDate cancelledOn) implements Order {}

    record Returned(
            OrderNumber number,
            LocalDate placedOn,
            LocalDate shippedOn,
            LocalDate deliveredOn,
            LocalDate returnedOn,
            String carrier)
            implements Order {}

    default OrderStatus status() {
        return switch (this) {
            case Processing _ -> OrderStatus.PROCESSING;
            case Shipped _ -> OrderStatus.SHIPPED;
            case OutForDelivery _ -> OrderStatus.OUT_FOR_DELIVERY;
            case Delivered _ -> OrderStatus.DELIVERED;
            case Cancelled _ -> OrderStatus.CANCELLED;
            case Returned _ -> OrderStatus.RETURNED;
        };
    }

    default OrderCard card() {
        return new OrderCard(number(), status(), placedOn(), shippedOn(), expectedOn(), deliveredOn(), carrier());
    }
}
