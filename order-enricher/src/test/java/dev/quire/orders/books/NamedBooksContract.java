package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.orders.books.BookAdvice.Kind;
import dev.quire.orders.books.BookAdvice.Recommended;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are nothing but a name, against the sample books. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NamedBooksContract {
    private NamedBooks named;

    /** What finds exactly these books. */
    abstract BookSearch searchOf(List<Book> books);

    @BeforeAll
    void fill() {
        BookSearch search = searchOf(SampleBooks.of(3_000));
        BookAdvisor advisor = new BookAdvisor(search);
        advisor.open();
        named = new NamedBooks(search, advisor);
    }

    @ParameterizedTest
    @CsvSource({
        "Dracula, Dracula",
        "the hobbit?, The Hobbit",
        "drakula, Dracula",
        "pride & prejudice!, Pride and Prejudice",
        "Les Miserables, Les Misérables",
        "harry potter, Harry Potter and the Philosopher's Stone",
        "And Then There Were None, And Then There Were None",
        "catch 22, Catch-22",
        "1984, Nineteen Eighty-Four",
        "1984?, Nineteen Eighty-Four",
        "Emma, Emma",
    })
    void aTitleIsFound(String message, String title) {
        Recommended advice = advice(message);

        assertThat(advice.kind()).isEqualTo(Kind.TITLE);
        assertThat(advice.shown()).extracting(Book::title).contains(title);
    }

    @ParameterizedTest
    @CsvSource({"Tolkien, J. R. R. Tolkien", "jane austen, Jane Austen", "Orwell, George Orwell"})
    void anAuthorsBooksAreFound(String message, String author) {
        Recommended advice = advice(message);

        assertThat(advice.kind()).isEqualTo(Kind.MATCHES);
        assertThat(advice.shown()).isNotEmpty().extracting(Book::author).containsOnly(author);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it",
                "this one",
                "she",
                "I like turtles",
                "the weather is nice",
                "my name is George",
                "George",
                "lol",
                "asdf",
                "a tale",
                "are dragons real",
                "the last king of Scotland was nice",
                "?",
                "…",
                "ü",
                "love",
                "cats and dogs",
                "\u0000 x",
                "\'"
            })
    void whatIsNoNameIsNone(String message) {
        assertThat(named.find(Set.of(message), 3)).isEmpty();
    }

    @Test
    void aLongMessageIsNone() {
        assertThat(named.find(Set.of("Dracula ".repeat(500)), 3)).isEmpty();
    }

    @Test
    void severalAreAskedTogether() {
        Map<String, BookAdvice> found = named.find(Set.of("Dracula", "I like turtles", "Emma"), 3);

        assertThat(found).containsOnlyKeys("Dracula", "Emma");
        assertThat(named.find(Set.of(), 3)).isEmpty();
    }

    private Recommended advice(String message) {
        return assertThat(named.find(Set.of(message), 3).get(message))
                .asInstanceOf(InstanceOfAssertFactories.type(Recommended.class))
                .actual();
    }
}
