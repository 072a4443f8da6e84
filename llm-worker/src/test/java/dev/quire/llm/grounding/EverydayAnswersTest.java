package dev.quire.llm.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.llm.grounding.Grounding.Given;
import dev.quire.llm.tools.OrderFacts;
import dev.quire.schemas.BookCard;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.OrderStatus;
import dev.quire.understanding.CatalogueFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code everyday-answers.txt}: what is rightly shown and rightly withheld, in the words that models use. */
class EverydayAnswersTest {
    private static final List<String> POLICIES = CatalogueFile.builtIn().intents().stream()
            .map(intent -> intent.answer())
            .toList();

    private static final Map<String, Given> SECTIONS = Map.of(
            "nothing looked up",
            given(List.of(), List.of(), "My order 123456 arrived damaged. And do you have Dune?"),
            "order shipped",
            given(
                    List.of(order(OrderStatus.SHIPPED, "2026-11-20", "2026-11-22", "2026-11-27", null, "UPS")),
                    List.of()),
            "order delivered",
            given(
                    List.of(order(OrderStatus.DELIVERED, "2026-11-10", "2026-11-12", null, "2026-11-15", "Royal Mail")),
                    List.of()),
            "books",
            given(
                    List.of(),
                    List.of(
                            book("The Left Hand of Darkness", "Ursula K. Le Guin", "Science Fiction", 1250),
                            book("Dune", "Frank Herbert", "Science Fiction", 1099),
                            book("The Hobbit, or There and Back Again", "J. R. R. Tolkien", "Fantasy", 899)),
                    "Any science fiction under $15?"));

    /** @param mayBeShown what the file says of it */
    record Line(String section, boolean mayBeShown, String answer) {}

    static List<Line> lines() throws IOException {
        String text;
        try (InputStream file =
                Objects.requireNonNull(EverydayAnswersTest.class.getResourceAsStream("/everyday-answers.txt"))) {
            text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Line> lines = new ArrayList<>();
        String section = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            } else if (line.startsWith("+") || line.startsWith("-")) {
                lines.add(new Line(section, line.startsWith("+"), line.substring(2)));
            }
        }
        return lines;
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everydayAnswer(Line line) {
        Given given = Objects.requireNonNull(SECTIONS.get(line.section()), line.section());

        assertThat(Grounding.objection(line.answer(), given).isEmpty())
                .as(line.answer())
                .isEqualTo(line.mayBeShown());
    }

    private static Given given(List<OrderFacts> orders, List<BookCard> books, String... question) {
        return new Given(
                orders,
                books,
                POLICIES,
                question.length == 0 ? List.of("Where is my order 123456?") : List.of(question));
    }

    private static OrderFacts order(
            OrderStatus status,
            String placed,
            String shipped,
            @Nullable String expected,
            @Nullable String delivered,
            String carrier) {
        return new OrderFacts(
                new OrderNumber("123456"),
                status,
                LocalDate.parse(placed),
                expected == null ? null : LocalDate.parse(expected),
                LocalDate.parse(shipped),
                delivered == null ? null : LocalDate.parse(delivered),
                null,
                null,
                carrier);
    }

    private static BookCard book(String title, String author, String genre, int cents) {
        return new BookCard("b-" + cents, title, author, genre, cents, "USD", null, null);
    }
}
