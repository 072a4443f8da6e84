package dev.quire.orders.books;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What SQL's {@code book_facts} puts beside the words of a book, in the same index. Whoever looks for a word with its facts
 * reads fewer books; which ones are found does not change, as the facts are conditions of their own as well.
 */
final class BookFacts {
    /** Sales ranks of which {@code book_facts} says {@code sales best}. */
    static final int BEST_SELLING = 20_000;

    /** Years of age from which {@code book_facts} makes no difference. */
    private static final int ADULT = 18;

    /** Years of age up to which fewer books are for an age than are among the best-selling. */
    private static final int CHILD = 11;

    private static final int YEARS_OF_A_BAND = 3;

    private BookFacts() {}

    /**
     * Whether they leave so few books that to ask the best-selling first would only be a second look into the index. It pays
     * where most books are left, or those of a whole genre.
     */
    static boolean leaveFew(BookCriteria criteria) {
        return criteria.age() != null && criteria.age() <= CHILD;
    }

    /**
     * @param best whether only of the best-selling
     * @return a {@code tsquery}, empty if there is nothing to narrow down by
     */
    static String of(BookCriteria criteria, boolean best) {
        List<String> facts = new ArrayList<>();
        if (best) {
            facts.add("'sales best'");
        }
        if (criteria.age() != null && criteria.age() < ADULT) {
            facts.add("'age " + criteria.age() / YEARS_OF_A_BAND + "'");
        }
        if (!criteria.genres().isEmpty()) {
            facts.add(Genre.labels(criteria.genres()).stream()
                    .map(label -> "'genre " + label + "'")
                    .collect(Collectors.joining(" | ", "(", ")")));
        }
        return String.join(" & ", facts);
    }
}
