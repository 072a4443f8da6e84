package dev.quire.orders.books;

import dev.quire.schemas.BookCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of table {@code books}.
 *
 * @param moods as {@link Mood#code()} spells them; unknown ones do no harm
 * @param subjects what it is about
 * @param description a sentence or two
 * @param minAge years of age from which it is for; {@code maxAge} 120 is no bound
 * @param salesRank 1 sells best
 */
record Book(
        String id,
        String title,
        String author,
        String genre,
        List<String> moods,
        List<String> subjects,
        String description,
        int minAge,
        int maxAge,
        int priceCents,
        String currency,
        @Nullable Integer publishedIn,
        int salesRank) {
    static final int NO_UPPER_AGE = 120;

    Book {
        moods = List.copyOf(moods);
        subjects = List.copyOf(subjects);
    }

    BookCard card(@Nullable String why) {
        return new BookCard(id, title, author, genre, priceCents, currency, publishedIn, why);
    }
}
