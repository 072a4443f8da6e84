package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** The demo shop's page and the chat tell the same of a book. */
class ShopPageTest {
    private static final Path STORE = Path.of("..", "ws-gateway", "src", "main", "resources", "static", "store");

    /** The lines of books.js, such as {@code book('Dune', 'Frank Herbert', 499)}. */
    private static final Pattern BOOK = Pattern.compile("\\bbook\\((['\"])(.+?)\\1, (['\"])(.+?)\\3, (\\d+)\\)");

    private static final Pattern ANY_BOOK = Pattern.compile("\\n +book\\(");

    /** The lines of orders.js, such as {@code order('678901', 'Returned', 'ended', 'Dracula')}. */
    private static final Pattern ORDER = Pattern.compile("\\n  order\\((.*)\\),");

    private final List<Book> samples = SampleBooks.of(3_000);

    @Test
    void everyBookOnThePageIsASampleBookAtTheSamePrice() throws IOException {
        List<Tuple> shown = books(read("books.js"));

        assertThat(shown)
                .hasSizeGreaterThan(20)
                .hasSize((int) ANY_BOOK.matcher(read("books.js")).results().count())
                .isSubsetOf(samples.stream().map(ShopPageTest::facts).toList());
        assertThat(shown).extracting(facts -> facts.toList().getFirst()).doesNotHaveDuplicates();
    }

    @Test
    void theFirstShelfHoldsTheBestsellersThatStandOnNoOther() throws IOException {
        String page = read("books.js");
        int secondShelf = page.indexOf("name: ", page.indexOf("name: 'Bestsellers'") + 1);
        List<Tuple> bestsellers = books(page.substring(0, secondShelf));
        List<Tuple> others = books(page.substring(secondShelf));

        assertThat(bestsellers)
                .containsExactlyElementsOf(samples.stream()
                        .sorted(Comparator.comparingInt(Book::salesRank))
                        .map(ShopPageTest::facts)
                        .filter(facts -> !others.contains(facts))
                        .limit(bestsellers.size())
                        .toList());
    }

    @Test
    void theBooksOfTheOrdersAreOnThePage() throws IOException {
        String titles = books(read("books.js")).stream()
                .map(facts -> Pattern.quote((String) facts.toList().getFirst()))
                .collect(Collectors.joining("|"));

        assertThat(ORDER.matcher(read("orders.js")).results().map(order -> order.group(1)))
                .hasSize(6)
                .allMatch(order -> order.matches("'\\d{6}', '[\\w ]+', '\\w+'(, '(" + titles + ")')+"));
    }

    private static List<Tuple> books(String script) {
        return BOOK.matcher(script).results().map(ShopPageTest::facts).toList();
    }

    private static Tuple facts(MatchResult line) {
        return tuple(line.group(2), line.group(4), Integer.valueOf(line.group(5)));
    }

    private static Tuple facts(Book book) {
        return tuple(book.title(), book.author(), book.priceCents());
    }

    private static String read(String script) throws IOException {
        return Files.readString(STORE.resolve(script));
    }
}
