package dev.quire.orders.books;

import dev.quire.orders.books.WishVocabulary.Meaning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what names and figures have left of a clause: words with a meaning, words to search for, and what is excluded.
 * Pure, for one thread and one clause.
 */
final class ClauseWords {
    private static final Pattern PAUSE = Pattern.compile("[,:()]| [-–—]+ |[–—]");

    private final WishDraft draft;
    private final Exclusions exclusions = new Exclusions();
    private final List<String> excludedPhrase = new ArrayList<>();
    private @Nullable Token lastExcluded;
    private boolean anyBook;

    /** @param meaning null for a word to search for */
    private record Token(String words, @Nullable Meaning meaning) {
        boolean isLike(Token other) {
            return meaning == null
                    ? other.meaning == null
                    : other.meaning != null && meaning.getClass() == other.meaning.getClass();
        }
    }

    private ClauseWords(WishDraft draft) {
        this.draft = draft;
    }

    /** @return whether the words say that any book will do: "books", "something" */
    static boolean read(String clause, WishDraft draft) {
        ClauseWords reader = new ClauseWords(draft);
        List<List<String>> parts = Arrays.stream(PAUSE.split(clause))
                .map(WishWords::words)
                .filter(part -> !part.isEmpty())
                .toList();
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                reader.exclusions.comma(parts.subList(i, parts.size()));
            }
            reader.read(tokens(parts.get(i)));
            reader.endPhrase();
        }
        return reader.anyBook;
    }

    private static List<Token> tokens(List<String> words) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int length = Math.min(WishVocabulary.MAX_PHRASE, words.size() - at);
            Optional<Meaning> known = WishVocabulary.of(words.subList(at, at + length));
            while (known.isEmpty() && length > 1) {
                length--;
                known = WishVocabulary.of(words.subList(at, at + length));
            }
            String phrase = String.join(" ", words.subList(at, at + length));
            tokens.add(new Token(
                    phrase, known.or(() -> WishVocabulary.ofMistyped(phrase)).orElse(null)));
            at += length;
        }
        return tokens;
    }

    private void read(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
            read(tokens.get(i), next);
        }
    }

    private void read(Token token, @Nullable Token next) {
        Meaning meaning = token.meaning();
        if (meaning == null) {
            readWord(token);
            return;
        }
        endPhrase();
        switch (meaning) {
            case Meaning.Negation _ -> exclusions.negate(token.words());
            case Meaning.AnyBook _
            when token.words().equals("fiction") && exclusions.excludes() -> draft.genres(Genre.NON_FICTION);
            case Meaning.AnyBook _ -> {
                anyBook = true;
                exclusions.pass(token.words(), false, false);
            }
            case Meaning.Degree _ -> exclusions.pass(token.words(), true, false);
            case Meaning.Filler _ -> {
                boolean nextIsAlike = next != null && lastExcluded != null && lastExcluded.isLike(next);
                exclusions.pass(token.words(), false, nextIsAlike);
            }
            case Meaning.OfGenre _,
                    Meaning.OfMood _,
                    Meaning.ForAge _,
                    Meaning.UntilYear _,
                    Meaning.Sorted _,
                    Meaning.Cheap _,
                    Meaning.Cheaper _ -> {
                boolean excluded = exclusions.excludes();
                lastExcluded = excluded ? token : null;
                apply(meaning, excluded);
            }
        }
    }

    private void readWord(Token token) {
        boolean goesOn = !excludedPhrase.isEmpty() && exclusions.excludesToo();
        if (goesOn || exclusions.excludes()) {
            excludedPhrase.add(token.words());
            lastExcluded = token;
        } else if (token.words().length() > 1) {
            draft.word(token.words());
        }
    }

    private void endPhrase() {
        if (!excludedPhrase.isEmpty()) {
            draft.notWords(List.copyOf(excludedPhrase));
            excludedPhrase.clear();
        }
    }

    private void apply(Meaning meaning, boolean excluded) {
        switch (meaning) {
            case Meaning.OfGenre(Set<Genre> genres) when excluded -> draft.notGenres(genres);
            case Meaning.OfGenre(Set<Genre> genres) -> draft.genres(genres);
            case Meaning.OfMood(Mood mood) when excluded -> draft.notMood(mood);
            case Meaning.OfMood(Mood mood) -> draft.mood(mood);
            case Meaning.ForAge(int years) when !excluded -> draft.roughAge(years);
            case Meaning.UntilYear(int year) when !excluded -> draft.years(null, year);
            case Meaning.Sorted(BookCriteria.Order order) when !excluded -> draft.order(order);
            case Meaning.Cheap _ when !excluded -> draft.cheap();
            case Meaning.Cheaper _ when !excluded -> draft.cheaper();
            case Meaning.ForAge _, Meaning.UntilYear _, Meaning.Sorted _, Meaning.Cheap _, Meaning.Cheaper _ -> {}
            case Meaning.Negation _, Meaning.Degree _, Meaning.AnyBook _, Meaning.Filler _ -> {}
        }
    }
}
