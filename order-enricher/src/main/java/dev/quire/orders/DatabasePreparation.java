package dev.quire.orders;

import dev.quire.orders.books.BookAdvisor;
import dev.quire.orders.books.SampleBookShelf;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Migrates the database, fills in the sample data if it is wanted, and opens orders and books to callers. It tries again until
 * that works: a database that is not there yet is no reason to crash. The service is not ready before, since Spring Boot
 * waits for its runners.
 */
@Component
final class DatabasePreparation implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DatabasePreparation.class);

    private final Flyway flyway;
    private final OrderStore orderStore;
    private final SampleBookShelf sampleBooks;
    private final BookAdvisor bookAdvisor;
    private final OrdersProperties properties;
    private final Clock clock;

    DatabasePreparation(
            Flyway flyway,
            OrderStore orderStore,
            SampleBookShelf sampleBooks,
            BookAdvisor bookAdvisor,
            OrdersProperties properties,
            Clock clock) {
        this.flyway = flyway;
        this.orderStore = orderStore;
        this.sampleBooks = sampleBooks;
        this.bookAdvisor = bookAdvisor;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        Duration pause = properties.retryBackoffLimit();
        while (!prepare()) {
            Thread.sleep(pause);
        }
    }

    private boolean prepare() {
        try {
            flyway.migrate();
            if (properties.sampleData()) {
                List<Order> orders = SampleOrders.around(LocalDate.ofInstant(clock.instant(), properties.zone()));
                orderStore.save(orders);
                LOG.atInfo().addKeyValue("orders", orders.size()).log("Sample orders are in the database");
                LOG.atInfo().addKeyValue("books", sampleBooks.save()).log("Sample books are in the database");
            }
            orderStore.open();
            bookAdvisor.open();
            return true;
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("cause", NestedExceptionUtils.getMostSpecificCause(e))
                    .log("The database is not ready; trying again");
            return false;
        }
    }
}
