package dev.quire.llm.tools;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.quire.schemas.OrderCard;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.OrderStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An order as order-enricher's {@code GET /api/orders/{number}/status} tells it, and as the model is told it: the public
 * facts, nothing else. A field that order-enricher adds does not reach the model by itself.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderFacts(
        OrderNumber orderNumber,
        OrderStatus status,
        LocalDate placedOn,
        @Nullable LocalDate expectedOn,
        @Nullable LocalDate shippedOn,
        @Nullable LocalDate deliveredOn,
        @Nullable LocalDate cancelledOn,
        @Nullable LocalDate returnedOn,
        @Nullable String carrier) {

    /** Every date there is, in no order. */
    public List<LocalDate> dates() {
        return Stream.of(placedOn, expectedOn, shippedOn, deliveredOn, cancelledOn, returnedOn)
                .filter(Objects::nonNull)
                .toList();
    }

    public OrderCard card() {
        return new OrderCard(orderNumber, status, placedOn, shippedOn, expectedOn, deliveredOn, carrier);
    }
}
