package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quire.orders.books.BookAdvice.Kind;
import dev.quire.orders.books.BookAdvice.Recommended;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wishes as people write them, against the sample books: what every {@link BookSearch} must be able to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BookAdvisorContract {
    private BookSearch search;
    private BookAdvisor advisor;

    /** What finds exactly these books. */
    abstract BookSearch searchOf(List<Book> books);

    @BeforeAll
    void fill() {
        search = searchOf(SampleBooks.of(3_000));
        advisor = new BookAdvisor(search);
        advisor.open();
    }

    @ParameterizedTest
    @CsvSource({
        "do you have Dracula?, Dracula",
        "Dracula, Dracula",
        "do you have drakula, Dracula",
        "is the hobbit in stock, The Hobbit",
        "do you sell the hitchhikers guide to the galaxy?, The Hitchhiker's Guide to the Galaxy",
        "do you have Les Miserables, Les Misérables",
        "do you have It, It",
        "pride & prejudice, Pride and Prejudice",
        "I'm looking for Emma, Emma",
        "do you have harry potter, Harry Potter and the Philosopher's Stone",
        "how much is catch-22, Catch-22",
        "do you have a tale of two cities, A Tale of Two Cities",
        "I have a question about “Pride and Prejudice” by Jane Austen: how much is it?, Pride and Prejudice",
        "do you have It by Stephen King, It",
        "Stephen King It, It",
        "do you have 1984, Nineteen Eighty-Four",
        "1984, Nineteen Eighty-Four",
        "do you have fahrenheit 451, Fahrenheit 451",
        "Catch 22, Catch-22",
        "And Then There Were None, And Then There Were None",
        "and then there were none please, And Then There Were None",
        "Sonnets, Sonnets",
        "The Book Thief, The Book Thief",
    })
    void aTitleIsFoundByItsName(String wish, String title) {
        Recommended advice = advise(wish);

        assertThat(advice.kind()).isEqualTo(Kind.TITLE);
        assertThat(titles(advice)).contains(title);
        assertThat(BookReplies.cards(advice))
                .allSatisfy(card -> assertThat(card.why()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"do you have it in paperback", "how much is it", "can you ship it"})
    void aPronounIsNotTheBookOfThatName(String wish) {
        assertThat(advise(wish).kind()).isNotEqualTo(Kind.TITLE);
    }

    @Test
    void aTitleThatWeDoNotHaveIsSaidToBeMissingAndOthersAreOffered() {
        Recommended advice = advise("do you have the Necronomicon?");

        assertThat(advice.kind()).isEqualTo(Kind.NO_SUCH_TITLE);
        assertThat(advice.shown()).hasSize(3);
    }

    @Test
    void somethingLikeABookIsOfItsKindAndNeverTheBookItself() {
        List<String> seen = new ArrayList<>();
        for (int skip = 0; skip < 30; skip += 3) {
            Recommended advice = advise("something like Dune", skip);
            assertThat(advice.kind()).isEqualTo(Kind.MATCHES);
            assertThat(advice.shown()).hasSize(3).allSatisfy(book -> {
                assertThat(book.genre()).isEqualTo("Science Fiction");
                assertThat(Stream.of("desert planets", "empires", "prophecies", "politics"))
                        .anyMatch(book.subjects()::contains);
            });
            seen.addAll(titles(advice));
        }
        assertThat(seen).doesNotContain("Dune").doesNotHaveDuplicates().contains("Foundation");
    }

    @Test
    void whatIsLikeABookButCheaperCostsLessThanIt() {
        int price =
                advise("do you have Sense and Sensibility").shown().getFirst().priceCents();

        Recommended advice = advise("something like “Sense and Sensibility”\nsomething cheaper");

        assertThat(advice.shown()).hasSize(3).allSatisfy(book -> {
            assertThat(book.genre()).isEqualTo("Romance");
            assertThat(book.priceCents()).isLessThan(price);
        });
    }

    @Test
    void somethingLikeAnAuthorIsByOthers() {
        Recommended advice = advise("novels like Agatha Christie");

        assertThat(advice.shown()).hasSize(3).allSatisfy(book -> {
            assertThat(book.genre()).isEqualTo("Mystery");
            assertThat(book.author()).isNotEqualTo("Agatha Christie");
        });
    }

    @Test
    void aChildGetsWhatIsForItsAgeAndAboutWhatItLikes() {
        Recommended advice = advise("a gift for a 10-year-old who likes dragons, under $15");

        assertThat(advice.kind()).isEqualTo(Kind.MATCHES);
        assertThat(advice.shown()).hasSize(3).allSatisfy(book -> {
            assertThat(book.minAge()).isLessThanOrEqualTo(10);
            assertThat(book.maxAge()).isGreaterThanOrEqualTo(10);
            assertThat(book.subjects()).contains("dragons");
            assertThat(book.priceCents()).isLessThanOrEqualTo(1500);
        });
        assertThat(BookReplies.cards(advice))
                .allSatisfy(
                        card -> assertThat(card.why()).contains("about dragons").contains(", at $"));
    }

    @Test
    void anAuthorIsFoundEvenMistyped() {
        Recommended advice = advise("anything by Agata Cristie?");

        assertThat(advice.kind()).isEqualTo(Kind.MATCHES);
        assertThat(advice.shown()).hasSize(3).extracting(Book::author).containsOnly("Agatha Christie");
    }

    @Test
    void aMistypedSubjectIsPutRight() {
        assertThat(advise("a fantasy novel about dragns").shown())
                .hasSize(3)
                .allSatisfy(book -> assertThat(book.subjects()).contains("dragons"));
    }

    @Test
    void moodsAreMet() {
        assertThat(advise("a funny mystery that is not dark").shown())
                .hasSize(3)
                .allSatisfy(book -> {
                    assertThat(book.genre()).isEqualTo("Mystery");
                    assertThat(book.moods()).contains("funny").doesNotContain("dark");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no vampires please                             | vampire
            something scary, no vampires                   | vampire
            not romance                                    | Romance
            anything but romance                           | Romance
            nothing with dogs                              | dogs
            I don't want mystery or horror, something cozy | Mystery
            I don't want mystery or horror, something cozy | Horror
            something not by Tolkien in fantasy            | Tolkien
            a book like Harry Potter but not fantasy       | Fantasy
            books by Tolkien, not the hobbit               | The Hobbit
            photosynthesis, no fantasy                     | Fantasy
            """)
    void whatIsExcludedIsNeverShown(String wish, String excluded) {
        for (int skip = 0; skip < 12; skip += 3) {
            assertThat(advise(wish, skip).shown()).isNotEmpty().allSatisfy(book -> {
                assertThat(book.genre()).isNotEqualTo(excluded);
                assertThat(book.title() + book.author() + book.subjects() + book.description())
                        .doesNotContain(excluded);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "something like Dune but shorter, Dune",
        "something shorter than Dune, Dune",
        "a book like Gone Girl but funnier, Gone Girl",
        "'something like Dune, about photosynthesis', Dune",
        "something like Dune but a cookbook by Nobody, Dune",
    })
    void theLikedBookIsNeverShown(String wish, String liked) {
        for (int skip = 0; skip < 9; skip += 3) {
            assertThat(titles(advise(wish, skip))).isNotEmpty().doesNotContain(liked);
        }
        assertThat(advise(wish).kind()).isNotEqualTo(Kind.TITLE);
    }

    @Test
    void whatOurBooksDoNotTellDestroysNoResult() {
        assertThat(advise("something like Dune but shorter").shown())
                .isEqualTo(advise("something like Dune").shown());
        assertThat(advise("a short book").shown()).isEqualTo(advise("a book").shown());
        assertThat(advise("fantasy ebooks").shown()).isEqualTo(advise("fantasy").shown());
    }

    @Test
    void eitherAuthorFits() {
        Recommended advice = advise("do you have anything by George Orwell or Huxley");

        assertThat(advice.kind()).isEqualTo(Kind.MATCHES);
        assertThat(advice.shown())
                .extracting(Book::author)
                .contains("Aldous Huxley")
                .allMatch(author -> author.equals("Aldous Huxley") || author.equals("George Orwell"));
    }

    @Test
    void aLanguageIsNoSubject() {
        Recommended advice = advise("do you have books in French");

        assertThat(advice.kind()).isEqualTo(Kind.SHELF);
        assertThat(titles(advice)).noneMatch(title -> title.contains("French"));
    }

    @Test
    void aSubjectIsNotTheAuthorOneSlipAway() {
        assertThat(advise("he likes cars").shown())
                .noneMatch(book -> book.author().endsWith("Card"));
    }

    @Test
    void bestsellersComeInTheOrderOfTheirSales() {
        assertThat(advise("what are your bestsellers?").shown())
                .extracting(Book::salesRank)
                .containsExactly(1, 2, 3);
        assertThat(advise("bestselling cookbooks").shown())
                .extracting(Book::salesRank)
                .isSorted();
    }

    @Test
    void theNewestAndTheCheapestComeFirst() {
        assertThat(advise("the latest thrillers").shown())
                .extracting(Book::publishedIn)
                .containsOnly(2026);
        assertThat(advise("your cheapest science fiction").shown())
                .extracting(Book::priceCents)
                .containsOnly(499);
    }

    @Test
    void aRecommendationWithoutAnyWishIsForAdultsAndSellsWell() {
        assertThat(advise("can you recommend me a book?").shown()).hasSize(3).allSatisfy(book -> {
            assertThat(book.maxAge()).isEqualTo(Book.NO_UPPER_AGE);
            assertThat(book.salesRank()).isLessThan(20);
        });
    }

    @Test
    void whenNothingFitsTheNearestCategoryIsOffered() {
        Recommended advice = advise("a fantasy novel about photosynthesis under $6 for a 10 year old");

        assertThat(advice.kind()).isEqualTo(Kind.SHELF);
        assertThat(advice.shown()).hasSize(3).allSatisfy(book -> {
            assertThat(book.genre()).isEqualTo("Fantasy");
            assertThat(book.minAge()).isLessThanOrEqualTo(10);
        });
    }

    @Test
    void whatHasOnlyPartOfTheWishIsSaidToBeClose() {
        assertThat(advise("dragons and photosynthesis").kind()).isEqualTo(Kind.CLOSE);
    }

    @Test
    void pagesFollowOneAnotherAndEnd() {
        List<String> seen = new ArrayList<>();
        Recommended page = advise("books by Jane Austen", 0);
        while (page.kind() == Kind.MATCHES) {
            seen.addAll(titles(page));
            page = advise("books by Jane Austen", seen.size());
        }

        assertThat(seen)
                .containsExactlyInAnyOrder("Pride and Prejudice", "Sense and Sensibility", "Emma", "Persuasion");
        assertThat(page.kind()).isEqualTo(Kind.NO_MORE);
        assertThat(page.shown()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1_000_000, Integer.MAX_VALUE})
    void aSearchEnds(int skip) {
        assertThat(advise("can you recommend me a book?", skip).kind()).isEqualTo(Kind.NO_MORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"do you have Dracula?", "do you have Dracula?\nMore like these", "Dracula\nmore please"})
    void moreAfterATitleIsSimilarToIt(String wish) {
        Recommended advice = advise(wish, 1);

        assertThat(advice.kind()).isEqualTo(Kind.MATCHES);
        assertThat(advice.shown()).hasSize(3).allSatisfy(book -> {
            assertThat(book.genre()).isEqualTo("Horror");
            assertThat(book.title()).isNotEqualTo("Dracula");
        });
    }

    @Test
    void aLikedBookThatWeDoNotKnowIsSearchedByItsWords() {
        assertThat(advise("something like a story of vampires").shown())
                .isNotEmpty()
                .allSatisfy(book -> assertThat(book.subjects()).contains("vampires"));
    }

    @Test
    void manyWishesAreAnsweredTogetherInTheirOrder() {
        List<String> wishes = Stream.of("do you have Dracula", "fantasy", "under $5", "like Dune", "xyzzyplugh")
                .flatMap(wish -> Stream.generate(() -> wish).limit(20))
                .toList();

        List<BookAdvice> together = advisor.advise(wishes.stream()
                .map(wish -> new BookAdvisor.Question(wish, 0, 3))
                .toList());

        assertThat(together)
                .containsExactlyElementsOf(
                        wishes.stream().<BookAdvice>map(this::advise).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR 1=1 --",
                "\0",
                "\uD800 dragons",
                ":* & | ! ( <->",
                "the of and",
                "\"\"",
                "by ,",
                "like ''",
                "do you have ?",
                "do you have the",
                "日本語 мир",
                "%_\\",
                ":q0_words ?",
                "99999999999999 dollars for a 99 year old under $99999.99",
            })
    void noWishIsTooStrange(String wish) {
        assertThat(advise(wish).shown()).hasSize(3);
    }

    @Test
    void aVeryLongWishIsReadFromItsEnd() {
        assertThat(advise("blah ".repeat(100_000) + "\nscience fiction").shown())
                .extracting(Book::genre)
                .containsOnly("Science Fiction");
    }

    @Test
    void refusesUntilItIsOpenSoThatNoBookSeemsUnknown() {
        BookAdvisor closed = new BookAdvisor(search);

        assertThatThrownBy(() -> closed.advise(List.of(new BookAdvisor.Question("fantasy", 0, 3))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(closed.advise(List.of())).isEmpty();
    }

    @Test
    void anEmptyShopSaysSo() {
        BookAdvisor empty = new BookAdvisor(searchOf(List.of()));
        empty.open();

        assertThat(empty.advise(List.of(new BookAdvisor.Question("fantasy", 0, 3))))
                .first(InstanceOfAssertFactories.type(Recommended.class))
                .satisfies(advice -> assertThat(advice.shown()).isEmpty());
    }

    private Recommended advise(String wish) {
        return advise(wish, 0);
    }

    private Recommended advise(String wish, int skip) {
        return (Recommended)
                advisor.advise(List.of(new BookAdvisor.Question(wish, skip, 3))).getFirst();
    }

    private static List<String> titles(Recommended advice) {
        return advice.shown().stream().map(Book::title).toList();
    }
}
