package dev.quire.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.understanding.Evaluation.Labelled;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All layers together, on messages that nothing was trained with. */
class UnderstandingTest {
    private static final LayeredMatcher MATCHER = new LayeredMatcher(CatalogueFile.builtIn());

    @Test
    void messagesNobodyTrainedItWithAreUnderstood() throws IOException {
        Evaluation evaluation = evaluateHeldOut(0);

        assertThat(evaluation.macroF1()).isGreaterThan(0.92);
        assertThat(evaluation.falseMatchRate()).isLessThan(0.07);
    }

    @Test
    void threeTypingErrorsAMessageCostLittle() throws IOException {
        Evaluation evaluation = evaluateHeldOut(3);

        assertThat(evaluation.macroF1()).isGreaterThan(0.89);
        assertThat(evaluation.falseMatchRate()).isLessThan(0.09);
    }

    @Test
    void mostWishesForBooksAreRecognised() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(UnderstandingTest.class.getResourceAsStream("/book-wishes.txt"))) {
            List<String> wishes = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();

            long recognised = wishes.stream()
                    .filter(wish -> MATCHER.match(wish) instanceof Match.BookWish)
                    .count();

            assertThat(recognised).isGreaterThanOrEqualTo(wishes.size() * 9 / 10);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order_status | order-number | Hi, what about 123456?
            shipping     | phrase       | How long does shipping take?
            shipping     | classifier   | would you poste books to my aunt in Wales
            unmatched    | none         | Tell me about whales
            unmatched    | none         | What is the meaning of this?
            unmatched    | none         | Hello, who painted the Mona Lisa?
            unmatched    | none         | ?
            """)
    void aMatchTellsWhichLayerKnew(String label, String layer, String message) {
        Match match = MATCHER.match(message);

        assertThat(match.label()).isEqualTo(label);
        assertThat(Match.nameOf(match.layer())).isEqualTo(layer);
        assertThat(match.score()).isBetween(0.0, 1.0);
    }

    @Test
    void anIntentThatTheCatalogueLacksIsNeverGuessed() {
        Catalogue catalogue = CatalogueFile.builtIn();
        List<Intent> withoutShipping = catalogue.intents().stream()
                .filter(intent -> !intent.name().equals("shipping"))
                .toList();

        Match match = new LayeredMatcher(new Catalogue("test", catalogue.texts(), withoutShipping))
                .match("would you poste books to my aunt in Wales");

        assertThat(match).isInstanceOf(Match.Unmatched.class);
    }

    private static Evaluation evaluateHeldOut(int typingErrors) throws IOException {
        Typos typos = new Typos(new Random(1));
        JsonMapper json = new JsonMapper();
        try (InputStream file =
                Objects.requireNonNull(UnderstandingTest.class.getResourceAsStream("/held-out.jsonl"))) {
            return Evaluation.of(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> labelled(json.readTree(line), typos, typingErrors))
                    .toList());
        }
    }

    private static Labelled labelled(JsonNode line, Typos typos, int typingErrors) {
        String text = typos.in(line.path("text").stringValue(), typingErrors);
        return new Labelled(
                line.path("label").stringValue(), MATCHER.match(text).label());
    }
}
