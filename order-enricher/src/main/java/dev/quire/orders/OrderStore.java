package dev.quire.orders;

import dev.quire.schemas.OrderNumber;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.springframework.stereotype.Component;

/** Table {@code orders}. Any thread may ask. */
@Component
final class OrderStore {
    private static final String FIND = """
            SELECT number, status, placed_on, expected_on, shipped_on, delivered_on, cancelled_on, returned_on, carrier
            FROM orders
            WHERE number = ANY (:numbers)
            """;

    private static final String SAVE = """
            INSERT INTO orders
            VALUES (:number, :status, :placedOn, :expectedOn, :shippedOn, :deliveredOn, :cancelledOn, :returnedOn, :carrier)
            ON CONFLICT (number) DO UPDATE
            SET (status, placed_on, expected_on, shipped_on, delivered_on, cancelled_on, returned_on, carrier)
              = (EXCLUDED.status, EXCLUDED.placed_on, EXCLUDED.expected_on, EXCLUDED.shipped_on, EXCLUDED.delivered_on,
                 EXCLUDED.cancelled_on, EXCLUDED.returned_on, EXCLUDED.carrier)
            """;

    private final Jdbi jdbi;
    private volatile boolean open;

    OrderStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Called once the table exists and is filled. Before, an order would only seem to be unknown. */
    void open() {
        open = true;
    }

    /**
     * Finds all orders in one query, or in none when {@code numbers} is empty. What nobody placed is absent.
     *
     * @throws RuntimeException if the store is not open yet or the database does not answer in time. No number can be the
     *     cause, for six digits travel as one array parameter: whoever asks again later gets the answer
     */
    Map<OrderNumber, OrderRow> find(Set<OrderNumber> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        if (!open) {
            throw new IllegalStateException("The database is not prepared yet");
        }
        List<String> digits = numbers.stream().map(OrderNumber::digits).toList();
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bindArray("numbers", String.class, digits)
                .mapTo(OrderRow.class)
                .collect(Collectors.toMap(row -> new OrderNumber(row.number()), Function.identity())));
    }

    /** Adds orders, or replaces those with the same number; all of them or, on an error, none. */
    void save(Collection<Order> orders) {
        jdbi.useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(SAVE);
            for (Order order : orders) {
                batch.bindMethods(order)
                        .bind("number", order.number().digits())
                        .bind("status", OrderRow.text(order.status()))
                        .add();
            }
            batch.execute();
        });
    }
}
