package dev.quire.orders.books;

import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** All rows of table {@code books}, for whoever keeps a copy of it. */
final class BookRows {
    private static final int ROWS_AT_ONCE = 1_000;

    /** 16 hexadecimal digits. Two tables have the same only if their rows are the same, in whatever order. */
    private static final String FINGERPRINT = """
            SELECT lpad(to_hex(coalesce(bit_xor(hashtextextended(ROW(%s)::text, 0)), 0)), 16, '0') FROM books
            """.formatted(BookSql.COLUMNS);

    private static final String AFTER =
            "SELECT " + BookSql.COLUMNS + " FROM books WHERE id > :id ORDER BY id LIMIT " + ROWS_AT_ONCE;

    private static final RowMapper<Book> BOOK = ConstructorMapper.of(Book.class);

    private final Jdbi jdbi;

    BookRows(Jdbi jdbi) {
        this.jdbi = jdbi;
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
        return jdbi.withHandle(
                handle -> handle.createQuery(AFTER).bind("id", id).map(BOOK).list());
    }
}
