package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** A word is looked for together with facts in one index, and in the best-selling part of the shop first. */
    @Nested
    class OneWord {
        private static final List<Integer> RANKS = List.of(1, 19_999, 20_000, 20_001, 90_000);

        @Test
        void findsWhatTheConditionsSay() {
            List<Book> books = new ArrayList<>();
            for (int rank : RANKS) {
                for (int from = 0; from <= 18; from += 2) {
                    books.add(book(books.size(), rank, from % 4 == 0 ? Genre.FANTASY : Genre.SCIENCE_FICTION, from));
                }
            }
            BookSearch search = search("one_word_it", books);

            for (Genre genre : List.of(Genre.FANTASY, Genre.SCIENCE_FICTION)) {
                for (int age = 0; age <= 24; age++) {
                    int reader = age;
                    assertThat(found(search, genre, age))
                            .as("%s for %d", genre, age)
                            .containsExactlyInAnyOrderElementsOf(books.stream()
                                    .filter(book -> book.genre().equals(genre.label())
                                            && book.minAge() <= reader
                                            && book.maxAge() >= reader)
                                    .map(Book::id)
                                    .toList());
                }
            }
        }

        /** Books for a child are asked for at once, others in two parts. */
        @ParameterizedTest
        @CsvSource({"5, 4", "30, 18"})
        void endsAtTheSameBestSellingOnesWhereverTheyAre(int reader, int minAge) {
            List<Book> books = IntStream.range(0, 230)
                    .mapToObj(i -> book(i, 19_900 + i, Genre.FANTASY, minAge))
                    .toList();

            assertThat(found(search("one_word_it", books), Genre.FANTASY, reader))
                    .containsExactlyInAnyOrderElementsOf(
                            books.stream().limit(200).map(Book::id).toList());
        }

        private static List<String> found(BookSearch search, Genre genre, int age) {
            BookCriteria criteria = WishParser.parse(
                            "a %s book about dragons for a %d year old".formatted(genre.label(), age))
                    .criteria();
            assertThat(criteria.words()).hasSize(1);
            return ids(search, criteria);
        }

        private static Book book(int number, int salesRank, Genre genre, int minAge) {
            return PostgresBookSearchIT.book(number, salesRank, genre, minAge, "dragons");
        }
    }

    /** Words that books were found to have are not looked up again, all others are. */
    @Nested
    class Vocabulary {
        @Test
        void takesAWordForMistypedUntilABookHasIt() {
            Jdbi jdbi = BookTable.with("vocabulary_it", List.of(book(1, "dragons")));
            BookSearch search = new PostgresBookSearch(jdbi);
            assertThat(found(search, "dragoms")).containsExactly("N1");
            assertThat(found(search, "dragons")).containsExactly("N1");

            new SampleBookShelf(jdbi).save(List.of(book(2, "dragoms")));

            assertThat(found(search, "dragoms")).containsExactly("N2");
            assertThat(found(search, "dragons")).containsExactly("N1");
            assertThat(found(search, "dragoms")).containsExactly("N2");
        }

        private static List<String> found(BookSearch search, String word) {
            return ids(search, WishParser.parse("books about " + word).criteria());
        }

        private static Book book(int number, String subject) {
            return PostgresBookSearchIT.book(number, number, Genre.FANTASY, 18, subject);
        }
    }

    private static List<String> ids(BookSearch search, BookCriteria criteria) {
        return search.find(List.of(new BookSearch.Request(criteria, 0, 300))).getFirst().matches().stream()
                .map(match -> match.book().id())
                .toList();
    }

    private static Book book(int number, int salesRank, Genre genre, int minAge, String subject) {
        return new Book(
                "N" + number,
                "The Cave",
                "Ada Stone",
                genre.label(),
                List.of(),
                List.of(subject),
                "",
                minAge,
                minAge == 18 ? Book.NO_UPPER_AGE : minAge + 3,
                900,
                "USD",
                null,
                salesRank);
    }
}
