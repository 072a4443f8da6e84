package dev.quire.orders.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Books in table {@code books}: full-text search with weights, sales ranks, and a {@link BookVocabulary} for mistyped words.
 * A batch is one statement, or more for more than {@value #QUERIES_AT_ONCE} queries.
 */
final class PostgresBookSearch implements BookSearch {
    /** Keeps a statement at a size that PostgreSQL plans in some milliseconds. */
    private static final int QUERIES_AT_ONCE = 25;

    private static final int NAMED_AT_MOST = 3;

    /** Titles and nothing else: planned in a fraction of the time that {@link #NAMED} takes, and most wishes need no more. */
    private static final String EXACTLY_NAMED = """
            SELECT typed.position, 'TITLE' AS fit, %s
            FROM unnest(:keys) WITH ORDINALITY AS typed (key, position)
            CROSS JOIN LATERAL (
                SELECT *
                FROM books
                WHERE title_key = typed.key
                ORDER BY sales_rank, id
                LIMIT :limit
            ) AS found
            ORDER BY typed.position
            """.formatted(BookSql.COLUMNS);

    private static final String NAMED = """
            SELECT typed.position, fit, %s
            FROM unnest(:keys, :titles, :names) WITH ORDINALITY AS typed (key, title_words, name_words, position)
            CROSS JOIN LATERAL (
                SELECT books.*, CASE
                    WHEN title_key = typed.key THEN 'TITLE'
                    WHEN starts_with(title_key, typed.key || ' ') THEN 'BEGINNING'
                    WHEN words @@ to_tsquery('book_english', typed.title_words) THEN 'PART'
                    ELSE 'AUTHOR'
                END AS fit
                FROM books
                WHERE title_key = typed.key OR ts_filter(words, '{a,b}') @@ to_tsquery('book_english', typed.name_words)
                ORDER BY
                    title_key = typed.key DESC,
                    starts_with(title_key, typed.key || ' ') DESC,
                    words @@ to_tsquery('book_english', typed.title_words) DESC,
                    sales_rank,
                    id
                LIMIT :limit
            ) AS found
            ORDER BY typed.position
            """.formatted(BookSql.COLUMNS);

    /** @param position of the name, from 1 */
    private record NamedRow(int position, Named named) {
        static NamedRow of(ResultSet row) throws SQLException {
            return new NamedRow(
                    row.getInt("position"), new Named(BookRows.book(row), Fit.valueOf(row.getString("fit"))));
        }
    }

    /** @param number of the query */
    private record FoundRow(int number, Match match) {
        static FoundRow of(ResultSet row) throws SQLException {
            return new FoundRow(row.getInt("number"), new Match(BookRows.book(row), row.getBoolean("complete")));
        }
    }

    private final Jdbi jdbi;
    private final BookVocabulary vocabulary = new BookVocabulary();

    PostgresBookSearch(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<List<Named>> named(List<Name> names) {
        return names.isEmpty() ? List.of() : jdbi.withHandle(handle -> named(handle, names));
    }

    @Override
    public List<Page> find(List<Request> queries) {
        return queries.isEmpty() ? List.of() : jdbi.withHandle(handle -> find(handle, queries));
    }

    private List<List<Named>> named(Handle handle, List<Name> names) {
        List<List<Named>> found =
                names.stream().<List<Named>>map(_ -> new ArrayList<>()).toList();
        Query query = names.stream().allMatch(Name::exact) ? exactlyNamed(handle, names) : roughlyNamed(handle, names);
        query.bind("limit", NAMED_AT_MOST)
                .map((row, _) -> NamedRow.of(row))
                .forEach(row -> found.get(row.position() - 1).add(row.named()));
        return found;
    }

    private static Query exactlyNamed(Handle handle, List<Name> names) {
        List<String> keys =
                names.stream().map(name -> String.join(" ", keyWords(name))).toList();
        return handle.createQuery(EXACTLY_NAMED).bindArray("keys", String.class, keys);
    }

    private Query roughlyNamed(Handle handle, List<Name> names) {
        Map<String, String> right = vocabulary.rightWords(
                handle,
                names.stream()
                        .filter(name -> !name.exact())
                        .flatMap(name -> keyWords(name).stream())
                        .toList());
        List<String> keys = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        List<String> anywhere = new ArrayList<>();
        for (Name name : names) {
            List<String> words = keyWords(name).stream()
                    .map(word -> name.exact() ? word : right.getOrDefault(word, word))
                    .toList();
            keys.add(String.join(" ", words));
            // No word matches no book.
            titles.add(
                    name.exact() ? "" : words.stream().map(word -> word + ":A").collect(Collectors.joining(" & ")));
            anywhere.add(name.exact() ? "" : String.join(" & ", words));
        }
        return handle.createQuery(NAMED)
                .bindArray("keys", String.class, keys)
                .bindArray("titles", String.class, titles)
                .bindArray("names", String.class, anywhere);
    }

    private static List<String> keyWords(Name name) {
        return WishWords.words(WishWords.key(name.text()));
    }

    private List<Page> find(Handle handle, List<Request> queries) {
        Set<String> words = new LinkedHashSet<>();
        for (Request query : queries) {
            words.addAll(query.criteria().words());
            query.criteria().authors().forEach(words::addAll);
        }
        Map<String, String> right = vocabulary.rightWords(handle, words);
        List<Page> pages = new ArrayList<>();
        for (int from = 0; from < queries.size(); from += QUERIES_AT_ONCE) {
            pages.addAll(findTogether(
                    handle, queries.subList(from, Math.min(from + QUERIES_AT_ONCE, queries.size())), right));
        }
        return pages;
    }

    private static List<Page> findTogether(Handle handle, List<Request> queries, Map<String, String> right) {
        List<BookSql> parts = IntStream.range(0, queries.size())
                .mapToObj(number -> {
                    Request query = queries.get(number);
                    BookCriteria criteria = query.criteria().spelled(right);
                    return new BookSql(new Request(criteria, query.skip(), query.limit()), number);
                })
                .toList();
        String sql = IntStream.range(0, parts.size())
                .mapToObj(number -> parts.get(number).select(number))
                .collect(Collectors.joining(" UNION ALL "));
        Query statement = handle.createQuery(sql);
        parts.forEach(part -> part.bind(statement));
        Map<Integer, List<FoundRow>> rows =
                statement.map((row, _) -> FoundRow.of(row)).stream().collect(Collectors.groupingBy(FoundRow::number));
        return IntStream.range(0, queries.size())
                .mapToObj(number -> page(
                        rows.getOrDefault(number, List.of()),
                        queries.get(number).limit()))
                .toList();
    }

    private static Page page(List<FoundRow> rows, int limit) {
        List<Match> matches = rows.stream().limit(limit).map(FoundRow::match).toList();
        return new Page(matches, rows.size() > limit);
    }
}
