package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    private static final Book HOBBIT = new Book(
            "S1",
            "The Hobbit",
            "J. R. R. Tolkien",
            "Fantasy",
            List.of("adventurous", "cozy"),
            List.of("dwarves", "dragons", "quest"),
            "A hobbit is swept off. He comes back.",
            8,
            Book.NO_UPPER_AGE,
            899,
            "USD",
            1937,
            2);

    @Test
    void whatWasAskedForIsTheReason() {
        assertThat(why("a cozy book about dragons for a 10 year old under $10"))
                .isEqualTo("A cozy fantasy novel about dragons, for readers from 8, at $8.99: A hobbit is swept off.");
    }

    @Test
    void withoutAWishTheBookSpeaksForItself() {
        assertThat(why("recommend me something"))
                .isEqualTo(
                        "A cozy fantasy novel about dwarves and dragons, for readers from 8: A hobbit is swept off.");
    }

    @Test
    void salesAndYearsAndAuthorsAreReasonsWhereTheyWereAskedFor() {
        assertThat(why("your bestsellers")).contains(", number 2 in our sales");
        assertThat(why("the newest books")).contains(", published in 1937");
        assertThat(why("a classic")).contains(" from 1937");
        assertThat(why("by Tolkien")).contains(" by J. R. R. Tolkien");
    }

    @Test
    void similarBooksShareMoodsAndSubjects() {
        BookCriteria near = BookCriteria.ANYTHING.near(new BookCriteria.Near(
                "Eragon", "eragon", null, "Fantasy", List.of("adventurous", "epic"), List.of("dragons", "magic")));

        assertThat(Reasons.why(HOBBIT, near))
                .isEqualTo(
                        "Like Eragon, an adventurous fantasy novel about dragons, for readers from 8: A hobbit is swept off.");
    }

    @Test
    void aGenreThatWeDoNotKnowAndNothingElseIsEnough() {
        Book plain = new Book(
                "1", "T", "A", "Manga", List.of("new-mood"), List.of(), "", 16, Book.NO_UPPER_AGE, 1, "EUR", null, 900);

        assertThat(Reasons.why(plain, BookCriteria.ANYTHING)).isEqualTo("A manga book.");
        assertThat(Reasons.why(plain, WishParser.parse("bestsellers under $5").criteria()))
                .isEqualTo("A manga book, at 0.01 EUR.");
    }

    private static String why(String wish) {
        return Reasons.why(HOBBIT, WishParser.parse(wish).criteria());
    }
}
