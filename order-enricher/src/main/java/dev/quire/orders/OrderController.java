package dev.quire.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.OrderStatus;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The same public facts over HTTP. Every error is {@code application/problem+json} (RFC 9457). */
@RestController
final class OrderController {
    private final OrderStore orderStore;
    private final HttpQueries queries;

    OrderController(OrderStore orderStore, HttpQueries queries) {
        this.orderStore = orderStore;
        this.queries = queries;
    }

    /** The answer's body. A date that has not come, or that nobody knows, is absent. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StatusResponse(
            OrderNumber orderNumber,
            OrderStatus status,
            LocalDate placedOn,
            @Nullable LocalDate expectedOn,
            @Nullable LocalDate shippedOn,
            @Nullable LocalDate deliveredOn,
            @Nullable LocalDate cancelledOn,
            @Nullable LocalDate returnedOn,
            @Nullable String carrier) {

        static StatusResponse of(Order order) {
            return new StatusResponse(
                    order.number(),
                    order.status(),
                    order.placedOn(),
                    order.expectedOn(),
                    order.shippedOn(),
                    order.deliveredOn(),
                    order.cancelledOn(),
                    order.returnedOn(),
                    order.carrier());
        }
    }

    @GetMapping("/api/orders/{number}/status")
    ResponseEntity<StatusResponse> status(@PathVariable String number) throws InterruptedException {
        OrderNumber orderNumber;
        try {
            orderNumber = new OrderNumber(number);
        } catch (IllegalArgumentException e) {
            return HttpQueries.problem(HttpStatus.BAD_REQUEST, "An order number has six digits, for example 123456");
        }
        return queries.run("Orders", () -> answer(orderNumber));
    }

    private ResponseEntity<StatusResponse> answer(OrderNumber number) {
        OrderRow row = orderStore.find(Set.of(number)).get(number);
        return row == null
                ? HttpQueries.problem(HttpStatus.NOT_FOUND, "There is no order " + number)
                : ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(StatusResponse.of(row.order()));
    }
}
