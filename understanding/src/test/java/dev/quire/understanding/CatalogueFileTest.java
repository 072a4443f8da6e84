package dev.quire.understanding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quire.schemas.Matched.Layer;
import dev.quire.understanding.Intent.MeansTheOrder;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueFileTest {
    private static final String VALID = """
            groups:
              order: [order, parcel]
            fallback: Ask us.
            intents:
              - name: order_status
                phrases: [where is my <order>]
                answer: Which one?
                quickReplies: [Hello]
              - name: greeting
                wholeMessage: true
                phrases:
                  - hello
                answer: Hello!
            """;

    @Test
    void readsWhatIsValid() {
        Catalogue catalogue = read(VALID);

        assertThat(catalogue.texts().fallback()).isEqualTo("Ask us.");
        assertThat(catalogue.intents()).extracting(Intent::name).containsExactly("order_status", "greeting");
        assertThat(catalogue.intents()).extracting(Intent::wholeMessage).containsExactly(false, true);
        assertThat(catalogue.intents().getFirst().quickReplies()).containsExactly("Hello");
        assertThat(new LayeredMatcher(catalogue).match("Where is my parcel?"))
                .isEqualTo(new Match.Known(catalogue.intents().getFirst(), Layer.PHRASE, 1));
    }

    @Test
    void readsWhatMayBeAbsent() {
        Catalogue catalogue = read(VALID.replace(
                "    answer: Which one?",
                "    label: unmatched\n    booksUnless: order\n    asks: order-number\n    handOver: true\n"
                        + "    answer: Which one?"));

        Intent intent = catalogue.intents().getFirst();
        assertThat(intent.label()).isEqualTo("unmatched");
        assertThat(intent.generalWords()).containsExactlyInAnyOrder("order", "parcel");
        assertThat(intent.asks()).isEqualTo(Intent.Question.ORDER_NUMBER);
        assertThat(intent.handOver()).isTrue();
        assertThat(catalogue.texts().unfinished())
                .as("as in the one that ships with the service")
                .isEqualTo(CatalogueFile.builtIn().texts().unfinished());
    }

    @Test
    void whichIntentsMeanTheOrderGoesByNameWhereItIsNotSaid() {
        assertThat(meansTheOrder(VALID)).containsExactly(MeansTheOrder.ALWAYS, MeansTheOrder.NEVER);
        assertThat(meansTheOrder(VALID.replace("name: greeting", "name: shipping")))
                .containsExactly(MeansTheOrder.ALWAYS, MeansTheOrder.IF_IT_ARRIVES);
        assertThat(meansTheOrder(
                        VALID.replace("    answer: Which one?", "    meansTheOrder: never\n    answer: Which one?")
                                .replace("    answer: Hello!", "    meansTheOrder: if-it-arrives\n    answer: Hello!")))
                .containsExactly(MeansTheOrder.NEVER, MeansTheOrder.IF_IT_ARRIVES);
    }

    private static List<MeansTheOrder> meansTheOrder(String yaml) {
        return read(yaml).intents().stream().map(Intent::meansTheOrder).toList();
    }

    @Test
    void itsVersionChangesWithItsContent() {
        assertThat(read(VALID).version())
                .startsWith("file-")
                .isEqualTo(read(VALID).version())
                .isNotEqualTo(read(VALID.replace("Hello!", "Hi!")).version());
        assertThat(CatalogueFile.builtIn().version()).matches("built-in-[0-9a-f]{8}");
    }

    @Test
    void readsAFile(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("ours.yaml"), VALID.replace("Which one?", ""));

        assertThatExceptionOfType(InvalidCatalogueException.class)
                .isThrownBy(() -> CatalogueFile.read(file))
                .withMessage(file + ":7: expected a text");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> CatalogueFile.read(directory.resolve("absent.yaml")))
                .withMessageContaining("absent.yaml");
    }

    @Test
    void emptyFileIsRefused() {
        refuses("", 1, "the file is empty");
        refuses("[]", 1, "expected 'key: value'");
    }

    @Test
    void brokenYamlIsRefused() {
        refuses(
                VALID.replace("[hello]", "hello").replace("answer: Hello!", "answer: [Hello"),
                14,
                "expected ',' or ']'");
    }

    @Test
    void missingKeysAreRefused() {
        refuses(VALID.replace("fallback: Ask us.\n", ""), 1, "'fallback' is missing");
        refuses("fallback: Ask us.", 1, "'intents' is missing");
        refuses(VALID.replace("    answer: Hello!\n", ""), 9, "'answer' is missing");
        refuses(VALID.replace("    phrases: [where is my <order>]\n", ""), 5, "'phrases' is missing");
        refuses(VALID.replace("  - name: greeting\n    whole", "  - whole"), 9, "'name' is missing");
    }

    @Test
    void unknownAndRepeatedKeysAreRefused() {
        refuses(VALID.replace("quickReplies", "quickreplies"), 8, "unknown key 'quickreplies'");
        refuses(VALID.replace("groups:", "group:"), 2, "unknown key 'group'");
        refuses(
                VALID.replace("    quickReplies: [Hello]", "    answer: Again"),
                8,
                "the key 'answer' is already there");
    }

    @Test
    void repeatedNamesAndPhrasesAreRefused() {
        refuses(VALID.replace("greeting", "order_status"), 9, "there is already an intent 'order_status' at line 5");
        refuses(VALID.replace("- hello", "- where is my <order>"), 12, "is already at line 6");
    }

    @Test
    void unusablePhrasesAreRefused() {
        refuses(VALID.replace("- hello", "- ''"), 12, "expected a text");
        refuses(VALID.replace("- hello", "- '?!'"), 12, "'?!' has no word");
        refuses(VALID.replace("- hello", "- hello <stranger>"), 12, "there is no group <stranger>");
        refuses(VALID.replace("[where is my <order>]", "[]"), 6, "expected a list with at least one element");
        refuses(VALID.replace("[order, parcel]", "[order, my parcel]"), 2, "'my parcel' is not one word");
    }

    @Test
    void valuesOfTheWrongKindAreRefused() {
        refuses(VALID.replace("wholeMessage: true", "wholeMessage: yes"), 10, "expected true or false, not 'yes'");
        refuses(VALID.replace("name: greeting", "name: Small Talk"), 9, "a name is lower-case letters");
        refuses(VALID.replace("answer: Hello!", "answer: {text: Hello}"), 13, "expected a text");
        refuses(VALID.replace("[Hello]", "Hello"), 8, "expected a list");
        refuses(
                VALID.replace("answer: Hello!", "answer: Hello!\n    asks: money"),
                14,
                "expected order-number or books, not 'money'");
        refuses(
                VALID.replace("answer: Hello!", "answer: Hello!\n    meansTheOrder: true"),
                14,
                "expected never, if-it-arrives or always, not 'true'");
        refuses(VALID.replace("answer: Hello!", "answer: Hello!\n    booksUnless: no"), 14, "there is no group 'no'");
    }

    private static Catalogue read(String yaml) {
        return CatalogueFile.read("ours.yaml", "file", yaml.getBytes(UTF_8));
    }

    private static void refuses(String yaml, int line, String reason) {
        assertThatExceptionOfType(InvalidCatalogueException.class)
                .isThrownBy(() -> read(yaml))
                .withMessageStartingWith("ours.yaml:" + line + ": ")
                .withMessageContaining(reason);
    }
}
