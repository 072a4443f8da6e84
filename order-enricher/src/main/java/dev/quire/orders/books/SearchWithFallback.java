package dev.quire.orders.books;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Asks OpenSearch, and PostgreSQL where that is not usable or fails: a visitor's wish never waits for OpenSearch. */
final class SearchWithFallback implements BookSearch, ApplicationListener<ApplicationReadyEvent>, AutoCloseable {
    private final OpenSearchConnection connection;
    private final OpenSearchKeeper keeper;
    private final BookSearch openSearch;
    private final BookSearch postgres;
    private final Counter byOpenSearch;
    private final Counter byPostgres;

    SearchWithFallback(Jdbi jdbi, OpenSearchProperties properties, MeterRegistry meters) {
        connection = new OpenSearchConnection(properties);
        keeper = new OpenSearchKeeper(
                new OpenSearchIndex(connection, properties.alias(), Clock.systemUTC()), new BookRows(jdbi), properties);
        openSearch = new OpenSearchBooks(connection, properties.alias());
        postgres = new PostgresBookSearch(jdbi);
        byOpenSearch = counter(meters, "opensearch");
        byPostgres = counter(meters, "postgresql");
        Gauge.builder("chat.book.index.usable", keeper, it -> it.usable() ? 1 : 0)
                .description("1 while OpenSearch has all books and answers")
                .register(meters);
    }

    private static Counter counter(MeterRegistry meters, String engine) {
        return Counter.builder("chat.book.searches")
                .description("Batches of names or criteria, by what answered them")
                .tag("engine", engine)
                .register(meters);
    }

    /** The table is migrated and filled by now. */
    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        start();
    }

    /** Fills the index in the background; until that is done PostgreSQL answers. To be called once. */
    void start() {
        keeper.start();
    }

    @Override
    public List<List<Named>> named(List<Name> names) {
        return names.isEmpty() ? List.of() : answer(search -> search.named(names));
    }

    @Override
    public List<Page> find(List<Request> requests) {
        return requests.isEmpty() ? List.of() : answer(search -> search.find(requests));
    }

    private <T> T answer(Function<BookSearch, T> question) {
        if (keeper.usable()) {
            try {
                T answer = question.apply(openSearch);
                byOpenSearch.increment();
                return answer;
            } catch (RuntimeException e) {
                keeper.failed(e);
            }
        }
        byPostgres.increment();
        return question.apply(postgres);
    }

    @Override
    public void close() {
        keeper.close();
        connection.close();
    }
}
