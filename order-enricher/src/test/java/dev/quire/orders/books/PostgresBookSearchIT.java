package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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

        @Test
        void endsAtTheSameBestSellingOnesWhereverTheyAre() {
            List<Book> books = IntStream.range(0, 230)
                    .mapToObj(i -> book(i, 19_900 + i, Genre.FANTASY, 4))
                    .toList();

            assertThat(found(search("one_word_it", books), Genre.FANTASY, 5))
                    .containsExactlyInAnyOrderElementsOf(
                            books.stream().limit(200).map(Book::id).toList());
        }

        private static List<String> found(BookSearch search, Genre genre, int age) {
            BookCriteria criteria = WishParser.parse(
                            "a %s book about dragons for a %d year old".formatted(genre.label(), age))
                    .criteria();
            assertThat(criteria.words()).hasSize(1);
            return search.find(List.of(new BookSearch.Request(criteria, 0, 300))).getFirst().matches().stream()
                    .map(match -> match.book().id())
                    .toList();
        }

        private static Book book(int number, int salesRank, Genre genre, int minAge) {
            return new Book(
                    "N" + number,
                    "The Cave",
                    "Ada Stone",
                    genre.label(),
                    List.of(),
                    List.of("dragons"),
                    "",
                    minAge,
                    minAge == 18 ? Book.NO_UPPER_AGE : minAge + 3,
                    900,
                    "USD",
                    null,
                    salesRank);
        }
    }
}
