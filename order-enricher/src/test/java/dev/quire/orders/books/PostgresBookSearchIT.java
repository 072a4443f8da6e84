package dev.quire.orders.books;

import java.util.List;
import org.junit.jupiter.api.Nested;

/** PostgreSQL as what finds books, on a real server. */
class PostgresBookSearchIT {
    private static BookSearch search(String schema, List<Book> books) {
        return new PostgresBookSearch(BookTable.with(schema + "_" + books.size(), books));
    }

    @Nested
    class Wishes extends BookAdvisorContract {
        @Override
        BookSearch searchOf(List<Book> books) {
            return search("wishes_it", books);
        }
    }

    @Nested
    class Criteria extends BookSearchContract {
        @Override
        BookSearch searchOf(List<Book> books) {
            return search("criteria_it", books);
        }
    }

    @Nested
    class Names extends NamedBooksContract {
        @Override
        BookSearch searchOf(List<Book> books) {
            return search("names_it", books);
        }
    }
}
