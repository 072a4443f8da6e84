package dev.quire.orders.books;

import dev.quire.testservers.PostgresAddress;
import dev.quire.testservers.TestServers;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** Books in a schema of a test's own on the real PostgreSQL. */
final class BookTable {
    private BookTable() {}

    /** Empty and migrated. */
    static Jdbi fresh(String schema) {
        PostgresAddress address = TestServers.postgres();
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(address.jdbcUrl());
        dataSource.setUser(address.user());
        dataSource.setPassword(address.password());
        dataSource.setCurrentSchema(schema + ",public");
        dataSource.setOptions("-c plan_cache_mode=force_custom_plan -c max_parallel_workers_per_gather=0");
        Jdbi jdbi = Jdbi.create(dataSource);
        jdbi.registerArrayType(String.class, "text");
        jdbi.useHandle(handle -> handle.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE"));
        Flyway.configure().dataSource(dataSource).schemas(schema).load().migrate();
        return jdbi;
    }

    /** As {@code fresh}, with these books. */
    static Jdbi with(String schema, List<Book> books) {
        Jdbi jdbi = fresh(schema);
        new SampleBookShelf(jdbi).save(books);
        return jdbi;
    }
}
