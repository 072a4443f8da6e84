package dev.quire.orders.books;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a book must be (genres, age, price, years, author, and nothing unwanted) and what it should have (moods, words, and
 * what a {@link Near near} book has). An empty or absent part asks for nothing.
 *
 * @param genres one of these
 * @param age a reader's, in years
 * @param authors one of these, each the words of a name, all of them
 * @param words what nothing else understood, for full-text search
 * @param unwantedWords none of these; where one is several words, with spaces between, a book with all of them is unwanted
 */
record BookCriteria(
        Set<Genre> genres,
        Set<Genre> unwantedGenres,
        Set<Mood> moods,
        Set<Mood> unwantedMoods,
        @Nullable Integer age,
        @Nullable Integer minPriceCents,
        @Nullable Integer maxPriceCents,
        @Nullable Integer minYear,
        @Nullable Integer maxYear,
        List<List<String>> authors,
        List<String> words,
        List<String> unwantedWords,
        Order order,
        @Nullable Near near) {
    static final BookCriteria ANYTHING = new BookCriteria(
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            Order.BEST_MATCH,
            null);

    /** A shorter word is one slip away from too many names: "cars" is not the author Card. */
    private static final int MIN_LETTERS_TO_CORRECT = 5;

    enum Order {
        BEST_MATCH,
        BESTSELLERS,
        NEWEST,
        CHEAPEST
    }

    /**
     * A book that somebody liked. Books by {@code unwantedAuthor} are left out if it is present.
     *
     * @param unwantedKey titles that are the book itself, in whatever edition
     * @param label how a reply names it
     */
    record Near(
            String label,
            String unwantedKey,
            @Nullable String unwantedAuthor,
            String genre,
            List<String> moods,
            List<String> subjects) {
        Near {
            moods = List.copyOf(moods);
            subjects = List.copyOf(subjects);
        }

        static Near to(Book book) {
            return new Near(
                    book.title(), WishWords.key(book.title()), null, book.genre(), book.moods(), book.subjects());
        }

        static Near toAuthorOf(Book book) {
            return new Near(
                    book.author(),
                    WishWords.key(book.title()),
                    book.author(),
                    book.genre(),
                    book.moods(),
                    book.subjects());
        }
    }

    BookCriteria {
        genres = Set.copyOf(genres);
        unwantedGenres = Set.copyOf(unwantedGenres);
        moods = Set.copyOf(moods);
        unwantedMoods = Set.copyOf(unwantedMoods);
        authors = authors.stream().map(List::copyOf).toList();
        words = List.copyOf(words);
        unwantedWords = List.copyOf(unwantedWords);
    }

    /** Similar to a book: of its genre, unless the wish names one or excludes it. */
    BookCriteria near(Near book) {
        Set<Genre> genre = genres.isEmpty()
                ? Genre.labelled(book.genre())
                        .filter(it -> !unwantedGenres.contains(it))
                        .map(Set::of)
                        .orElse(Set.of())
                : genres;
        return new BookCriteria(
                genre,
                unwantedGenres,
                moods,
                unwantedMoods,
                age,
                minPriceCents,
                maxPriceCents,
                minYear,
                maxYear,
                authors,
                words,
                unwantedWords,
                order,
                book);
    }

    /** @param cents more than 0 */
    BookCriteria cheaperThan(int cents) {
        return new BookCriteria(
                genres,
                unwantedGenres,
                moods,
                unwantedMoods,
                age,
                minPriceCents,
                maxPriceCents == null ? cents - 1 : Math.min(maxPriceCents, cents - 1),
                minYear,
                maxYear,
                authors,
                words,
                unwantedWords,
                order,
                near);
    }

    /** @param right what a mistyped word should be; words that are not among its keys stay */
    BookCriteria spelled(Map<String, String> right) {
        UnaryOperator<List<String>> spelled = typed ->
                typed.stream().map(word -> right.getOrDefault(word, word)).toList();
        return new BookCriteria(
                genres,
                unwantedGenres,
                moods,
                unwantedMoods,
                age,
                minPriceCents,
                maxPriceCents,
                minYear,
                maxYear,
                authors.stream().map(spelled).toList(),
                words.stream()
                        .map(word -> word.length() < MIN_LETTERS_TO_CORRECT ? word : right.getOrDefault(word, word))
                        .toList(),
                unwantedWords,
                order,
                near);
    }

    /** Whatever is not excluded: what to offer when the shelf is empty as well. */
    BookCriteria anythingElse() {
        return new BookCriteria(
                Set.of(),
                unwantedGenres,
                Set.of(),
                unwantedMoods,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                unwantedWords,
                Order.BEST_MATCH,
                null);
    }

    /** What sells best in the same shelf, for the same age: what to offer when nothing fits. What is similar stays. */
    BookCriteria nearestShelf() {
        return new BookCriteria(
                genres,
                unwantedGenres,
                Set.of(),
                unwantedMoods,
                age,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                unwantedWords,
                near == null ? Order.BESTSELLERS : Order.BEST_MATCH,
                near);
    }
}
