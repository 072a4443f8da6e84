package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementException;
import org.junit.jupiter.api.Test;

class SampleBookShelfIT {
    private static final String OTHER =
            "INSERT INTO books (id, title, author, genre, price_cents, sales_rank) VALUES ('9780', 'Ours', 'Us', 'Manga', 1, 7)";

    @Test
    void savingAgainWritesOnlyWhatChangedAndLeavesOtherBooksAlone() {
        Jdbi jdbi = BookTable.fresh("sample_book_shelf_it");
        jdbi.useHandle(handle -> handle.execute(OTHER));
        SampleBookShelf shelf = new SampleBookShelf(jdbi);
        List<Book> books = SampleBooks.of(200);
        shelf.save(books);
        jdbi.useHandle(handle -> handle.execute("UPDATE books SET price_cents = 1 WHERE id = 'S000002'"));
        Map<String, String> versions = versions(jdbi);

        shelf.save(books);

        Map<String, String> after = versions(jdbi);
        assertThat(after).hasSize(201).containsKey("9780");
        assertThat(after.entrySet().stream().filter(row -> !row.getValue().equals(versions.get(row.getKey()))))
                .extracting(Map.Entry::getKey)
                .containsExactly("S000002");
    }

    @Test
    void savingAgainGoesOnWhereItWasInterrupted() {
        Jdbi jdbi = BookTable.fresh("sample_book_interruption_it");
        jdbi.useHandle(handle -> handle.execute("ALTER TABLE books ADD CONSTRAINT no_room CHECK (id <> 'S000150')"));
        SampleBookShelf shelf = new SampleBookShelf(jdbi);
        List<Book> books = SampleBooks.of(200);
        assertThatThrownBy(() -> shelf.save(books)).isInstanceOf(StatementException.class);
        Map<String, String> before = versions(jdbi);
        jdbi.useHandle(handle -> handle.execute("ALTER TABLE books DROP CONSTRAINT no_room"));

        shelf.save(books);

        assertThat(before).isNotEmpty();
        assertThat(versions(jdbi)).hasSize(200).containsAllEntriesOf(before);
    }

    @Test
    void aTitleHasTheSameKeyInJavaAndInSql() {
        Jdbi jdbi = BookTable.with("sample_book_key_it", SampleBooks.of(1_000));

        Map<String, String> keys = jdbi.withHandle(handle -> handle.createQuery("SELECT title, title_key FROM books")
                .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));

        assertThat(keys)
                .hasSize(1_000)
                .allSatisfy((title, key) -> assertThat(WishWords.key(title)).isEqualTo(key));
        assertThat(keys)
                .containsEntry("The Hitchhiker's Guide to the Galaxy", "hitchhikers guide to the galaxy")
                .containsEntry("Les Misérables", "les miserables")
                .containsEntry("It", "it");
    }

    /** Where PostgreSQL keeps each row: another place after each write. */
    private static Map<String, String> versions(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT id, ctid::text FROM books")
                .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
