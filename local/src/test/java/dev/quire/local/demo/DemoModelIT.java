package dev.quire.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What any client of OpenAI's API gets over the wire. */
@Timeout(60)
class DemoModelIT {
    private static final String TOOLS = """
            ,"tools":[{"type":"function","function":{"name":"order_status","parameters":{"type":"object",
            "properties":{"number":{"type":"string"}},"required":["number"]}}}]""";

    private final HttpClient http = HttpClient.newHttpClient();
    private DemoModel model;

    @BeforeEach
    void start() throws IOException {
        model = new DemoModel(0, DemoModel.Tempo.AT_ONCE);
    }

    @AfterEach
    void stop() {
        model.close();
        http.close();
    }

    @Test
    void anAnswerIsStreamedWordByWordWithUsageAtTheEnd() throws Exception {
        List<JsonNode> chunks =
                chunks(ask("Is Dune any good?", ",\"stream\":true,\"stream_options\":{\"include_usage\":true}"));

        String text = chunks.stream()
                .flatMap(chunk -> StreamSupport.stream(chunk.path("choices").spliterator(), false))
                .map(choice -> choice.path("delta").path("content").asString(""))
                .reduce("", String::concat);
        assertThat(text).startsWith("Demo answer: that is a long read").endsWith("pages.");
        assertThat(chunks).hasSizeGreaterThan(10);
        assertThat(finishReason(chunks.get(chunks.size() - 2))).isEqualTo("stop");
        assertThat(chunks.getLast().path("usage").path("completion_tokens").asInt())
                .isEqualTo(chunks.size() - 2);
    }

    @Test
    void withoutBeingAskedForUsageThereIsNone() throws Exception {
        assertThat(ask("Is Dune any good?", ",\"stream\":true").body())
                .doesNotContain("usage")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void anAnswerMayComeWhole() throws Exception {
        JsonNode completion =
                ChatCompletionServer.JSON.readTree(ask("Thanks!", "").body());

        assertThat(completion.path("object").asString()).isEqualTo("chat.completion");
        JsonNode choice = completion.path("choices").get(0);
        assertThat(choice.path("message").path("content").asString()).startsWith("Demo answer: with pleasure");
        assertThat(choice.path("finish_reason").asString()).isEqualTo("stop");
        assertThat(completion.path("usage").path("total_tokens").asInt()).isPositive();
    }

    @Test
    void aToolIsCalledInPiecesAsOpenAiDoes() throws Exception {
        List<JsonNode> chunks = chunks(ask("Where is 123456?", ",\"stream\":true" + TOOLS));

        JsonNode opening = chunks.getFirst()
                .path("choices")
                .get(0)
                .path("delta")
                .path("tool_calls")
                .get(0);
        assertThat(opening.path("function").path("name").asString()).isEqualTo("order_status");
        assertThat(opening.path("id").asString()).startsWith("call_");
        String arguments = chunks.stream()
                .map(chunk -> chunk.path("choices")
                        .get(0)
                        .path("delta")
                        .path("tool_calls")
                        .path(0))
                .map(call -> call.path("function").path("arguments").asString(""))
                .reduce("", String::concat);
        assertThat(arguments).isEqualTo("{\"number\":\"123456\"}");
        assertThat(finishReason(chunks.getLast())).isEqualTo("tool_calls");
    }

    @Test
    void theModelIsListed() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(model.baseUrl() + "/models")));

        assertThat(response.body()).contains("\"id\":\"quire-demo\"", "\"object\":\"list\"");
    }

    @ParameterizedTest
    @CsvSource({"429, 429", "503, 503", "401, 401"})
    void aMessageAsksForAStatus(String word, int status) throws Exception {
        HttpResponse<String> response = ask("demo:" + word + " please", ",\"stream\":true");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 429);
    }

    @Test
    void aCutStreamBreaksTheConnection() {
        assertThatThrownBy(() -> ask("demo:cut", ",\"stream\":true")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({"silence", "hang"})
    void aSilentServerKeepsTheConnection(String word) {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                request("demo:" + word, ",\"stream\":true").build(), HttpResponse.BodyHandlers.ofString());

        assertThatThrownBy(() -> answer.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void aRefusalIsAContentFilters() throws Exception {
        assertThat(finishReason(chunks(ask("demo:refusal", ",\"stream\":true")).getFirst()))
                .isEqualTo("content_filter");
    }

    @Test
    void theNextRequestsFailAndThenItIsWell() throws Exception {
        URI control = URI.create(model.baseUrl()).resolve("/demo/faults?fault=503&times=2");
        send(HttpRequest.newBuilder(control).POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(ask("Thanks!", "").statusCode()).isEqualTo(503);
        assertThat(ask("Thanks!", "").statusCode()).isEqualTo(503);
        assertThat(ask("Thanks!", "").statusCode()).isEqualTo(200);
        assertThat(model.requests()).isEqualTo(3);
    }

    @Test
    void nonsenseIsToldAsSuch() throws Exception {
        URI control = URI.create(model.baseUrl()).resolve("/demo/faults?fault=earthquake");
        assertThat(send(HttpRequest.newBuilder(control).POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(400);
        URI completions = URI.create(model.baseUrl() + "/chat/completions");
        assertThat(send(HttpRequest.newBuilder(completions).POST(HttpRequest.BodyPublishers.ofString("{no")))
                        .statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> ask(String question, String more) throws IOException, InterruptedException {
        return send(request(question, more));
    }

    private HttpRequest.Builder request(String question, String more) {
        String body =
                "{\"model\":\"any\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]" + more + "}";
        return HttpRequest.newBuilder(URI.create(model.baseUrl() + "/chat/completions"))
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<JsonNode> chunks(HttpResponse<String> response) {
        return response.body()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> ChatCompletionServer.JSON.readTree(line.substring("data: ".length())))
                .toList();
    }

    private static String finishReason(JsonNode chunk) {
        return chunk.path("choices").get(0).path("finish_reason").asString("");
    }
}
