package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExclusionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            no vampires please                          | vampires
            nothing with dogs                           | dogs
            without violence                            | violence
            no talking animals                          | talking animals
            no acts of violence                         | acts, violence
            no vampires or werewolves, but dragons      | vampires, werewolves
            no books about dogs and cats                | dogs, cats
            no cats, dogs or horses                     | cats, dogs, horses
            not the hobbit                              | hobbit
            books by Tolkien, not "The Hobbit"          | the hobbit
            books by Tolkien except the hobbit          | hobbit
            something not by Tolkien in fantasy         | tolkien
            nothing by Stephen King                     | stephen king
            I'm not interested in reading about war     | war
            nothing like Harry Potter                   | harry potter
            something scary but not gory                | gory
            no, something with dogs                     |
            not sure, maybe dogs                        |
            I have never read Kafka                     |
            """)
    void whatIsExcludedIsNotWanted(String wish, @Nullable String unwanted) {
        BookCriteria criteria = WishParser.parse(wish).criteria();

        assertThat(criteria.unwantedWords()).isEqualTo(unwanted == null ? List.of() : List.of(unwanted.split(", ")));
        assertThat(criteria.words()).noneMatch(criteria.unwantedWords()::contains);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            not romance                                     | ROMANCE            |
            anything but romance                            | ROMANCE            |
            something other than romance                    | ROMANCE            |
            I'm not a big fan of romance                    | ROMANCE            |
            I don't want mystery or horror, something cozy  | MYSTERY HORROR     |
            a book like Harry Potter but not fantasy        | FANTASY            |
            no romance, horror or mystery                   | ROMANCE HORROR MYSTERY |
            no romance, fantasy please                      | ROMANCE            | FANTASY
            no romance and a good thriller                  | ROMANCE            | THRILLER
            fantasy instead of romance                      | ROMANCE            | FANTASY
            nothing but romance                             |                    | ROMANCE
            not only fantasy                                |                    | FANTASY
            why not fantasy                                 |                    | FANTASY
            I have never read fantasy                       |                    | FANTASY
            """)
    void anExcludedGenreIsNotWanted(String wish, @Nullable String unwanted, @Nullable String wanted) {
        BookCriteria criteria = WishParser.parse(wish).criteria();

        assertThat(criteria.unwantedGenres()).isEqualTo(genres(unwanted));
        assertThat(criteria.genres()).isEqualTo(genres(wanted));
    }

    @Test
    void whatIsWantedBesideAnExclusionStays() {
        BookCriteria criteria = WishParser.parse(
                        "I don't want mystery or horror, something cozy with cats by Ada Stone")
                .criteria();

        assertThat(criteria.moods()).containsExactly(Mood.COZY);
        assertThat(criteria.words()).containsExactly("cats");
        assertThat(criteria.authors()).containsExactly(List.of("ada", "stone"));
    }

    @Test
    void whoWantsNoFictionWantsFacts() {
        assertThat(WishParser.parse("not fiction").criteria().genres()).isEqualTo(Genre.NON_FICTION);
    }

    @Test
    void anExcludedBookIsNotTheTitleAskedFor() {
        Wish.Title title =
                WishParser.parse("books by Tolkien, not \"The Hobbit\"").title();

        assertThat(title == null ? "" : title.name()).doesNotContain("hobbit");
    }

    @Test
    void whatIsSimilarIsNotOfAnExcludedGenre() {
        Book dune = SampleBooks.of(200).stream()
                .min(Comparator.comparingInt(Book::salesRank))
                .orElseThrow();
        Genre genre = Genre.labelled(dune.genre()).orElseThrow();
        BookCriteria without = WishParser.parse("no " + genre.label()).criteria();

        assertThat(without.near(BookCriteria.Near.to(dune)).genres()).isEmpty();
        assertThat(without.near(BookCriteria.Near.to(dune)).unwantedGenres()).containsExactly(genre);
    }

    @Test
    void whatIsOfferedInsteadKeepsToTheExclusions() {
        BookCriteria criteria = WishParser.parse("a thriller by Ada Stone, no romance, no cats, not dark")
                .criteria();

        for (BookCriteria instead : List.of(criteria.nearestShelf(), criteria.anythingElse())) {
            assertThat(instead.unwantedGenres()).containsExactly(Genre.ROMANCE);
            assertThat(instead.unwantedWords()).containsExactly("cats");
            assertThat(instead.unwantedMoods()).containsExactly(Mood.DARK);
        }
    }

    @Test
    void aWishOfNothingButExclusionsIsRead() {
        for (String part : List.of(
                "not want ", "no, ", "no. how much is it. ", "by a or b ", "\"not\" ", "in kindle or kindle ")) {
            assertThat(WishParser.parse(part.repeat(1_000)).criteria().words()).hasSizeLessThan(9);
        }
    }

    private static Set<Genre> genres(@Nullable String names) {
        return names == null
                ? Set.of()
                : Set.copyOf(Arrays.stream(names.split(" ")).map(Genre::valueOf).toList());
    }
}
