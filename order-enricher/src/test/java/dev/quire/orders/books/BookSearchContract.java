package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.orders.books.BookSearch.Fit;
import dev.quire.orders.books.BookSearch.Match;
import dev.quire.orders.books.BookSearch.Name;
import dev.quire.orders.books.BookSearch.Named;
import dev.quire.orders.books.BookSearch.Page;
import dev.quire.orders.books.BookSearch.Request;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each criterion by itself, on seven books: every {@link BookSearch} finds the same ones in the same order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BookSearchContract {
    private static final Book BARGAIN =
            book(1, "The Dragon's Bargain", "Ada Stone", "Fantasy", 8, 120, 900, 1995, "funny,dark", "dragons,magic");
    private static final Book EMBERS =
            book(2, "Embers", "Zoë Brontë", "Fantasy", 16, 120, 1500, 2010, "epic", "dragons,empires");
    private static final Book HARBOUR =
            book(3, "Quiet Harbour", "Ada Stone", "Mystery", 16, 120, 700, 2020, "cozy", "cats,bakeries");
    private static final Book STARS =
            book(4, "Cold Stars", "Ian Quill", "Science Fiction", 16, 120, 2500, null, "dark", "empires,robots");
    private static final Book BED =
            book(5, "Small Dragon, Big Bed", "Mia Lark", "Picture Book", 2, 6, 500, 2021, "whimsical,funny", "dragons");
    private static final Book DUST =
            book(6, "Empires of Dust", "Ada Stone", "History", 16, 120, 2000, 1988, "thoughtful", "empires");
    private static final Book SECOND =
            book(7, "The Second Dragon's Bargain", "Ada Stone", "Fantasy", 8, 120, 900, 1997, "funny", "dragons,magic");

    private static final List<Book> SHELF = List.of(BARGAIN, EMBERS, HARBOUR, STARS, BED, DUST, SECOND);

    private BookSearch search;

    /** What finds exactly these books. */
    abstract BookSearch searchOf(List<Book> books);

    @BeforeAll
    void fill() {
        search = searchOf(SHELF);
    }

    private static Book book(
            int salesRank,
            String title,
            String author,
            String genre,
            int minAge,
            int maxAge,
            int priceCents,
            @Nullable Integer publishedIn,
            String moods,
            String subjects) {
        return new Book(
                "B" + salesRank,
                title,
                author,
                genre,
                List.of(moods.split(",")),
                List.of(subjects.split(",")),
                salesRank == 3 ? "The statue of a dragon is gone." : "",
                minAge,
                maxAge,
                priceCents,
                "USD",
                publishedIn,
                salesRank);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a fantasy novel                     | B1 B2 B7
                    books about dragons                 | B1 B7 B5 B2 B3
                    books about dragns                  | B1 B7 B5 B2 B3
                    books about empyres                 | B6 B2 B4
                    books about dragons, not dark       | B7 B5 B2 B3
                    books about dragons, no fantasy     | B5 B3
                    books about dragons, without magic  | B5 B2 B3
                    dragons, not by Ada Stone           | B5 B2
                    anything but fantasy                | B3 B4 B6 B5
                    nothing with dragons                | B4 B6
                    empires, no cold stars              | B6 B2
                    empires, no cold dust               | B6 B2 B4
                    fantasy over $10                    | B2
                    fantasy under $10                   | B1 B7
                    books from the 1990s                | B1 B7
                    books before 1990                   | B6
                    books after 2015                    | B3 B5
                    something for a 4 year old          | B5
                    books by Ada Stone                  | B1 B3 B6 B7
                    books by Zoe Bronte                 | B2
                    books by Zoe Bronteh                | B2
                    books by Zoe Bronte or Mia Lark     | B2 B5
                    books by Bronte or Quill            | B2 B4
                    not by Ada Stone or Mia Lark        | B2 B4
                    a cozy mystery                      | B3
                    what are your bestsellers?          | B1 B2 B3 B4 B5 B6 B7
                    the newest books                    | B5 B3 B2 B7 B1 B6 B4
                    your cheapest books                 | B5 B3 B1 B7 B2 B6 B4
                    a fantasy novel about photosynthesis |
                    """)
    void findsWhatFits(String wish, @Nullable String ids) {
        Page page = find(WishParser.parse(wish).criteria());

        assertThat(ids(page)).isEqualTo(ids == null ? List.of() : List.of(ids.split(" ")));
        assertThat(page.matches()).allMatch(Match::complete);
        assertThat(page.more()).isFalse();
    }

    @Test
    void whatHasEverythingComesBeforeWhatHasSomething() {
        Page page = find(WishParser.parse("funny books about dragons").criteria());

        assertThat(ids(page)).containsExactly("B1", "B7", "B5", "B2", "B3");
        assertThat(page.matches()).extracting(Match::complete).containsExactly(true, true, true, false, false);
    }

    @Test
    void whatIsSimilarIsOfTheSameKindAndNotTheBookItself() {
        assertThat(ids(find(BookCriteria.ANYTHING.near(BookCriteria.Near.to(BARGAIN)))))
                .containsExactly("B7", "B2");
        assertThat(ids(find(BookCriteria.ANYTHING.near(BookCriteria.Near.toAuthorOf(BARGAIN)))))
                .containsExactly("B2");
    }

    @Test
    void pagesFollowOneAnother() {
        BookCriteria criteria = WishParser.parse("your cheapest books").criteria();

        List<Page> pages = search.find(List.of(
                new Request(criteria, 0, 3),
                new Request(criteria, 3, 3),
                new Request(criteria, 6, 3),
                new Request(criteria, 9, 3)));

        assertThat(pages).flatMap(BookSearchContract::ids).containsExactly("B5", "B3", "B1", "B7", "B2", "B6", "B4");
        assertThat(pages).extracting(Page::more).containsExactly(true, true, false, false);
    }

    @Test
    void aBookComesBackWhole() {
        assertThat(find(WishParser.parse("what are your bestsellers?").criteria())
                        .matches())
                .extracting(Match::book)
                .containsExactlyElementsOf(SHELF);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    The Dragon’s Bargain | TITLE B1, PART B7
                    dragons bargin       | TITLE B1, PART B7
                    small dragon         | BEGINNING B5
                    the bargain          | PART B1, PART B7
                    Ada Stone            | AUTHOR B1, AUTHOR B3, AUTHOR B6
                    bronte embers        | AUTHOR B2
                    the of and           |
                    necronomicon         |
                    """)
    void aNameMeansTheNearestBooks(String name, @Nullable String expected) {
        List<Named> found = search.named(List.of(new Name(name, false))).getFirst();

        assertThat(found.stream().map(it -> it.fit() + " " + it.book().id()).toList())
                .isEqualTo(expected == null ? List.of() : Arrays.asList(expected.split(", ")));
    }

    @Test
    void anExactNameIsTheWholeTitle() {
        List<List<Named>> found = search.named(
                List.of(new Name("dragons bargain", true), new Name("small dragon", true), new Name("bargin", true)));

        assertThat(found).containsExactly(List.of(new Named(BARGAIN, Fit.TITLE)), List.of(), List.of());
    }

    @Test
    void anExactNameStaysAsTypedWhateverOthersMistype() {
        List<List<Named>> found =
                search.named(List.of(new Name("dragons bargin", false), new Name("dragons bargin", true)));

        assertThat(found.getFirst()).first().isEqualTo(new Named(BARGAIN, Fit.TITLE));
        assertThat(found.getLast()).isEmpty();
    }

    private Page find(BookCriteria criteria) {
        return search.find(List.of(new Request(criteria, 0, 10))).getFirst();
    }

    private static List<String> ids(Page page) {
        return page.matches().stream().map(match -> match.book().id()).toList();
    }
}
