package dev.quire.orders.books;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.quire.local.Durability;
import dev.quire.local.Ports;
import dev.quire.local.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * How long one wish takes, from its words to the books, on a PostgreSQL of its own with many books. Not a test; run it by
 * hand on a quiet machine: {@code BookSearchBenchmark [books, 100000] [rounds, 100]}.
 */
public final class BookSearchBenchmark {
    /** Of all wishes; after 20 of each the compilers were still at work. */
    private static final int WARM_UP_ROUNDS = 200;

    private static final List<String> WISHES = List.of(
            "can you recommend me a book?",
            "a fantasy novel",
            "something like Dune",
            "novels like Agatha Christie",
            "a gift for a 10-year-old who likes dragons, under $15",
            "do you have Dracula?",
            "do you have drakula",
            "do you have the last house",
            "anything by Agata Cristie",
            "a funny mystery that is not dark",
            "a romance by the seaside for the holiday",
            "books about murder and trains and ghosts",
            "winter kingdom magic promise letter road",
            "what are your bestsellers",
            "the latest thrillers",
            "something cheaper",
            "a fantasy novel about photosynthesis under $6",
            "xyzzyplugh");

    private BookSearchBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        Path directory = Files.createTempDirectory("book-search-benchmark");
        try (PostgresServer postgres = new PostgresServer(directory, Ports.anyFree(), Durability.THROWAWAY)) {
            postgres.start();
            try (HikariDataSource pool = pool(postgres)) {
                Flyway.configure().dataSource(pool).load().migrate();
                Jdbi jdbi = Jdbi.create(pool);
                jdbi.registerArrayType(String.class, "text");
                fill(jdbi, count);
                measure(new BookAdvisor(new PostgresBookSearch(jdbi)), rounds);
            }
        }
    }

    /** Connections as the service makes them. */
    private static HikariDataSource pool(PostgresServer postgres) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.jdbcUrl());
        config.setUsername(postgres.user());
        config.setPassword(postgres.password());
        config.setMaximumPoolSize(3);
        config.setConnectionInitSql("SET plan_cache_mode = force_custom_plan; SET max_parallel_workers_per_gather = 0");
        return new HikariDataSource(config);
    }

    private static void fill(Jdbi jdbi, int count) {
        List<Book> books = SampleBooks.of(count);
        SampleBookShelf shelf = new SampleBookShelf(jdbi);
        long started = System.nanoTime();
        shelf.save(books);
        jdbi.useHandle(handle -> handle.execute("VACUUM ANALYZE books"));
        System.out.printf(
                "%d books written in %d ms%n",
                count, Duration.ofNanos(System.nanoTime() - started).toMillis());
    }

    private static void measure(BookAdvisor advisor, int rounds) {
        advisor.open();
        List<Long> all = new ArrayList<>();
        IntStream.range(0, WARM_UP_ROUNDS).forEach(_ -> WISHES.forEach(wish -> timed(advisor, wish)));
        System.out.printf("%8s %8s %8s  (ms)%n", "p50", "p99", "max");
        for (String wish : WISHES) {
            long[] nanos = IntStream.range(0, rounds)
                    .mapToLong(_ -> timed(advisor, wish))
                    .toArray();
            Arrays.stream(nanos).forEach(all::add);
            print(nanos, wish);
        }
        print(all.stream().mapToLong(Long::longValue).toArray(), "all");
    }

    private static long timed(BookAdvisor advisor, String wish) {
        long started = System.nanoTime();
        advisor.advise(List.of(new BookAdvisor.Question(wish, 0, 3)));
        return System.nanoTime() - started;
    }

    private static void print(long[] nanos, String what) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "%8.2f %8.2f %8.2f  %s%n",
                sorted[sorted.length / 2] / 1e6,
                sorted[(sorted.length * 99 - 1) / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6,
                what);
    }
}
