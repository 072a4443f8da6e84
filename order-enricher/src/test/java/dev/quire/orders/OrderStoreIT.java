package dev.quire.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quire.schemas.OrderNumber;
import dev.quire.testservers.PostgresAddress;
import dev.quire.testservers.TestServers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class OrderStoreIT {
    private static final String SCHEMA = "order_store_it";
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    private Jdbi jdbi;
    private OrderStore store;

    @BeforeEach
    void migrateAFreshSchema() {
        PostgresAddress address = TestServers.postgres();
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(address.jdbcUrl());
        dataSource.setUser(address.user());
        dataSource.setPassword(address.password());
        dataSource.setCurrentSchema(SCHEMA + ",public");
        jdbi = new OrdersConfiguration().jdbi(dataSource, Lookups.PROPERTIES);
        jdbi.useHandle(handle -> handle.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE"));
        Flyway.configure().dataSource(dataSource).schemas(SCHEMA).load().migrate();
        store = new OrderStore(jdbi);
        store.open();
    }

    @Test
    void everyOrderIsReadAsItWasSaved() {
        List<Order> orders = SampleOrders.around(TODAY);
        store.save(orders);

        Map<OrderNumber, OrderRow> found =
                store.find(orders.stream().map(Order::number).collect(Collectors.toSet()));

        assertThat(found.values()).extracting(OrderRow::order).containsExactlyInAnyOrderElementsOf(orders);
    }

    @Test
    void savingAgainRefreshesTheDatesAndLeavesOtherOrdersAlone() {
        Order other = new Order.Cancelled(new OrderNumber("000007"), TODAY, TODAY);
        store.save(List.of(other));
        store.save(SampleOrders.around(TODAY));
        List<Order> tomorrow = SampleOrders.around(TODAY.plusDays(1));

        store.save(tomorrow);

        Set<OrderNumber> numbers = tomorrow.stream().map(Order::number).collect(Collectors.toSet());
        assertThat(store.find(numbers).values())
                .extracting(OrderRow::order)
                .containsExactlyInAnyOrderElementsOf(tomorrow);
        assertThat(store.find(Set.of(other.number())).values())
                .extracting(OrderRow::order)
                .containsExactly(other);
        assertThat(count()).isEqualTo(tomorrow.size() + 1);
    }

    @Test
    void whatNobodyOrderedIsAbsent() {
        store.save(SampleOrders.around(TODAY));

        assertThat(store.find(Set.of(new OrderNumber("999999"), new OrderNumber("123456"))))
                .containsOnlyKeys(new OrderNumber("123456"));
    }

    @Test
    void refusesUntilItIsOpenSoThatNoOrderSeemsUnknown() {
        OrderStore closed = new OrderStore(jdbi);

        assertThatThrownBy(() -> closed.find(Set.of(new OrderNumber("123456"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(closed.find(Set.of())).isEmpty();
    }

    @Test
    void aTableThatDoesNotAnswerInTimeFailsTheQuery() {
        try (Handle blocker = jdbi.open()) {
            blocker.begin();
            blocker.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");

            assertThatThrownBy(() -> store.find(Set.of(new OrderNumber("123456"))))
                    .isInstanceOf(UnableToExecuteStatementException.class)
                    .hasMessageContaining("canceling statement");
            blocker.rollback();
        }
        assertThat(store.find(Set.of(new OrderNumber("123456")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'12345', 'cancelled', '2026-11-20', NULL, NULL, NULL, '2026-11-21', NULL, NULL",
                "'12345a', 'cancelled', '2026-11-20', NULL, NULL, NULL, '2026-11-21', NULL, NULL",
                "'123456', 'teleported', '2026-11-20', NULL, NULL, NULL, NULL, NULL, NULL",
                "'123456', 'processing', '2026-11-20', NULL, NULL, NULL, NULL, NULL, NULL",
                "'123456', 'processing', '2026-11-20', '2026-11-25', '2026-11-21', NULL, NULL, NULL, NULL",
                "'123456', 'shipped', '2026-11-20', '2026-11-25', '2026-11-21', NULL, NULL, NULL, NULL",
                "'123456', 'shipped', '2026-11-20', '2026-11-25', '2026-11-21', NULL, NULL, NULL, ''",
                "'123456', 'shipped', '2026-11-20', '2026-11-25', '2026-11-19', NULL, NULL, NULL, 'UPS'",
                "'123456', 'delivered', '2026-11-20', NULL, '2026-11-21', NULL, NULL, NULL, 'UPS'",
                "'123456', 'cancelled', '2026-11-20', NULL, NULL, NULL, '2026-11-19', NULL, NULL",
                "'123456', 'returned', '2026-11-20', NULL, '2026-11-21', '2026-11-22', NULL, NULL, 'UPS'",
            })
    void theTableRefusesWhatNoAnswerCouldTell(String values) {
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("INSERT INTO orders VALUES (" + values + ")")))
                .hasMessageContaining("violates check constraint");
    }

    private int count() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM orders")
                .mapTo(Integer.class)
                .one());
    }
}
