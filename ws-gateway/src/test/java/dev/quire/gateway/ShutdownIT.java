package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.MessageId;
import dev.quire.schemas.socket.CloseCode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A gateway that ends in an orderly way. */
class ShutdownIT {
    @Test
    void socketsAreSentAwayAndWaitingRequestsGetTheirReply() throws InterruptedException {
        RunningGateway gateway = RunningGateway.start();
        try (ChatBackend backend = new ChatBackend();
                Visitor visitor = Visitor.welcome(gateway)) {
            MessageId id = MessageId.random();
            HttpRequest request = HttpRequest.newBuilder(gateway.http("/chat"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"message\":\"Hi\",\"session_id\":\"silent\",\"message_id\":\"" + id + "\"}"))
                    .build();
            CompletableFuture<HttpResponse<String>> waiting =
                    HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
            backend.awaitMessage(ChatBackend.SILENT, id);

            Thread closing = Thread.ofPlatform().start(gateway::close);
            visitor.awaitClose(CloseCode.RESTART);
            assertThat(visitor.closeReason()).matches("restart retryAfterMs=\\d+");
            backend.reply(ChatBackend.SILENT, id, "just in time");

            assertThat(waiting.join().body()).contains("just in time");
            closing.join();
        } finally {
            gateway.close();
        }
    }
}
