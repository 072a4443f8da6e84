package dev.quire.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.local.demo.DemoAnswers.Calls;
import dev.quire.local.demo.DemoAnswers.Decision;
import dev.quire.local.demo.DemoAnswers.Says;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoAnswersTest {
    private static final String TOOLS = """
            ,"tools":[
              {"type":"function","function":{"name":"order_status","parameters":{"type":"object",
                "properties":{"number":{"type":"string"},"verbose":{"type":"boolean"}},"required":["number","verbose"]}}},
              {"type":"function","function":{"name":"search_books","parameters":{"type":"object",
                "properties":{"query":{"type":"string"},"limit":{"type":"integer"},"category":{"type":["string","null"]}},
                "required":["query","limit","category"]}}}]""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tell me about whales",
                "Where is my parcel?",
                "Is Dune any good?",
                "Recommend me a novel",
                "Can I talk to a human?",
                "Thanks!"
            })
    void everyAnswerSaysThatItIsADemo(String question) {
        assertThat(to(question, ""))
                .isInstanceOfSatisfying(
                        Says.class,
                        says -> assertThat(says.text())
                                .startsWith("Demo answer: ")
                                .hasSizeGreaterThan(30));
    }

    @Test
    void anOrderNumberIsLookedUpWithTheOfferedTool() {
        assertThat(to("Where is order #123456?", TOOLS))
                .isEqualTo(new Calls("order_status", "{\"number\":\"123456\",\"verbose\":false}"));
    }

    @Test
    void aBookWishIsSearchedWithTheOfferedTool() {
        assertThat(to("Can you recommend some books about whales?", TOOLS))
                .isEqualTo(new Calls("search_books", "{\"query\":\"whales\",\"limit\":3,\"category\":null}"));
    }

    @Test
    void withoutAToolItAsksInstead() {
        assertThat(to("Where is order #123456?", "")).isInstanceOf(Says.class);
    }

    @Test
    void aToolThatIsForbiddenIsNotUsed() {
        assertThat(to("Where is order #123456?", TOOLS + ",\"tool_choice\":\"none\""))
                .isInstanceOf(Says.class);
    }

    @Test
    void theAnswerComesFromTheToolsResult() {
        assertThat(afterTool("{\"order\":{\"order_number\":\"123456\",\"status\":\"shipped\",\"carrier\":null}}"))
                .isEqualTo(new Says("Demo answer: our records say order number 123456, status shipped."));
        assertThat(
                        afterTool(
                                "{\"books\":[{\"title\":\"Moby Dick\",\"author\":\"Herman Melville\"},{\"title\":\"Whales\"}]}"))
                .isEqualTo(new Says("Demo answer: our shelves have “Moby Dick” by Herman Melville; “Whales”."));
        assertThat(afterTool("{\"books\":[]}"))
                .isEqualTo(new Says("Demo answer: I find nothing about that in our records."));
        assertThat(afterTool("{\"error\":\"There is no order 123456.\"}"))
                .isEqualTo(new Says("Demo answer: There is no order 123456."));
        assertThat(afterTool("no such order")).isEqualTo(new Says("Demo answer: our records say: no such order"));
    }

    private static Decision to(String question, String more) {
        return DemoAnswers.to(ChatCompletionServer.JSON.readTree("""
                {"messages":[{"role":"system","content":"books"},{"role":"user","content":"%s"}]%s}""".formatted(question, more)));
    }

    private static Decision afterTool(String result) {
        return DemoAnswers.to(ChatCompletionServer.JSON.readTree(
                """
                {"messages":[{"role":"user","content":"books?"},{"role":"tool","content":%s}]%s}""".formatted(ChatCompletionServer.JSON.writeValueAsString(result), TOOLS)));
    }
}
