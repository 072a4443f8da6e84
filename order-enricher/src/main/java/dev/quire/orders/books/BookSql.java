package dev.quire.orders.books;

import dev.quire.orders.books.BookSearch.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * One query in SQL: the best-selling candidates that have everything, and fewer that have something, then ordered by how
 * well they fit. Taking only the best-selling bounds the work: PostgreSQL walks the sales ranks until it has enough where
 * much fits, and uses the index on words or subjects where little does.
 *
 * <p>Only conditions that are asked for are in the SQL, and every value is a parameter.
 */
final class BookSql {
    /** Candidates that have everything asked for. Pages end there. */
    private static final int COMPLETE = 200;

    /** Candidates, of the genre, that may be similar to a liked book. */
    private static final int NEAR = 500;

    /** Candidates that have some of it. */
    private static final int PARTIAL = 100;

    /** Moods or subjects of a liked book that are compared with a candidate's. */
    private static final int COMPARED = 12;

    /** How much a reader's age alone decides: a book for children is seldom meant if nobody spoke of a child. */
    private static final String FOR_ADULTS = "(CASE WHEN max_age >= 18 THEN 1 ELSE 0 END)";

    static final String COLUMNS =
            "id, title, author, genre, moods, subjects, description, min_age, max_age, price_cents,"
                    + " currency, published_in, sales_rank";

    private final Request query;
    private final String prefix;
    private final List<Consumer<SqlStatement<?>>> bindings = new ArrayList<>();

    /** @param number tells its parameters from those of others in the same statement */
    BookSql(Request query, int number) {
        this.query = query;
        this.prefix = "q" + number + "_";
    }

    /** Columns {@code number}, {@code complete} and those of a book; one row more than the limit if there are more. */
    String select(int number) {
        BookCriteria criteria = query.criteria();
        String order = order(criteria.order());
        String candidates = complete(criteria);
        if (wantedThings(criteria) > 1) {
            candidates += " UNION ALL " + partial(criteria);
        }
        String best = criteria.order() == BookCriteria.Order.BEST_MATCH ? score(criteria) + " DESC, " + order : order;
        return "(SELECT " + number + " AS number, complete, " + COLUMNS + " FROM (" + candidates + ") AS candidates"
                + (criteria.near() == null ? "" : " WHERE " + similar(criteria.near()))
                + " ORDER BY complete DESC, " + best + " LIMIT " + (query.limit() + 1) + " OFFSET " + query.skip()
                + ")";
    }

    void bind(SqlStatement<?> statement) {
        bindings.forEach(binding -> binding.accept(statement));
    }

    /** Of a single one nothing can be there in part, and to look for that would mean to look at every book. */
    private static int wantedThings(BookCriteria criteria) {
        return criteria.words().size() + criteria.moods().size();
    }

    private String complete(BookCriteria criteria) {
        int limit = criteria.near() == null ? COMPLETE : NEAR;
        List<String> conditions = new ArrayList<>(required(criteria));
        if (!isNarrowed(criteria)) {
            conditions.addAll(all(criteria));
            return candidates(true, conditions, criteria, limit);
        }
        if (!criteria.moods().isEmpty()) {
            conditions.add(hasAll(criteria.moods()));
        }
        if (BookFacts.leaveFew(criteria)) {
            conditions.add("words @@ " + narrowed(criteria, false));
            return candidates(true, conditions, criteria, limit);
        }
        List<String> best = new ArrayList<>(conditions);
        best.add("words @@ " + narrowed(criteria, true));
        List<String> others = new ArrayList<>(conditions);
        others.add("words @@ " + narrowed(criteria, false));
        others.add("sales_rank > " + BookFacts.BEST_SELLING);
        // PostgreSQL begins with the second only if the first has not enough, and their order is that of the sales.
        return "(SELECT * FROM (" + candidates(true, best, criteria, limit) + " UNION ALL "
                + candidates(true, others, criteria, limit) + ") AS parts LIMIT " + limit + ")";
    }

    private String partial(BookCriteria criteria) {
        List<String> conditions = new ArrayList<>(required(criteria));
        conditions.add("(" + String.join(" OR ", some(criteria)) + ")");
        conditions.add("NOT (" + String.join(" AND ", all(criteria)) + ")");
        return candidates(false, conditions, criteria, PARTIAL);
    }

    private static String candidates(boolean complete, List<String> conditions, BookCriteria criteria, int limit) {
        return "(SELECT " + complete + " AS complete, * FROM books WHERE " + String.join(" AND ", conditions)
                + " ORDER BY " + order(criteria.order()) + " LIMIT " + limit + ")";
    }

    /** Thousands of books may have it, but few that are for the same age or among the best-selling. Two are rare together. */
    private static boolean isNarrowed(BookCriteria criteria) {
        return criteria.words().size() == 1
                && switch (criteria.order()) {
                    case BEST_MATCH, BESTSELLERS -> true;
                    case NEWEST, CHEAPEST -> false;
                };
    }

    /** The word and the {@link BookFacts}. A word without a meaning finds nothing, with facts or without. */
    private String narrowed(BookCriteria criteria, boolean best) {
        String facts = BookFacts.of(criteria, best);
        String words = allWords(criteria);
        if (facts.isEmpty()) {
            return words;
        }
        String narrow = value(best ? "facts_of_best" : "facts", facts) + "::tsquery";
        return "(CASE WHEN numnode(" + words + ") > 0 THEN " + words + " && " + narrow + " ELSE " + words + " END)";
    }

    private List<String> required(BookCriteria criteria) {
        List<String> required = new ArrayList<>(List.of("true"));
        if (!criteria.genres().isEmpty()) {
            List<String> genres = Genre.labels(criteria.genres());
            // Only for a single genre does the index have the books in the order of their sales.
            required.add(
                    genres.size() == 1
                            ? "genre = " + value("genre", genres.getFirst())
                            : "genre = ANY (" + array("genres", genres) + ")");
        }
        if (!criteria.unwantedGenres().isEmpty()) {
            required.add("genre <> ALL (" + array("not_genres", Genre.labels(criteria.unwantedGenres())) + ")");
        }
        if (!criteria.unwantedMoods().isEmpty()) {
            required.add("NOT moods && " + array("not_moods", Mood.codes(criteria.unwantedMoods())));
        }
        if (!criteria.unwantedWords().isEmpty()) {
            String unwanted = criteria.unwantedWords().stream()
                    .map(phrase -> "(" + phrase.replace(" ", " & ") + ")")
                    .collect(Collectors.joining(" | "));
            required.add("NOT words @@ " + tsquery("not_words", unwanted));
        }
        if (!criteria.authors().isEmpty()) {
            String either = criteria.authors().stream()
                    .map(name -> "(" + String.join(":B & ", name) + ":B)")
                    .collect(Collectors.joining(" | "));
            required.add("words @@ " + tsquery("author", either));
        }
        if (criteria.age() != null) {
            required.add(
                    "min_age <= " + value("age", criteria.age()) + " AND max_age >= " + value("age", criteria.age()));
        }
        if (criteria.minPriceCents() != null) {
            required.add("price_cents >= " + value("min_price", criteria.minPriceCents()));
        }
        if (criteria.maxPriceCents() != null) {
            required.add("price_cents <= " + value("max_price", criteria.maxPriceCents()));
        }
        if (criteria.minYear() != null) {
            required.add("published_in >= " + value("min_year", criteria.minYear()));
        }
        if (criteria.maxYear() != null) {
            required.add("published_in <= " + value("max_year", criteria.maxYear()));
        }
        BookCriteria.Near near = criteria.near();
        if (near != null) {
            required.add("title_key <> " + value("near_key", near.unwantedKey()));
            if (near.unwantedAuthor() != null) {
                required.add("author <> " + value("near_author", near.unwantedAuthor()));
            }
        }
        return required;
    }

    private List<String> all(BookCriteria criteria) {
        List<String> all = new ArrayList<>();
        if (!criteria.words().isEmpty()) {
            all.add("words @@ " + allWords(criteria));
        }
        if (!criteria.moods().isEmpty()) {
            all.add(hasAll(criteria.moods()));
        }
        return all;
    }

    private String hasAll(Set<Mood> moods) {
        return "moods @> " + array("moods", Mood.codes(moods));
    }

    private List<String> some(BookCriteria criteria) {
        List<String> some = new ArrayList<>();
        if (!criteria.words().isEmpty()) {
            some.add("words @@ " + anyWord(criteria));
        }
        if (!criteria.moods().isEmpty()) {
            some.add("moods && " + array("moods", Mood.codes(criteria.moods())));
        }
        return some;
    }

    private String score(BookCriteria criteria) {
        List<String> parts = new ArrayList<>();
        // Ten times as many sales are worth a third of a mood.
        parts.add("-0.3 * ln(sales_rank)");
        if (criteria.age() == null) {
            parts.add(FOR_ADULTS);
        }
        if (!criteria.words().isEmpty()) {
            parts.add("8 * ts_rank('{0.1, 0.4, 0.7, 1.0}', words, " + anyWord(criteria) + ")");
        }
        if (!criteria.moods().isEmpty()) {
            parts.add("2 * " + common("moods", "mood", Mood.codes(criteria.moods())));
        }
        if (criteria.near() != null) {
            parts.add(
                    "4 * " + common("subjects", "near_subject", criteria.near().subjects()));
            parts.add(common("moods", "near_mood", criteria.near().moods()));
        }
        return "(" + String.join(" + ", parts) + ")";
    }

    /** How many of the values an array has. Written out: a sub-select for each candidate takes ten times as long. */
    private String common(String column, String name, List<String> values) {
        return IntStream.range(0, Math.min(values.size(), COMPARED))
                .mapToObj(i -> "(" + value(name + i, values.get(i)) + " = ANY (" + column + "))::int")
                .collect(Collectors.joining(" + ", "(", " + 0)"));
    }

    /** Asked of the candidates, not of all books: PostgreSQL cannot know how many of a genre have its usual subjects. */
    private String similar(BookCriteria.Near near) {
        return "(subjects && " + array("near_subjects", near.subjects()) + " OR moods && "
                + array("near_moods", near.moods()) + ")";
    }

    private static String order(BookCriteria.Order order) {
        return switch (order) {
            case BEST_MATCH, BESTSELLERS -> "sales_rank, id";
            case NEWEST -> "published_in DESC NULLS LAST, sales_rank, id";
            case CHEAPEST -> "price_cents, sales_rank, id";
        };
    }

    private String allWords(BookCriteria criteria) {
        return tsquery("all_words", String.join(" & ", criteria.words()));
    }

    private String anyWord(BookCriteria criteria) {
        return tsquery("any_word", String.join(" | ", criteria.words()));
    }

    private String tsquery(String name, String words) {
        return "to_tsquery('book_english', " + value(name, words) + ")";
    }

    private String value(String name, Object value) {
        bindings.add(statement -> statement.bind(prefix + name, value));
        return ":" + prefix + name;
    }

    private String array(String name, Collection<String> values) {
        List<String> copy = List.copyOf(values);
        bindings.add(statement -> statement.bindArray(prefix + name, String.class, copy));
        return ":" + prefix + name;
    }
}
