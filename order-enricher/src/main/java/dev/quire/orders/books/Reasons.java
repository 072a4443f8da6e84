package dev.quire.orders.books;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in one sentence why a book fits what was asked for. Pure. */
final class Reasons {
    private static final int MOODS = 2;
    private static final int SUBJECTS = 2;

    /** A place further down is no reason. */
    private static final int BESTSELLERS = 100;

    private static final Pattern FIRST_SENTENCE = Pattern.compile("^(.+?[^.A-Z])\\.(?=\\s|$)", Pattern.DOTALL);

    /** Not "a romantic romance". */
    private static final Map<Mood, String> SAID_BY_GENRE =
            Map.of(Mood.ROMANTIC, Genre.ROMANCE.label(), Mood.ADVENTUROUS, Genre.ADVENTURE.label());

    private Reasons() {}

    /** Such as {@code A funny fantasy novel about dragons, for ages 8 to 12, at $8.99: A shy apprentice ... .} */
    static String why(Book book, BookCriteria criteria) {
        StringBuilder why = new StringBuilder();
        if (criteria.near() != null) {
            why.append("Like ").append(criteria.near().label()).append(", ");
        }
        List<String> moods = moods(book, criteria);
        String noun = Genre.labelled(book.genre())
                .map(Genre::noun)
                .orElseGet(() -> book.genre().toLowerCase(Locale.ROOT) + " book");
        String kind = String.join(", ", moods) + (moods.isEmpty() ? "" : " ") + noun;
        why.append(article(kind)).append(' ').append(kind);
        List<String> subjects = subjects(book, criteria);
        if (!subjects.isEmpty()) {
            why.append(" about ").append(String.join(" and ", subjects));
        }
        if (!criteria.authors().isEmpty()) {
            why.append(" by ").append(book.author());
        }
        if (criteria.maxYear() != null && book.publishedIn() != null) {
            why.append(" from ").append(book.publishedIn());
        }
        why.append(ages(book, criteria)).append(price(book, criteria)).append(order(book, criteria));
        firstSentence(book).ifPresent(sentence -> why.append(": ").append(sentence));
        why.setCharAt(0, Character.toUpperCase(why.charAt(0)));
        return why.append('.').toString();
    }

    private static String article(String noun) {
        return "aeiou".indexOf(noun.charAt(0)) >= 0 ? "an" : "a";
    }

    /** What was asked for, else what the liked book has too, else what it is in the first place. */
    private static List<String> moods(Book book, BookCriteria criteria) {
        List<Mood> has = Arrays.stream(Mood.values())
                .filter(mood -> book.moods().contains(mood.code()))
                .filter(mood -> !book.genre().equals(SAID_BY_GENRE.get(mood)))
                .toList();
        List<Mood> wanted = has.stream().filter(criteria.moods()::contains).toList();
        if (wanted.isEmpty() && criteria.near() != null) {
            wanted = has.stream()
                    .filter(mood -> criteria.near().moods().contains(mood.code()))
                    .toList();
        }
        if (wanted.isEmpty()) {
            wanted = has.stream().limit(1).toList();
        }
        return wanted.stream().limit(MOODS).map(Mood::word).toList();
    }

    private static List<String> subjects(Book book, BookCriteria criteria) {
        Set<String> subjects = new LinkedHashSet<>();
        for (String subject : book.subjects()) {
            boolean asked = criteria.words().stream()
                    .anyMatch(word ->
                            WishWords.words(WishWords.plain(subject)).stream().anyMatch(part -> sameStem(part, word)));
            boolean shared =
                    criteria.near() != null && criteria.near().subjects().contains(subject);
            if (asked || shared) {
                subjects.add(subject);
            }
        }
        if (subjects.isEmpty()) {
            subjects.addAll(book.subjects());
        }
        return subjects.stream().limit(SUBJECTS).toList();
    }

    /** Roughly: dragon, dragons. */
    private static boolean sameStem(String a, String b) {
        int common = Math.min(a.length(), b.length());
        int ending = Math.max(a.length(), b.length()) - common;
        return ending <= 3 && a.regionMatches(0, b, 0, Math.max(Math.min(3, common), common - 1));
    }

    private static String ages(Book book, BookCriteria criteria) {
        boolean forAnybody = book.minAge() >= 16 && book.maxAge() == Book.NO_UPPER_AGE;
        if (forAnybody && criteria.age() == null) {
            return "";
        }
        return book.maxAge() == Book.NO_UPPER_AGE
                ? ", for readers from " + book.minAge()
                : ", for ages " + book.minAge() + " to " + book.maxAge();
    }

    private static String price(Book book, BookCriteria criteria) {
        boolean asked = criteria.maxPriceCents() != null
                || criteria.minPriceCents() != null
                || criteria.order() == BookCriteria.Order.CHEAPEST;
        return asked ? ", at " + Prices.text(book) : "";
    }

    private static String order(Book book, BookCriteria criteria) {
        return switch (criteria.order()) {
            case BESTSELLERS -> book.salesRank() <= BESTSELLERS ? ", number " + book.salesRank() + " in our sales" : "";
            case NEWEST -> book.publishedIn() == null ? "" : ", published in " + book.publishedIn();
            case BEST_MATCH, CHEAPEST -> "";
        };
    }

    /** Of its description, without the full stop. */
    static Optional<String> firstSentence(Book book) {
        if (book.description().isBlank()) {
            return Optional.empty();
        }
        String text = book.description().strip();
        Matcher sentence = FIRST_SENTENCE.matcher(text);
        return Optional.of(sentence.find() ? sentence.group(1) : text);
    }
}
