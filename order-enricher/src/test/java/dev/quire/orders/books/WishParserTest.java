package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "can you recommend me a book?",
                "Recommend something please",
                "I need a gift for my friend",
                "hi, what should I read next?",
                "any suggestions",
                "do you guys have anything good?",
                "a present for my sister's wedding",
                "a Mother's Day gift for my mother-in-law",
                "I'd like something good to read on holiday",
                "",
                "?!",
            })
    void whatSaysNothingAboutTheBookAsksForAnything(String wish) {
        assertThat(WishParser.parse(wish).criteria()).isEqualTo(BookCriteria.ANYTHING);
    }

    @ParameterizedTest
    @CsvSource({
        "a fantasy novel, FANTASY",
        "sci-fi please, SCIENCE_FICTION",
        "good SciFi?, SCIENCE_FICTION",
        "something dystopian, SCIENCE_FICTION",
        "a whodunnit, MYSTERY",
        "murder mysteries, MYSTERY",
        "ghost stories, HORROR",
        "a love story, ROMANCE",
        "a cookbook, COOKING",
        "memoirs, BIOGRAPHY",
        "historical fiction, HISTORICAL_FICTION",
        "a mistery, MYSTERY",
        "fantsy, FANTASY",
        "a good thriler, THRILLER",
    })
    void genresAreKnownByManyWordsAndDespiteASlip(String wish, Genre genre) {
        BookCriteria criteria = WishParser.parse(wish).criteria();

        assertThat(criteria.genres()).containsExactly(genre);
        assertThat(criteria.words()).isEmpty();
    }

    @Test
    void oneSentenceMayNameSeveralGenres() {
        assertThat(WishParser.parse("fantasy or science fiction").criteria().genres())
                .containsExactlyInAnyOrder(Genre.FANTASY, Genre.SCIENCE_FICTION);
        assertThat(WishParser.parse("some nonfiction").criteria().genres()).isEqualTo(Genre.NON_FICTION);
    }

    @ParameterizedTest
    @CsvSource({
        "something like Dune, dune",
        "Books similar to The Hobbit?, the hobbit",
        "I loved Pride and Prejudice, pride and prejudice",
        "something like Dune but funny, dune",
        "anything like Harry Potter for a 9-year-old, harry potter",
        "novels in the style of Agatha Christie, agatha christie",
        "'my wife enjoyed \"Gone Girl\" and wants more', ",
        "'she enjoyed \"Gone Girl\" and wants more', gone girl",
        "a book like Dune under $10, dune",
        "like Dracula please, dracula",
        "I would like a book, ",
        "a girl who likes horses, ",
        "more like these, ",
        "something like that, ",
    })
    void whatSomebodyLikedIsNamed(String wish, @Nullable String like) {
        assertThat(WishParser.parse(wish).like()).isEqualTo(like);
    }

    @Test
    void aLikedNameIsWordsForSomebodyWithoutNames() {
        assertThat(WishParser.parseWithoutNames("something like dragons and castles")
                        .criteria()
                        .words())
                .containsExactly("dragons", "castles");
    }

    @ParameterizedTest
    @CsvSource({
        "anything by Agatha Christie?, agatha christie",
        "books by J.R.R. Tolkien under $20, j r r tolkien",
        "a novel written by stephen king with ghosts, stephen king",
        "something to read by the pool, ''",
        "I need it by Friday please, friday",
    })
    void anAuthorFollowsBy(String wish, String author) {
        assertThat(WishParser.parse(wish).criteria().authors())
                .isEqualTo(author.isEmpty() ? List.of() : List.of(WishWords.words(author)));
    }

    @Test
    void whatIsNotWantedIsKeptAway() {
        BookCriteria criteria = WishParser.parse("a mystery, not too dark, no romance, without vampires")
                .criteria();

        assertThat(criteria.genres()).containsExactly(Genre.MYSTERY);
        assertThat(criteria.unwantedMoods()).containsExactly(Mood.DARK);
        assertThat(criteria.unwantedGenres()).containsExactly(Genre.ROMANCE);
        assertThat(criteria.unwantedWords()).containsExactly("vampires");
        assertThat(criteria.words()).isEmpty();
    }

    @Test
    void moodsAndYearsAndOrderAreUnderstood() {
        assertThat(WishParser.parse("a funny, heartwarming story").criteria().moods())
                .containsExactlyInAnyOrder(Mood.FUNNY, Mood.UPLIFTING);
        assertThat(WishParser.parse("a real page-turner").criteria().moods()).containsExactly(Mood.SUSPENSEFUL);
        assertThat(WishParser.parse("what are your bestsellers").criteria().order())
                .isEqualTo(BookCriteria.Order.BESTSELLERS);
        assertThat(WishParser.parse("the latest thrillers").criteria().order()).isEqualTo(BookCriteria.Order.NEWEST);
        assertThat(WishParser.parse("your cheapest book").criteria().order()).isEqualTo(BookCriteria.Order.CHEAPEST);
        assertThat(WishParser.parse("a classic").criteria().maxYear()).isEqualTo(1969);
        assertThat(WishParser.parse("from the 19th century").criteria().minYear())
                .isEqualTo(1800);
        assertThat(WishParser.parse("something from the 1980s").criteria().maxYear())
                .isEqualTo(1989);
    }

    @Test
    void whatNothingUnderstandsIsSearchedFor() {
        BookCriteria criteria = WishParser.parse("a gift for a 10-year-old who likes dragons and castles, under $15")
                .criteria();

        assertThat(criteria.words()).containsExactly("dragons", "castles");
        assertThat(criteria.age()).isEqualTo(10);
        assertThat(criteria.maxPriceCents()).isEqualTo(1500);
    }

    @Test
    void laterWordsWinOverEarlierOnes() {
        BookCriteria criteria = WishParser.parse("fantasy for a 10 year old, under $20, by Roald Dahl\n"
                        + "no, rather a mystery for adults by Agatha Christie. Over $25!\nnot scary")
                .criteria();

        assertThat(criteria.genres()).containsExactly(Genre.MYSTERY);
        assertThat(criteria.age()).isEqualTo(30);
        assertThat(criteria.authors()).containsExactly(List.of("agatha", "christie"));
        assertThat(criteria.minPriceCents()).isEqualTo(2500);
        assertThat(criteria.maxPriceCents()).isNull();
        assertThat(criteria.unwantedMoods()).containsExactly(Mood.SCARY);
    }

    @Test
    void aFollowUpKeepsWhatItDoesNotContradict() {
        BookCriteria criteria = WishParser.parse("fantasy about dragons\nsomething funny\nfor kids")
                .criteria();

        assertThat(criteria.genres()).isEqualTo(Set.of(Genre.FANTASY));
        assertThat(criteria.words()).isEqualTo(List.of("dragons"));
        assertThat(criteria.moods()).isEqualTo(Set.of(Mood.FUNNY));
        assertThat(criteria.age()).isEqualTo(8);
    }

    @Test
    void wordsAreLettersAndDigitsOnlyAndFew() {
        String hostile = "'; DROP TABLE books; -- \0 \uD800 :* & | ! <-> 日本語 naïve "
                + "one1 two2 three3 four4 five5 six6 seven7 eight8 nine9 " + "x".repeat(5_000);

        BookCriteria criteria = WishParser.parse(hostile).criteria();

        assertThat(criteria.words()).hasSizeLessThanOrEqualTo(8).allMatch(word -> word.matches("[\\p{L}\\p{N}]+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a short book",
                "a longer one please",
                "a quick read",
                "something easier",
                "books under 300 pages",
                "do you sell ebooks",
                "signed copies",
                "audiobooks on my kindle",
                "books in French",
                "a German translation please",
            })
    void lengthsFormatsAndLanguagesAreNotSearchedFor(String wish) {
        assertThat(WishParser.parse(wish).criteria()).isEqualTo(BookCriteria.ANYTHING);
    }

    @ParameterizedTest
    @CsvSource({
        "something funnier, FUNNY",
        "but darker, DARK",
        "scarier please, SCARY",
        "something lighter, COZY",
        "a sadder story, SAD",
    })
    void aComparedMoodIsTheMood(String wish, Mood mood) {
        BookCriteria criteria = WishParser.parse(wish).criteria();

        assertThat(criteria.moods()).containsExactly(mood);
        assertThat(criteria.words()).isEmpty();
    }

    @Test
    void whatIsComparedWithIsLiked() {
        Wish wish = WishParser.parse("something funnier than Gone Girl");

        assertThat(wish.like()).isEqualTo("gone girl");
        assertThat(wish.criteria().moods()).containsExactly(Mood.FUNNY);
        assertThat(WishParser.parse("cheaper than $10").like()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            anything by George Orwell or Huxley          | george orwell, huxley
            books by J.R.R. Tolkien or by Agatha Christie for my dad | j r r tolkien, agatha christie
            by Terry Pratchett and Neil Gaiman under $20 | terry pratchett, neil gaiman
            books by Orwell and funny                    | orwell
            books by Orwell or fantasy                   | orwell
            """)
    void eitherAuthorWillDo(String wish, String authors) {
        BookCriteria criteria = WishParser.parse(wish).criteria();

        assertThat(criteria.authors())
                .isEqualTo(Stream.of(authors.split(", ")).map(WishWords::words).toList());
        assertThat(criteria.words()).isEmpty();
    }

    @Test
    void frenchCookingIsNoLanguage() {
        Wish wish = WishParser.parse("a book about French cooking");

        assertThat(wish.inALanguage()).isFalse();
        assertThat(wish.criteria().words()).containsExactly("french");
        assertThat(WishParser.parse("thrillers in German").inALanguage()).isTrue();
    }

    @Test
    void aShortWordIsOneSlipAwayFromTooManyNames() {
        BookCriteria criteria = WishParser.parse("cars and dragns by cald").criteria();

        BookCriteria right = criteria.spelled(Map.of("cars", "card", "dragns", "dragons", "cald", "card"));

        assertThat(right.words()).containsExactly("cars", "dragons");
        assertThat(right.authors()).containsExactly(List.of("card"));
    }
}
