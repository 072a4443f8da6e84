package dev.quire.orders.books;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is understood of a wish so far. For one thread. */
final class WishDraft {
    /** More would make one visitor's query slow for the others; nobody says that many things about a book. */
    private static final int MAX_WORDS = 8;

    /** "Cheap" without a figure. */
    private static final int CHEAP_CENTS = 1_000;

    /** What "cheaper" starts from if no figure was named: about the middle of a bookstore's prices. */
    private static final int MIDDLE_CENTS = 1_500;

    private static final int DOLLAR = 100;

    private final Set<Genre> genres = EnumSet.noneOf(Genre.class);
    private final Set<Genre> unwantedGenres = EnumSet.noneOf(Genre.class);
    private final Set<Mood> moods = EnumSet.noneOf(Mood.class);
    private final Set<Mood> unwantedMoods = EnumSet.noneOf(Mood.class);
    private final Set<String> words = new LinkedHashSet<>();
    private final Set<String> unwantedWords = new LinkedHashSet<>();
    private List<List<String>> authors = List.of();
    private @Nullable String like;
    private @Nullable Integer age;
    private @Nullable Integer minPriceCents;
    private @Nullable Integer maxPriceCents;
    private @Nullable Integer minYear;
    private @Nullable Integer maxYear;
    private BookCriteria.@Nullable Order order;
    private boolean cheaper;
    private boolean genresOfThisClause;
    private boolean yearsOfAgeInThisClause;

    /** What comes now overrules what was said before, where the two contradict. */
    void nextClause() {
        genresOfThisClause = false;
        yearsOfAgeInThisClause = false;
    }

    void genres(Set<Genre> wanted) {
        if (!genresOfThisClause) {
            genres.clear();
        }
        genresOfThisClause = true;
        genres.addAll(wanted);
        unwantedGenres.removeAll(wanted);
    }

    void notGenres(Set<Genre> unwanted) {
        genres.removeAll(unwanted);
        unwantedGenres.addAll(unwanted);
    }

    void mood(Mood mood) {
        moods.add(mood);
        unwantedMoods.remove(mood);
    }

    void notMood(Mood mood) {
        moods.remove(mood);
        unwantedMoods.add(mood);
    }

    void word(String word) {
        unwantedWords.remove(word);
        // The latest words count most; said again, a word is the latest.
        words.remove(word);
        words.add(word);
        dropOldest(words);
    }

    /** @param phrase a book is unwanted that has all of these */
    void notWords(List<String> phrase) {
        if (!phrase.isEmpty()) {
            phrase.forEach(words::remove);
            unwantedWords.add(String.join(" ", phrase));
            dropOldest(unwantedWords);
        }
    }

    private static void dropOldest(Set<String> words) {
        if (words.size() > MAX_WORDS) {
            words.remove(words.iterator().next());
        }
    }

    /** @param names one of them will do */
    void authors(List<List<String>> names) {
        authors = List.copyOf(names);
    }

    void like(String name) {
        like = name;
    }

    void age(int years) {
        age = Math.min(years, Book.NO_UPPER_AGE);
        yearsOfAgeInThisClause = true;
    }

    boolean hasYearsOfAgeInThisClause() {
        return yearsOfAgeInThisClause;
    }

    /** Somewhere about that age, as "kids" says it; years in the same clause say it better. */
    void roughAge(int years) {
        if (!yearsOfAgeInThisClause) {
            age = years;
        }
    }

    void atMost(int cents) {
        maxPriceCents = cents;
        if (minPriceCents != null && minPriceCents > cents) {
            minPriceCents = null;
        }
    }

    void atLeast(int cents) {
        minPriceCents = cents;
        if (maxPriceCents != null && maxPriceCents < cents) {
            maxPriceCents = null;
        }
    }

    void cheap() {
        atMost(maxPriceCents == null ? CHEAP_CENTS : Math.min(maxPriceCents, CHEAP_CENTS));
    }

    /** A third off what was the limit, in whole dollars. */
    void cheaper() {
        cheaper = true;
        int limit = maxPriceCents == null ? MIDDLE_CENTS : maxPriceCents;
        atMost(Math.max(DOLLAR, limit * 2 / 3 / DOLLAR * DOLLAR));
    }

    void years(@Nullable Integer from, @Nullable Integer to) {
        minYear = from;
        maxYear = to;
    }

    void order(BookCriteria.Order wanted) {
        order = wanted;
    }

    @Nullable String like() {
        return like;
    }

    boolean isCheaper() {
        return cheaper;
    }

    boolean hasWords() {
        return !words.isEmpty();
    }

    BookCriteria criteria() {
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
                authors,
                List.copyOf(words),
                List.copyOf(unwantedWords),
                order == null ? BookCriteria.Order.BEST_MATCH : order,
                null);
    }
}
