package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The public facts of an order: anybody who knows the number may see them, so no name, address or content is here.
 *
 * @param shippedOn absent while it has not left the house
 * @param expectedOn absent once it arrived, or when it never will
 * @param deliveredOn absent until it arrived
 */
@JsonTypeName("order")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderCard(
        OrderNumber orderNumber,
        OrderStatus status,
        LocalDate placedOn,
        @Nullable LocalDate shippedOn,
        @Nullable LocalDate expectedOn,
        @Nullable LocalDate deliveredOn,
        @Nullable String carrier)
        implements Card {}
