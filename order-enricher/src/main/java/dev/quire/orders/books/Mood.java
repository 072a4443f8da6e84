package dev.quire.orders.books;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How a book feels, with the words by which visitors ask for it. The first of them is what a reply says. */
enum Mood {
    FUNNY(
            "funny",
            "hilarious",
            "humorous",
            "witty",
            "comic",
            "laugh",
            "makes me laugh",
            "comical",
            "funnier",
            "funniest",
            "wittier"),
    DARK("dark", "gritty", "grim", "bleak", "darker", "darkest", "grittier"),
    SCARY(
            "scary",
            "creepy",
            "spooky",
            "frightening",
            "chilling",
            "terrifying",
            "scarier",
            "scariest",
            "creepier",
            "spookier"),
    COZY(
            "cozy",
            "cosy",
            "relaxing",
            "comforting",
            "gentle",
            "calm",
            "light-hearted",
            "lighthearted",
            "feel-good",
            "light",
            "lighter",
            "cozier",
            "cosier",
            "gentler",
            "calmer"),
    UPLIFTING(
            "uplifting",
            "happy",
            "heartwarming",
            "heart-warming",
            "hopeful",
            "cheerful",
            "positive",
            "happy ending",
            "happier"),
    ROMANTIC("romantic", "steamy"),
    SUSPENSEFUL("suspenseful", "gripping", "page-turner", "page turner", "exciting", "thrilling", "suspense", "tense"),
    THOUGHTFUL(
            "thoughtful",
            "thought-provoking",
            "thought provoking",
            "deep",
            "profound",
            "intelligent",
            "clever",
            "deeper"),
    SAD(
            "sad",
            "heartbreaking",
            "tragic",
            "tearjerker",
            "moving",
            "emotional",
            "melancholic",
            "depressing",
            "sadder",
            "saddest"),
    ADVENTUROUS("adventurous", "action-packed", "action packed", "action", "swashbuckling", "fast-paced", "fast paced"),
    EPIC("epic", "sweeping", "grand"),
    WHIMSICAL("whimsical", "quirky", "magical", "charming", "playful", "weird", "weirder"),
    INSPIRING("inspiring", "inspirational", "motivational", "motivating");

    /** Separated by commas. */
    private final String words;

    Mood(String... words) {
        this.words = String.join(",", words);
    }

    /** As a reply says it. */
    String word() {
        return words().getFirst();
    }

    /** As table {@code books} spells it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In the order of this enumeration, so that the same moods make the same query. */
    static List<String> codes(Set<Mood> moods) {
        return Arrays.stream(values()).filter(moods::contains).map(Mood::code).toList();
    }

    List<String> words() {
        return List.of(words.split(","));
    }
}
