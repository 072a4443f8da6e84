package dev.quire.orders.books;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What kind of book it is, with the words by which visitors ask for it. */
enum Genre {
    FANTASY("Fantasy", "fantasy", "fantasies", "high fantasy", "epic fantasy", "sword and sorcery"),
    SCIENCE_FICTION(
            "Science Fiction",
            "science fiction",
            "sci fi",
            "scifi",
            "sf",
            "sci-fi",
            "space opera",
            "cyberpunk",
            "dystopian",
            "dystopia"),
    MYSTERY(
            "Mystery",
            "mystery",
            "mysteries",
            "detective",
            "detectives",
            "whodunit",
            "whodunnit",
            "crime",
            "murder mystery",
            "murder mysteries",
            "crime fiction"),
    THRILLER("Thriller", "thriller", "thrillers", "spy", "spy novel", "spy novels", "espionage"),
    HORROR("Horror", "horror", "ghost story", "ghost stories", "gothic"),
    ROMANCE("Romance", "romance", "romances", "love story", "love stories", "romcom", "rom com"),
    HISTORICAL_FICTION("Historical Fiction", "historical fiction", "historical", "historical novel"),
    LITERARY_FICTION("Literary Fiction", "literary fiction", "literary", "literature", "contemporary fiction"),
    ADVENTURE("Adventure", "adventure", "adventures", "adventure story", "adventure stories"),
    HUMOR("Humor", "humor", "humour", "comedy", "comedies", "satire"),
    POETRY("Poetry", "poetry", "poem", "poems", "verse"),
    PICTURE_BOOK("Picture Book", "picture book", "picture books", "bedtime story", "bedtime stories"),
    BIOGRAPHY(
            "Biography",
            "biography",
            "biographies",
            "memoir",
            "memoirs",
            "autobiography",
            "autobiographies",
            "life story"),
    HISTORY("History", "history", "histories"),
    SCIENCE("Science", "science", "popular science", "physics", "biology", "astronomy"),
    PHILOSOPHY("Philosophy", "philosophy", "philosophical"),
    SELF_HELP("Self-Help", "self help", "self-help", "personal development", "self improvement", "productivity"),
    BUSINESS("Business", "business", "management", "entrepreneurship", "finance", "investing"),
    COOKING("Cooking", "cooking", "cookbook", "cookbooks", "recipe", "recipes", "baking", "cook book"),
    TRAVEL("Travel", "travel", "travel writing", "travelogue", "travelogues", "travel guide");

    /** What "nonfiction" asks for. */
    static final Set<Genre> NON_FICTION =
            Set.of(BIOGRAPHY, HISTORY, SCIENCE, PHILOSOPHY, SELF_HELP, BUSINESS, COOKING, TRAVEL);

    private final String label;
    /** Separated by commas. */
    private final String words;

    Genre(String label, String... words) {
        this.label = label;
        this.words = String.join(",", words);
    }

    /** What a sentence calls such a book, without an article: {@code fantasy novel}. */
    String noun() {
        return switch (this) {
            case MYSTERY -> "mystery";
            case THRILLER -> "thriller";
            case ROMANCE -> "romance";
            case POETRY -> "poetry collection";
            case COOKING -> "cookbook";
            case PICTURE_BOOK -> "picture book";
            case BIOGRAPHY -> "biography";
            case HISTORICAL_FICTION -> "historical novel";
            case LITERARY_FICTION -> "literary novel";
            case ADVENTURE -> "adventure story";
            case FANTASY, SCIENCE_FICTION, HORROR -> label.toLowerCase(Locale.ROOT) + " novel";
            case HUMOR, HISTORY, SCIENCE, PHILOSOPHY, SELF_HELP, BUSINESS, TRAVEL ->
                label.toLowerCase(Locale.ROOT) + " book";
        };
    }

    /** As table {@code books} and a visitor read it. */
    String label() {
        return label;
    }

    List<String> words() {
        return List.of(words.split(","));
    }

    /** In the order of this enumeration, so that the same genres make the same query. */
    static List<String> labels(Set<Genre> genres) {
        return Arrays.stream(values())
                .filter(genres::contains)
                .map(Genre::label)
                .toList();
    }

    /** Empty for a genre that a shop has and we do not know. */
    static Optional<Genre> labelled(String label) {
        return Arrays.stream(values())
                .filter(genre -> genre.label.equals(label))
                .findFirst();
    }
}
