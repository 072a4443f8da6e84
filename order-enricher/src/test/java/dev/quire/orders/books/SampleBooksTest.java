package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleBooksTest {
    private static final List<String> MOODS =
            Arrays.stream(Mood.values()).map(Mood::code).toList();

    private final List<Book> books = SampleBooks.of(3_000);

    @Test
    void thereAreThousandsWithDistinctIdsTitlesAndRanks() {
        assertThat(books).hasSize(3_000);
        assertThat(books).extracting(Book::id).doesNotHaveDuplicates();
        assertThat(books).extracting(book -> WishWords.key(book.title())).doesNotHaveDuplicates();
        assertThat(books)
                .extracting(Book::salesRank)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 3_000).boxed().toList());
    }

    @Test
    void everyGenreAndMoodIsOneThatWishesAreUnderstoodIn() {
        assertThat(books).allSatisfy(book -> {
            assertThat(Genre.labelled(book.genre())).isPresent();
            assertThat(book.moods()).isNotEmpty().isSubsetOf(MOODS);
            assertThat(book.subjects()).isNotEmpty();
            assertThat(book.description()).endsWith(".");
            assertThat(book.minAge()).isLessThanOrEqualTo(book.maxAge());
        });
        assertThat(books)
                .extracting(Book::genre)
                .contains(Arrays.stream(Genre.values()).map(Genre::label).toArray(String[]::new));
    }

    @Test
    void theyAreTheSameForEver() {
        assertThat(SampleBooks.of(3_000)).isEqualTo(books);
    }
}
