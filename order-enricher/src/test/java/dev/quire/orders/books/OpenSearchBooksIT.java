package dev.quire.orders.books;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** OpenSearch as what finds books, on a real node. */
class OpenSearchBooksIT {
    private static OpenSearchServer server;
    private static OpenSearchConnection connection;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException, InterruptedException {
        server = new OpenSearchServer(directory);
        server.start();
        connection = new OpenSearchConnection(new OpenSearchProperties(
                server.url(), "", "", "books", Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    @AfterAll
    static void end() {
        connection.close();
        server.close();
    }

    private static BookSearch search(String schema, List<Book> books) {
        String alias = schema.replace('_', '-') + "-" + books.size();
        BookRows rows = new BookRows(BookTable.with(schema + "_" + books.size(), books));
        new OpenSearchIndex(connection, alias, Clock.systemUTC()).fill(rows.fingerprint(), rows);
        return new OpenSearchBooks(connection, alias);
    }

    @Nested
    class Wishes extends BookAdvisorContract {
        @Override
        BookSearch searchOf(List<Book> books) {
            return search("open_search_wishes_it", books);
        }
    }

    @Nested
    class Criteria extends BookSearchContract {
        @Override
        BookSearch searchOf(List<Book> books) {
            return search("open_search_criteria_it", books);
        }
    }

    @Nested
    class Names extends NamedBooksContract {
        @Override
        BookSearch searchOf(List<Book> books) {
            return search("open_search_names_it", books);
        }
    }
}
