package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quire.orders.books.BookAdvice.Failed;
import dev.quire.orders.books.BookAdvice.Kind;
import dev.quire.orders.books.BookAdvice.Recommended;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookAdvisorTest {
    private static final Book BOOK = SampleBooks.of(200).getFirst();

    @ParameterizedTest
    @ValueSource(strings = {"22021", "42601", "54001"})
    void aWishThatTheDatabaseRefusesFailsAloneAndTheOthersAreAnswered(String sqlState) {
        BookAdvisor advisor = advisorThatFailsOn("poison", new IllegalStateException(new SQLException("no", sqlState)));

        List<BookAdvice> advice = advisor.advise(List.of(question("fantasy"), question("poison"), question("horror")));

        assertThat(advice)
                .extracting(BookAdvice::getClass)
                .isEqualTo(List.of(Recommended.class, Failed.class, Recommended.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57014", "57P01", "53300", "40001"})
    void anOutageIsThrownSoThatAllAreAskedAgain(String sqlState) {
        BookAdvisor advisor =
                advisorThatFailsOn("poison", new IllegalStateException(new SQLException("away", sqlState)));

        assertThatThrownBy(() -> advisor.advise(List.of(question("fantasy"), question("poison"))))
                .hasRootCauseInstanceOf(SQLException.class);
    }

    @Test
    void aBugFailsAloneToo() {
        BookAdvisor advisor = advisorThatFailsOn("poison", new NullPointerException());

        assertThat(advisor.advise(List.of(question("poison"), question("fantasy"))))
                .extracting(BookAdvice::getClass)
                .isEqualTo(List.of(Failed.class, Recommended.class));
    }

    @Test
    void aWishThatTakesTooMuchStackFailsAloneToo() {
        BookAdvisor advisor = advisorThatFailsOn("poison", () -> {
            throw new StackOverflowError();
        });

        assertThat(advisor.advise(List.of(question("poison"), question("fantasy"))))
                .extracting(BookAdvice::getClass)
                .isEqualTo(List.of(Failed.class, Recommended.class));
    }

    @Test
    void aTitleThatBeginsLikeASentenceIsThatTitle() {
        BookAdvisor advisor = new BookAdvisor(new BookSearch() {
            @Override
            public List<List<Named>> named(List<Name> names) {
                return names.stream()
                        .map(name -> name.equals(new Name("and then there were none", true))
                                ? List.of(new Named(BOOK, Fit.TITLE))
                                : List.<Named>of())
                        .toList();
            }

            @Override
            public List<Page> find(List<Request> requests) {
                return requests.stream().map(_ -> new Page(List.of(), false)).toList();
            }
        });
        advisor.open();

        assertThat(advisor.advise(List.of(question("And Then There Were None"), question("fantasy"))))
                .extracting(advice -> ((Recommended) advice).kind())
                .containsExactly(Kind.TITLE, Kind.SHELF);
    }

    private static BookAdvisor.Question question(String wish) {
        return new BookAdvisor.Question(wish, 0, 3);
    }

    private static BookAdvisor advisorThatFailsOn(String word, RuntimeException failure) {
        return advisorThatFailsOn(word, () -> {
            throw failure;
        });
    }

    private static BookAdvisor advisorThatFailsOn(String word, Runnable failing) {
        BookAdvisor advisor = new BookAdvisor(new BookSearch() {
            @Override
            public List<List<Named>> named(List<Name> names) {
                return names.stream().map(_ -> List.<Named>of()).toList();
            }

            @Override
            public List<Page> find(List<Request> requests) {
                if (requests.stream()
                        .anyMatch(request -> request.criteria().words().contains(word))) {
                    failing.run();
                }
                return requests.stream()
                        .map(_ -> new Page(List.of(new Match(BOOK, true)), false))
                        .toList();
            }
        });
        advisor.open();
        return advisor;
    }
}
