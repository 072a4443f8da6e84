package dev.quire.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.PropagatedHeaders;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.VisitorMessage;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * One message and its final reply as one HTTP exchange. The message takes the same way through Kafka as a socket's; no
 * thread waits for the reply.
 */
@RestController
final class ChatController {
    private final GatewayProperties.Chat limits;
    private final Duration retryAfter;
    private final TextRules textRules;
    private final SessionIds sessionIds;
    private final SessionRegistry sessions;
    private final MessagePublisher publisher;
    private final GatewayMetrics metrics;
    private final ClientAddresses addresses;
    private final Admission admission;
    private final InstantSource clock;
    private final BodyReader bodies;
    private final Semaphore places;

    ChatController(
            GatewayProperties properties,
            TextRules textRules,
            SessionIds sessionIds,
            SessionRegistry sessions,
            MessagePublisher publisher,
            GatewayMetrics metrics,
            ClientAddresses addresses,
            Admission admission,
            InstantSource clock) {
        this.limits = properties.chat();
        this.retryAfter = properties.socket().retryAfter();
        this.textRules = textRules;
        this.sessionIds = sessionIds;
        this.sessions = sessions;
        this.publisher = publisher;
        this.metrics = metrics;
        this.addresses = addresses;
        this.admission = admission;
        this.clock = clock;
        this.bodies = new BodyReader(limits, clock);
        this.places = new Semaphore(limits.maxWaiting());
    }

    record ChatResponse(
            String response, @JsonProperty("session_id") String sessionId) {}

    @PostMapping(
            path = {"/chat", "/api/chat"},
            consumes = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<ChatResponse> chat(HttpServletRequest http) throws IOException {
        ClientAddress from = addresses.of(http);
        refuseIfTooSoon(admission.request(from));
        ChatRequest request = read(http);
        Trace trace = Trace.of(
                http.getHeader(PropagatedHeaders.TRACEPARENT),
                "true".equals(http.getHeader(HandshakeController.SYNTHETIC_HEADER)));
        String callersId = Objects.requireNonNullElseGet(request.sessionId(), sessionIds::newCallersId);
        SessionId session = SessionIds.httpSession(callersId);
        refuseIfTooSoon(admission.conversation(from, session));
        refuseIfTooSoon(admission.message(from, session));
        if (!places.tryAcquire()) {
            throw unavailable("Too many requests wait for their reply.");
        }
        MessageId id = Objects.requireNonNullElseGet(request.messageId(), MessageId::random);
        return answer(new VisitorMessage(session, id, request.message(), clock.instant()), trace)
                .whenComplete((_, _) -> places.release())
                .thenApply(text -> new ChatResponse(text, callersId))
                .exceptionally(failure -> {
                    throw failure.getCause() instanceof TimeoutException
                            ? late(id, callersId)
                            : new CompletionException(failure.getCause());
                });
    }

    private ChatRequest read(HttpServletRequest http) throws IOException {
        return switch (bodies.read(http.getInputStream())) {
            case BodyReader.Complete(byte[] body) -> parse(body);
            case BodyReader.TooLarge _ ->
                throw problem(
                        HttpStatus.CONTENT_TOO_LARGE, "The body has more than " + limits.maxBodyBytes() + " bytes.");
            case BodyReader.TooSlow _ ->
                throw problem(
                        HttpStatus.REQUEST_TIMEOUT,
                        "The body was not there within " + limits.bodyDeadline().toMillis() + " ms.");
            case BodyReader.NoPlace _ -> throw unavailable("Too many requests are still being sent.");
        };
    }

    private ChatRequest parse(byte[] body) {
        try {
            return ChatRequest.read(body, textRules);
        } catch (ChatRequest.BadRequestException e) {
            throw problem(HttpStatus.BAD_REQUEST, Objects.requireNonNull(e.getMessage()));
        }
    }

    /** The text of the final reply. Fails with a {@link TimeoutException} when the deadline is over. */
    private CompletableFuture<String> answer(VisitorMessage message, Trace trace) {
        AwaitedReply awaited = new AwaitedReply(message.messageId());
        // Before the message is written, so that no reply is too quick.
        var _ = sessions.add(message.sessionId(), awaited);
        return accepted(message, trace)
                .thenCompose(_ -> {
                    long accepted = System.nanoTime();
                    return awaited.reply.thenApply(reply -> {
                        metrics.response(GatewayMetrics.Channel.HTTP, Duration.ofNanos(System.nanoTime() - accepted));
                        return textOf(reply);
                    });
                })
                .orTimeout(limits.replyDeadline().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> sessions.remove(message.sessionId(), awaited));
    }

    private CompletableFuture<Void> accepted(VisitorMessage message, Trace trace) {
        metrics.request(GatewayMetrics.Channel.HTTP);
        CompletableFuture<MessagePublisher.Outcome> outcome = new CompletableFuture<>();
        try {
            publisher.publish(message, trace, outcome::complete);
        } catch (RuntimeException bug) {
            // Or the place would stay taken.
            outcome.completeExceptionally(bug);
        }
        return outcome.thenAccept(result -> {
            switch (result) {
                case CONFIRMED -> {}
                case OVERLOADED -> throw unavailable("Too many messages wait to be accepted.");
                case UNCONFIRMED -> {
                    ErrorResponseException unconfirmed = unavailable("The message could not be confirmed.");
                    unconfirmed
                            .getBody()
                            .setProperty("message_id", message.messageId().toString());
                    throw unconfirmed;
                }
            }
        });
    }

    private static ErrorResponseException late(MessageId id, String callersId) {
        ErrorResponseException late = problem(
                HttpStatus.GATEWAY_TIMEOUT,
                "No reply in time. The message is kept: send it again with the same message_id to get its reply.");
        late.getBody().setProperty("message_id", id.toString());
        late.getBody().setProperty("session_id", callersId);
        return late;
    }

    /** A tree, not a record: a field that only newer services know does not matter here. */
    private static String textOf(LiveReply reply) {
        return EventJson.MAPPER.readTree(reply.event()).path("text").asString("");
    }

    private void refuseIfTooSoon(Duration wait) {
        if (!wait.isZero()) {
            metrics.requestLimited();
            throw later(HttpStatus.TOO_MANY_REQUESTS, "Too many requests.", wait);
        }
    }

    private ErrorResponseException unavailable(String detail) {
        return later(HttpStatus.SERVICE_UNAVAILABLE, detail, retryAfter);
    }

    private static ErrorResponseException later(HttpStatus status, String detail, Duration wait) {
        ErrorResponseException problem = problem(status, detail);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, retryAfter(wait));
        return problem;
    }

    /** The header counts in whole seconds: rather a little later than too soon. */
    static String retryAfter(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    private static final class AwaitedReply implements ReplySubscriber {
        private final MessageId id;
        private final CompletableFuture<LiveReply> reply = new CompletableFuture<>();

        AwaitedReply(MessageId id) {
            this.id = id;
        }

        @Override
        public void reply(LiveReply candidate) {
            if (candidate.isFinal() && candidate.inReplyTo().equals(id)) {
                reply.complete(candidate);
            }
        }

        @Override
        public void delta(MessageId inReplyTo, byte[] frame) {}
    }
}
