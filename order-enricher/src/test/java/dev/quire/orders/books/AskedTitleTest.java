package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskedTitleTest {
    @ParameterizedTest
    @CsvSource({
        "Do you have Dracula?, dracula, true",
        "do you sell the book Emma, emma, true",
        "is Dune in stock?, dune, true",
        "have you got a copy of The Hobbit, the hobbit, true",
        "do you have dracula under $10, dracula, true",
        "Do you have Dracula by Bram Stoker?, dracula, true",
        "how much is Moby-Dick, moby-dick, true",
        "'I want \"The Great Gatsby\"', the great gatsby, true",
        "Dracula, dracula, false",
        "I'm looking for Emma, emma, false",
        "do you have books about dragons, books about dragons, false",
        "do you have any thrillers, any thrillers, false",
        "do you have cheap cookbooks, cheap cookbooks, false",
        "do you have a book for kids, a book for kids, false",
    })
    void aTitleIsAskedForOrGuessed(String wish, String name, boolean asked) {
        Wish.Title title = Objects.requireNonNull(WishParser.parse(wish).title());

        assertThat(title.asked()).isEqualTo(asked);
        if (asked || !wish.contains("do you")) {
            assertThat(title.name()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    And Then There Were None             | then there were none; and then there were none
                    And Then There Were None by Christie | then there were none; and then there were none
                    Yes Please                           | yes
                    Find Me                              | find me
                    The Book Thief                       | thief; the book thief
                    Order of the Phoenix                 | of the phoenix; order of the phoenix
                    Sonnets                              | sonnets
                    Solaris                              | solaris
                    Hiroshima                            | hiroshima
                    Wellness                             | wellness
                    Finding Nemo                         | finding nemo
                    Buyology                             | buyology
                    Dracula                              | dracula
                    """)
    void aTitleMayBeginLikeASentence(String wish, String names) {
        Wish.Title title = Objects.requireNonNull(WishParser.parse(wish).title());

        assertThat(title.names()).extracting(BookSearch.Name::text).isEqualTo(List.of(names.split("; ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "do you have Dune as an ebook",
                "signed copies of Dune",
                "do you have Dune in paperback or hardcover?",
                "do you have the audiobook of Dune",
            })
    void aFormatBelongsToNoTitle(String wish) {
        assertThat(WishParser.parse(wish).title()).isEqualTo(new Wish.Title("dune", true, List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            I have a question about “Pride and Prejudice” by Jane Austen: how much is it? | pride and prejudice | jane austen
            I have a question about 'Emma', by Jane Austen. How much is it?              | emma                | jane austen
            do you have "It"?                                                             | it                  |
            do you have 'The Dragon's Bargain' under $20                                  | the dragon's bargain |
            is "What If?" by Randall Munroe in stock                                      | what if             | randall munroe
            I want something "funny", do you have „Momo“                                  | momo                |
            """)
    void aQuotedNameIsTheTitle(String wish, String title, @Nullable String author) {
        assertThat(WishParser.parse(wish).title()).isEqualTo(new Wish.Title(title, true, words(author)));
    }

    @Test
    void theRestOfTheTextSaysNothingAboutWhichBook() {
        BookCriteria criteria = WishParser.parse("My funny aunt asked about “The Dragon’s Bargain” by Ada Stone for $5")
                .criteria();

        assertThat(criteria.words()).containsExactly("the", "dragon", "bargain");
        assertThat(criteria.authors()).containsExactly(List.of("ada", "stone"));
        assertThat(criteria.moods()).isEmpty();
        assertThat(criteria.maxPriceCents()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "do you have it in paperback",
                "how much is it",
                "do you have that one as well?",
                "do you have this in stock",
                "is it available",
                "can I buy them",
                "I want it",
                "do you have one",
                "it",
                "do you have it too",
            })
    void aPronounIsNoTitle(String wish) {
        assertThat(WishParser.parse(wish).title()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "do you have It, ",
        "the book It, ",
        "do you have It by Stephen King?, stephen king",
        "It by Stephen King, stephen king",
        "Stephen King It, stephen king",
        "it stephen king, stephen king",
    })
    void itIsATitleWhereItIsAskedForAsSuch(String wish, @Nullable String author) {
        assertThat(WishParser.parse(wish).title()).isEqualTo(new Wish.Title("it", false, words(author)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "do you have Jane Eyre\ndo you have it in paperback",
                "Do you have Jane Eyre? How much is it?",
                "do you sell Jane Eyre. can i get that one",
            })
    void aPronounPointsToTheTitleBefore(String wish) {
        assertThat(WishParser.parse(wish).title()).isEqualTo(new Wish.Title("jane eyre", true, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "do you have It Ends with Us, it ends with us",
        "do you have This Is How You Lose the Time War, this is how you lose the time war",
    })
    void aTitleMayBeginWithAPronoun(String wish, String title) {
        assertThat(WishParser.parse(wish).title()).isEqualTo(new Wish.Title(title, true, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"do you have 1984, true", "1984, false", "how much is 1984?, true"})
    void aYearAsATitleIsLookedUpAsItIsSaidToo(String wish, boolean asked) {
        Wish.Title title = WishParser.parse(wish).title();

        assertThat(title).isNotNull();
        assertThat(title.names())
                .containsExactly(
                        new BookSearch.Name("1984", !asked), new BookSearch.Name("nineteen eighty four", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fahrenheit 451", "Catch 22", "books from 1984"})
    void aNumberInANameStaysAsItIs(String wish) {
        Wish.Title title = WishParser.parse(wish).title();

        assertThat(title).isNotNull();
        assertThat(title.names()).hasSize(1);
    }

    @Test
    void theAuthorChoosesAmongBooksOfOneTitle() {
        List<BookSearch.Named> found = SampleBooks.of(200).stream()
                .filter(book -> List.of("It", "Emma").contains(book.title()))
                .map(book -> new BookSearch.Named(book, BookSearch.Fit.TITLE))
                .toList();

        assertThat(by("stephen king", false, found)).containsExactly("It");
        assertThat(by("jane austin", true, found)).containsExactly("Emma");
        assertThat(by("somebody else", false, found)).isEmpty();
        assertThat(by("somebody else", true, found)).hasSize(2);
        assertThat(by(null, false, found)).hasSize(2);
    }

    private static List<String> by(@Nullable String author, boolean asked, List<BookSearch.Named> found) {
        return new Wish.Title("it", asked, words(author))
                .by(found).stream().map(named -> named.book().title()).toList();
    }

    private static List<String> words(@Nullable String text) {
        return text == null ? List.of() : WishWords.words(text);
    }
}
