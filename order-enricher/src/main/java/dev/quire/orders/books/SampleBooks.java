package dev.quire.orders.books;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Books for demonstrations and tests: some that exist, with their authors and years, and invented ones by invented authors.
 * Prices and sales ranks are made up. The same count gives the same books for ever.
 */
final class SampleBooks {
    private static final long SEED = 1;
    private static final int FIRST_YEAR = 1975;
    private static final int LAST_YEAR = 2026;
    private static final int[] PRICES = {499, 699, 799, 899, 999, 1099, 1299, 1399, 1499, 1699, 1899, 2199, 2799};

    /** Kinds of title: a subject's word, another's, an adjective, a person, a place. */
    private static final List<String> TITLES = List.of(
            "The # *",
            "The * of @",
            "The # * of @",
            "% and the # *",
            "%'s # *",
            "The * and the +",
            "The Last * of @",
            "The # * at @",
            "* and +",
            "The * for %",
            "The # + of %",
            "The # * of %");

    /** Known books stand this far apart in the sales ranks, about. */
    private static final int KNOWN_SPACING = 4;

    /** The first places belong to books that everybody knows. */
    private static final int HEAD_START = 10 * KNOWN_SPACING;

    /** How long to look for a title that is not taken. */
    private static final int ATTEMPTS = 1_000;

    private final Map<String, List<String>> names = SampleText.lists(SampleText.lines("names.txt"));
    /** The algorithm of {@code nextInt(bound)} is part of its contract, so every JDK makes the same books. */
    private final Random random = new Random(SEED);

    private final Set<String> taken = new HashSet<>();
    private final List<Ranked> ranked = new ArrayList<>();

    /** A book without its final sales rank. */
    private record Ranked(Book book, double popularity) {}

    private record Subject(String name, String word) {
        static Subject of(String text) {
            int slash = text.indexOf('/');
            return new Subject(text.substring(0, slash), text.substring(slash + 1));
        }
    }

    private SampleBooks() {}

    /** @param count at least as many as there are known ones */
    static List<Book> of(int count) {
        return new SampleBooks().all(count);
    }

    private List<Book> all(int count) {
        for (String line : SampleText.lines("known.txt")) {
            known(line);
        }
        List<Map.Entry<String, Map<String, List<String>>>> shelves =
                List.copyOf(shelves().entrySet());
        while (ranked.size() < count) {
            Map.Entry<String, Map<String, List<String>>> shelf = shelves.get(ranked.size() % shelves.size());
            invent(shelf.getKey(), shelf.getValue(), count);
        }
        List<Integer> byPopularity = IntStream.range(0, ranked.size())
                .boxed()
                .sorted(Comparator.comparingDouble(index -> ranked.get(index).popularity()))
                .toList();
        int[] ranks = new int[ranked.size()];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[byPopularity.get(rank)] = rank + 1;
        }
        return IntStream.range(0, ranks.length)
                .mapToObj(index -> withRank(ranked.get(index).book(), ranks[index]))
                .toList();
    }

    private static Map<String, Map<String, List<String>>> shelves() {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : SampleText.lines("invented.txt")) {
            if (line.startsWith("[")) {
                current = new ArrayList<>();
                lines.put(line.substring(1, line.length() - 1), current);
            } else {
                current.add(line);
            }
        }
        Map<String, Map<String, List<String>>> shelves = new LinkedHashMap<>();
        lines.forEach((genre, lists) -> shelves.put(genre, SampleText.lists(lists)));
        return shelves;
    }

    private void known(String line) {
        String[] fields = line.split("\\|", -1);
        if (fields.length != 8) {
            throw new IllegalStateException("Not eight fields: " + line);
        }
        taken.add(WishWords.key(fields[0]));
        add(
                fields[0],
                fields[1],
                fields[3],
                List.of(fields[4].split(",")),
                List.of(fields[5].split(",")),
                fields[7],
                SampleText.Ages.of(fields[6]),
                fields[2].isEmpty() ? null : Integer.valueOf(fields[2]),
                ranked.size() * (double) KNOWN_SPACING + random.nextInt(3 * KNOWN_SPACING));
    }

    private void invent(String genre, Map<String, List<String>> shelf, int count) {
        List<Subject> subjects = pick(shelf, "subjects", 2 + random.nextInt(2)).stream()
                .map(Subject::of)
                .toList();
        String description = pick(shelf, "heroes") + " " + pick(shelf, "deeds") + " " + pick(shelf, "twists") + ".";
        // Squared: most are of the last years, as in a shop.
        double age = random.nextInt(1000) / 1000.0;
        int year = LAST_YEAR - (int) (age * age * (LAST_YEAR - FIRST_YEAR));
        add(
                title(subjects, shelf),
                pick(names, "first") + " " + pick(names, "last"),
                genre,
                pick(shelf, "moods", 1 + random.nextInt(3)),
                subjects.stream().map(Subject::name).toList(),
                Character.toUpperCase(description.charAt(0)) + description.substring(1),
                SampleText.Ages.of(pick(shelf, "ages")),
                year,
                HEAD_START + random.nextInt(count * 10) / 10.0);
    }

    private String title(List<Subject> subjects, Map<String, List<String>> shelf) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            StringBuilder title = new StringBuilder();
            for (char part : pick(TITLES).toCharArray()) {
                switch (part) {
                    case '*' -> title.append(subjects.get(0).word());
                    case '+' -> title.append(subjects.get(1).word());
                    case '@' -> title.append(pick(names, "places"));
                    case '%' -> title.append(pick(names, "people"));
                    case '#' -> title.append(pick(shelf, "adjectives"));
                    default -> title.append(part);
                }
            }
            String whole = title.toString();
            if (taken.add(WishWords.key(whole))) {
                return whole;
            }
        }
        throw new IllegalStateException("No title is left for so many books");
    }

    private void add(
            String title,
            String author,
            String genre,
            List<String> moods,
            List<String> subjects,
            String description,
            SampleText.Ages ages,
            @Nullable Integer year,
            double popularity) {
        String id = "S%06d".formatted(ranked.size() + 1);
        int cents = PRICES[random.nextInt(PRICES.length)];
        ranked.add(new Ranked(
                new Book(
                        id,
                        title,
                        author,
                        genre,
                        moods,
                        subjects,
                        description,
                        ages.min(),
                        ages.max(),
                        cents,
                        "USD",
                        year,
                        1),
                popularity));
    }

    private static Book withRank(Book book, int rank) {
        return new Book(
                book.id(),
                book.title(),
                book.author(),
                book.genre(),
                book.moods(),
                book.subjects(),
                book.description(),
                book.minAge(),
                book.maxAge(),
                book.priceCents(),
                book.currency(),
                book.publishedIn(),
                rank);
    }

    private String pick(Map<String, List<String>> lists, String name) {
        return pick(lists.getOrDefault(name, List.of()));
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Distinct ones. */
    private List<String> pick(Map<String, List<String>> lists, String name, int count) {
        List<String> left = new ArrayList<>(lists.getOrDefault(name, List.of()));
        List<String> picked = new ArrayList<>();
        while (picked.size() < count && !left.isEmpty()) {
            picked.add(left.remove(random.nextInt(left.size())));
        }
        return picked;
    }
}
