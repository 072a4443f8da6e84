package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quire.orders.books.BookSearch.Page;
import dev.quire.orders.books.BookSearch.Request;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to OpenSearch, a wish is answered, and OpenSearch answers again when it can. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenSearchOutageIT {
    private static final Duration CAP = Duration.ofSeconds(60);
    private static final List<Book> BOOKS = SampleBooks.of(300);

    private OpenSearchServer server;
    private Jdbi jdbi;
    private OpenSearchProperties properties;
    private SimpleMeterRegistry meters;
    private SearchWithFallback search;

    @BeforeAll
    void startServer(@TempDir Path directory) throws IOException, InterruptedException {
        server = new OpenSearchServer(directory);
        server.start();
    }

    @AfterAll
    void endServer() {
        server.close();
    }

    @BeforeEach
    void fill(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        jdbi = BookTable.with(name, BOOKS);
        properties = new OpenSearchProperties(
                server.url(), "", "", name, Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMillis(200));
        meters = new SimpleMeterRegistry();
        search = new SearchWithFallback(jdbi, properties, meters);
    }

    @AfterEach
    void end() {
        search.close();
    }

    @Test
    void postgresAnswersUntilTheIndexIsComplete() {
        assertAnsweredBy("postgresql");
        search.start();
        assertAnsweredBy("opensearch", awaitUsable());
    }

    @Test
    void killedItIsReplacedByPostgresAndUsedAgainWhenItIsBack() throws IOException, InterruptedException {
        search.start();
        awaitUsable();
        server.kill();
        assertAnsweredBy("postgresql");
        assertAnsweredBy("postgresql");
        server.start();
        assertAnsweredBy("opensearch", awaitUsable());
    }

    @Test
    void hangingItIsReplacedByPostgres() throws IOException, InterruptedException {
        search.start();
        awaitUsable();
        server.pause();
        try {
            assertAnsweredBy("postgresql");
        } finally {
            server.resume();
        }
        assertAnsweredBy("opensearch", awaitUsable());
    }

    @Test
    void anIndexThatIsGoneIsFilledAgain() throws IOException, InterruptedException {
        search.start();
        awaitUsable();
        String index = indices().getFirst();
        // Between two checks, a search may be the first to find it gone.
        assertThat(server.send("DELETE", "/" + index).statusCode()).isEqualTo(200);
        assertThat(bestsellers()).hasSize(3);
        await().atMost(CAP).until(() -> !indices().isEmpty() && !indices().contains(index));
        assertAnsweredBy("opensearch", awaitUsable());
    }

    @Test
    void aChangedTableIsCopiedToANewIndexAndTheOldOneGoes() {
        search.start();
        awaitUsable();
        List<String> before = indices();
        jdbi.useHandle(handle -> handle.execute("UPDATE books SET price_cents = 1 WHERE sales_rank = 2"));

        await().atMost(CAP)
                .untilAsserted(
                        () -> assertThat(bestsellers().get(1).priceCents()).isEqualTo(1));

        assertThat(indices()).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    @Test
    void anUnchangedTableIsNotCopiedAgain() {
        search.start();
        awaitUsable();
        List<String> before = indices();
        search.close();
        meters = new SimpleMeterRegistry();
        search = new SearchWithFallback(jdbi, properties, meters);
        search.start();

        assertAnsweredBy("opensearch", awaitUsable());
        assertThat(indices()).isEqualTo(before);
    }

    @Test
    void whatOthersLeftUnfinishedGoesAfterAnHour() throws IOException, InterruptedException {
        String prefix = properties.alias() + "-0123456789abcdef-";
        String old = prefix + Instant.now().minus(Duration.ofHours(2)).toEpochMilli();
        String young = prefix + Instant.now().toEpochMilli();
        server.send("PUT", "/" + old);
        server.send("PUT", "/" + properties.alias() + "-of-somebody-else");
        server.send("PUT", "/" + young);
        search.start();
        awaitUsable();

        assertThat(indices()).hasSize(3).contains(young).doesNotContain(old);
    }

    @Test
    void aCopyThatFailsLeavesNothing() {
        jdbi.useHandle(handle -> handle.execute("ALTER TABLE books RENAME COLUMN price_cents TO price"));
        try (OpenSearchConnection connection = new OpenSearchConnection(properties)) {
            OpenSearchIndex index = new OpenSearchIndex(connection, properties.alias(), Clock.systemUTC());

            assertThatThrownBy(() -> index.fill("0123456789abcdef", new BookRows(jdbi)))
                    .isInstanceOf(JdbiException.class);
        }
        assertThat(indices()).isEmpty();
    }

    @Test
    void withoutPostgresTheIndexStaysInUse() {
        search.start();
        awaitUsable();
        AtomicInteger failures = new AtomicInteger();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logException(StatementContext context, SQLException e) {
                failures.incrementAndGet();
            }
        });
        jdbi.useHandle(handle -> handle.execute("ALTER TABLE books RENAME COLUMN price_cents TO price"));
        await().atMost(CAP).until(() -> failures.get() > 1);

        assertAnsweredBy("opensearch");
    }

    private double awaitUsable() {
        await().atMost(CAP)
                .until(() -> meters.get("chat.book.index.usable").gauge().value() == 1);
        return answers("opensearch");
    }

    private void assertAnsweredBy(String engine) {
        assertAnsweredBy(engine, answers(engine));
    }

    private void assertAnsweredBy(String engine, double before) {
        assertThat(bestsellers()).extracting(Book::salesRank).containsExactly(1, 2, 3);
        assertThat(answers(engine)).isEqualTo(before + 1);
    }

    private double answers(String engine) {
        return meters.get("chat.book.searches").tag("engine", engine).counter().count();
    }

    private List<Book> bestsellers() {
        Page page = search.find(List.of(new Request(
                        WishParser.parse("what are your bestsellers?").criteria(), 0, 3)))
                .getFirst();
        return page.matches().stream().map(BookSearch.Match::book).toList();
    }

    private List<String> indices() {
        try {
            return server.send("GET", "/_cat/indices/" + properties.alias() + "-*?h=index")
                    .body()
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
