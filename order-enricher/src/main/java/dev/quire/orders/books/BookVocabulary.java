package dev.quire.orders.books;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Puts mistyped words right with table {@code book_vocabulary}, which has every word of the books and trigrams of them. Words
 * that it was found to have are remembered, as it never loses one; the others are looked up each time, since the next book
 * may have them. Safe for use by many threads.
 */
final class BookVocabulary {
    private static final int SIMILAR_WORDS = 20;
    private static final int MIN_LETTERS_TO_CORRECT = 4;

    /** Some megabytes at most, whatever visitors type. */
    private static final int REMEMBERED = 50_000;

    /** Each word, whether a book has it, and if not those of the vocabulary that look like it. */
    private static final String LOOK_UP = """
            SELECT typed.word AS typed, known, similar_words.word AS similar
            FROM unnest(:words) AS typed (word)
            CROSS JOIN LATERAL (
                SELECT EXISTS (
                    SELECT FROM book_vocabulary AS vocabulary
                    WHERE vocabulary.lexeme = ANY (tsvector_to_array(to_tsvector('book_english', typed.word)))
                ) AS known
            ) AS looked_up
            LEFT JOIN LATERAL (
                SELECT vocabulary.word
                FROM book_vocabulary AS vocabulary
                WHERE NOT known AND vocabulary.word % typed.word
                ORDER BY similarity(vocabulary.word, typed.word) DESC, vocabulary.word
                LIMIT :limit
            ) AS similar_words ON true
            """;

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** For each word that no book has and that looks like one of a book's: that one. */
    Map<String, String> rightWords(Handle handle, Collection<String> words) {
        List<String> unknown = words.stream()
                .filter(word -> word.length() >= MIN_LETTERS_TO_CORRECT && !known.contains(word))
                .distinct()
                .toList();
        if (unknown.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> similar = new HashMap<>();
        handle.createQuery(LOOK_UP)
                .bindArray("words", String.class, unknown)
                .bind("limit", SIMILAR_WORDS)
                .map((row, _) ->
                        new LookedUp(row.getString("typed"), row.getBoolean("known"), row.getString("similar")))
                .forEach(word -> {
                    if (word.known()) {
                        remember(word.typed());
                    } else if (word.similar() != null) {
                        similar.computeIfAbsent(word.typed(), _ -> new ArrayList<>())
                                .add(word.similar());
                    }
                });
        Map<String, String> right = new HashMap<>();
        similar.forEach((typed, candidates) ->
                Spelling.nearest(typed, candidates).ifPresent(nearest -> right.put(typed, nearest)));
        return right;
    }

    private void remember(String word) {
        if (known.size() < REMEMBERED) {
            known.add(word);
        }
    }

    private record LookedUp(
            String typed, boolean known, @Nullable String similar) {}
}
