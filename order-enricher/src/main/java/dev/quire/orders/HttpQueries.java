package dev.quire.orders;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Runs the queries of HTTP callers, {@code quire.orders.http-queries} at once, so that chat always finds a free
 * connection. Safe for use by many threads.
 */
@Component
final class HttpQueries {
    private static final Logger LOG = LoggerFactory.getLogger(HttpQueries.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Duration patience;
    private final Semaphore places;

    HttpQueries(OrdersProperties properties) {
        this.patience = properties.queryTimeout();
        this.places = new Semaphore(properties.httpQueries());
    }

    /**
     * @param what cannot be looked up when the query fails, such as {@code Orders}
     * @param query gives the response
     * @return 503 with {@code Retry-After} if there is no place in time or the query fails
     */
    <T> ResponseEntity<T> run(String what, Supplier<ResponseEntity<T>> query) throws InterruptedException {
        if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return away("Too many requests wait for an answer; please try again in a moment");
        }
        try {
            return query.get();
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("what", what)
                    .addKeyValue("cause", NestedExceptionUtils.getMostSpecificCause(e))
                    .log("A caller's query failed");
            return away(what + " cannot be looked up at the moment; please try again soon");
        } finally {
            places.release();
        }
    }

    static <T> ResponseEntity<T> problem(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail))
                .build();
    }

    private static <T> ResponseEntity<T> away(String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
