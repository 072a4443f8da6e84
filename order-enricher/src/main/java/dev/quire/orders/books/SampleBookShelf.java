package dev.quire.orders.books;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Puts the sample books into table {@code books}. Books with other ids are not touched. */
@Component
public final class SampleBookShelf {
    private static final int BOOKS = 3_000;

    /** Far below what a query may take, on a slow machine too: all of them at once took over 2 s there, and again at each try. */
    private static final int BOOKS_AT_ONCE = 100;

    /** Named like the table's columns. */
    private static final JsonMapper ROWS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final String COLUMNS =
            "id, title, author, genre, moods, subjects, description, min_age, max_age, price_cents,"
                    + " currency, published_in, sales_rank";

    /** What is there already is neither written nor made into a text vector again, so that a restart costs little. */
    private static final String SAVE = """
            INSERT INTO books (%1$s)
            SELECT %2$s
            FROM json_populate_recordset(NULL::books, :rows::json) AS sample
            LEFT JOIN books AS present USING (id)
            WHERE (%2$s) IS DISTINCT FROM (%3$s)
            ON CONFLICT (id) DO UPDATE
            SET (title, author, genre, moods, subjects, description, min_age, max_age, price_cents, currency, published_in,
                 sales_rank)
              = (EXCLUDED.title, EXCLUDED.author, EXCLUDED.genre, EXCLUDED.moods, EXCLUDED.subjects, EXCLUDED.description,
                 EXCLUDED.min_age, EXCLUDED.max_age, EXCLUDED.price_cents, EXCLUDED.currency, EXCLUDED.published_in,
                 EXCLUDED.sales_rank)
            """.formatted(COLUMNS, columnsOf("sample"), columnsOf("present"));

    private static String columnsOf(String table) {
        return table + "." + COLUMNS.replace(", ", ", " + table + ".");
    }

    private final Jdbi jdbi;

    SampleBookShelf(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return how many there are. After an exception some may be in the table; the next call adds the others. */
    public int save() {
        return save(SampleBooks.of(BOOKS));
    }

    int save(List<Book> books) {
        int changed = 0;
        for (int from = 0; from < books.size(); from += BOOKS_AT_ONCE) {
            changed += saveAtOnce(books.subList(from, Math.min(from + BOOKS_AT_ONCE, books.size())));
        }
        if (changed > 0) {
            jdbi.useHandle(handle -> {
                handle.execute("ANALYZE books");
                handle.execute("ANALYZE book_vocabulary");
            });
        }
        return books.size();
    }

    private int saveAtOnce(List<Book> books) {
        String rows = ROWS.writeValueAsString(books);
        return jdbi.withHandle(
                handle -> handle.createUpdate(SAVE).bind("rows", rows).execute());
    }
}
