package dev.quire.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quire.llm.budget.Budget;
import dev.quire.llm.budget.BudgetLimits;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import dev.quire.understanding.CatalogueFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One question to a server of our own on loopback, so that the first visitor does not wait until the client's classes are
 * loaded: that takes a second, and several on a busy machine. Costs nothing and is counted nowhere.
 */
final class ModelWarmUp implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(ModelWarmUp.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final byte[] ANSWER = """
            data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"none","choices":[\
            {"index":0,"delta":{"role":"assistant","content":"Hello."},"finish_reason":null}]}

            data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"none","choices":[\
            {"index":0,"delta":{},"finish_reason":"stop"}]}

            data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"none","choices":[],\
            "usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}

            data: [DONE]

            """.getBytes(StandardCharsets.UTF_8);

    private final LlmProperties properties;

    /** @param properties with any model */
    ModelWarmUp(LlmProperties properties) {
        this.properties = properties;
    }

    @Override
    public void run() {
        try {
            log.debug("Warmed up: {}", ask());
        } catch (IOException | RuntimeException e) {
            log.atWarn().addKeyValue("cause", e).log("Not warmed up: the first answer will take longer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    ChatModel.Attempt ask() throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", ModelWarmUp::answer);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
        SimpleMeterRegistry unread = new SimpleMeterRegistry();
        Budget unlimited = new Budget(
                new BudgetLimits(BigDecimal.ZERO, 0, Map.of()), properties.model(), Clock.systemUTC(), unread);
        LlmRequest question = new LlmRequest(
                new SessionId("warm-up"),
                MessageId.random(),
                "Hello",
                List.of(),
                null,
                Clock.systemUTC().instant());
        try (OpenAiModel model = OpenAiModel.at(
                url, "none", properties, CatalogueFile::builtIn, null, unlimited, new LlmMetrics(unread))) {
            return model.ask(question, LIMIT, piece -> {});
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange;
                OutputStream body = exchange.getResponseBody()) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, ANSWER.length);
            body.write(ANSWER);
        }
    }
}
