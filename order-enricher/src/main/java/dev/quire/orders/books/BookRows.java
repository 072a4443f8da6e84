package dev.quire.orders.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** How a row of table {@code books} is read; and all of them, for whoever keeps a copy. */
final class BookRows {
    private static final int ROWS_AT_ONCE = 1_000;

    /** 16 hexadecimal digits. Two tables have the same only if their rows are the same, in whatever order. */
    private static final String FINGERPRINT = """
            SELECT lpad(to_hex(coalesce(bit_xor(hashtextextended(ROW(%s)::text, 0)), 0)), 16, '0') FROM books
            """.formatted(BookSql.COLUMNS);

    private static final String AFTER =
            "SELECT " + BookSql.COLUMNS + " FROM books WHERE id > :id ORDER BY id LIMIT " + ROWS_AT_ONCE;

    private final Jdbi jdbi;

    BookRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Written out: to find out anew for each statement which column is which component takes {@code ConstructorMapper} longer
     * than PostgreSQL most statements.
     *
     * @param row with the columns {@link BookSql#COLUMNS}, in whatever order
     */
    static Book book(ResultSet row) throws SQLException {
        return new Book(
                row.getString("id"),
                row.getString("title"),
                row.getString("author"),
                row.getString("genre"),
                texts(row, "moods"),
                texts(row, "subjects"),
                row.getString("description"),
                row.getInt("min_age"),
                row.getInt("max_age"),
                row.getInt("price_cents"),
                row.getString("currency"),
                row.getObject("published_in", Integer.class),
                row.getInt("sales_rank"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** Changes when any row does. */
    String fingerprint() {
        return jdbi.withHandle(
                handle -> handle.createQuery(FINGERPRINT).mapTo(String.class).one());
    }

    /**
     * Reads batch by batch, so that no connection is held while the reader does its work. What changes meanwhile may be
     * missing, or be there twice; the fingerprint taken before tells.
     */
    void forEachBatch(Consumer<List<Book>> reader) {
        String last = "";
        List<Book> books;
        do {
            books = after(last);
            if (!books.isEmpty()) {
                reader.accept(books);
                last = books.getLast().id();
            }
        } while (books.size() == ROWS_AT_ONCE);
    }

    private List<Book> after(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(AFTER)
                .bind("id", id)
                .map((row, _) -> book(row))
                .list());
    }
}
