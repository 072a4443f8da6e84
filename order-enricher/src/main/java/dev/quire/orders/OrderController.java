package dev.quire.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.OrderStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The same public facts over HTTP. Every error is {@code application/problem+json} (RFC 9457). */
@RestController
final class OrderController {
    private static final Logger LOG = LoggerFactory.getLogger(OrderController.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final OrderStore orderStore;
    private final Duration patience;
    private final Semaphore places;

    OrderController(OrderStore orderStore, OrdersProperties properties) {
        this.orderStore = orderStore;
        this.patience = properties.queryTimeout();
        this.places = new Semaphore(properties.httpQueries());
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
            return problem(HttpStatus.BAD_REQUEST, "An order number has six digits, for example 123456");
        }
        if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return away("Too many requests wait for an answer; please try again in a moment");
        }
        Map<OrderNumber, OrderRow> found;
        try {
            found = orderStore.find(Set.of(orderNumber));
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("cause", NestedExceptionUtils.getMostSpecificCause(e))
                    .log("An order cannot be looked up");
            return away("Orders cannot be looked up at the moment; please try again soon");
        } finally {
            places.release();
        }
        OrderRow row = found.get(orderNumber);
        return row == null
                ? problem(HttpStatus.NOT_FOUND, "There is no order " + orderNumber)
                : ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(StatusResponse.of(row.order()));
    }

    private static ResponseEntity<StatusResponse> away(String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    private static ResponseEntity<StatusResponse> problem(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail))
                .build();
    }
}
