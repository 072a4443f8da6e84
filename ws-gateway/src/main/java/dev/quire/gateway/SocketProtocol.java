package dev.quire.gateway;

import dev.quire.gateway.SocketEffect.Close;
import dev.quire.gateway.SocketEffect.Send;
import dev.quire.gateway.SocketState.AwaitingHello;
import dev.quire.gateway.SocketState.Closed;
import dev.quire.gateway.SocketState.Live;
import dev.quire.gateway.SocketState.Open;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.CloseCode;
import dev.quire.schemas.socket.RejectCode;
import dev.quire.schemas.socket.ServerFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a socket does with what happens to it: state and input in, state and effects out, nothing done.
 *
 * <pre>
 *   AwaitingHello ──hello──▶ Live
 *         │                   │
 *         └──close, gone──────┴──▶ Closed
 * </pre>
 *
 * What becomes of a message is for {@link MessageProtocol}, silence for {@link Liveness}.
 *
 * <p>A refused frame keeps the socket open, until too many in a row are refused as bad input.
 */
final class SocketProtocol {
    private final GatewayProperties.Socket limits;
    private final MessageProtocol messages;
    private final Liveness liveness;
    private final TextRules textRules;
    private final SessionTokens tokens;
    private final Supplier<SessionId> newSession;

    SocketProtocol(
            GatewayProperties.Socket limits,
            TextRules textRules,
            SessionTokens tokens,
            Supplier<SessionId> newSession) {
        this.limits = limits;
        this.messages = new MessageProtocol(limits);
        this.liveness = new Liveness(limits);
        this.textRules = textRules;
        this.tokens = tokens;
        this.newSession = newSession;
    }

    record Step(SocketState state, List<SocketEffect> effects) {
        Step(SocketState state, SocketEffect... effects) {
            this(state, List.of(effects));
        }

        Step after(SocketEffect first) {
            return new Step(
                    state, Stream.concat(Stream.of(first), effects.stream()).toList());
        }
    }

    Step decide(SocketState state, SocketInput input, Instant now) {
        return switch (state) {
            case Open open -> decide(open, input, now);
            case Closed closed -> new Step(closed);
        };
    }

    private Step decide(Open state, SocketInput input, Instant now) {
        return switch (input) {
            case SocketInput.Received(ClientFrame frame) -> received(state, frame, now);
            case SocketInput.BadFrame bad -> refuse(state, bad.id(), bad.code(), bad.sentence());
            case SocketInput.FrameTooSoon(Duration retryAfter) -> slowDown(state, retryAfter);
            case SocketInput.MessageTooSoon(MessageId id, Duration retryAfter) ->
                new Step(state, Send.rejected(id, RejectCode.RATE_LIMITED, "Too many messages.", retryAfter));
            case SocketInput.NotAdmitted _ -> close(state, CloseCode.RATE_LIMITED);
            // No `rejected`: a client that waits for its welcome would take that for a hello that is wrong.
            case SocketInput.ConversationTooSoon(Duration retryAfter) ->
                gone(state).after(new Close(CloseCode.RATE_LIMITED, retryAfter));
            case SocketInput.FrameFarTooLarge _ -> close(state, CloseCode.FRAME_TOO_LARGE);
            case SocketInput.QueueFull _ -> close(state, CloseCode.SLOW_READER);
            case SocketInput.Failed _ -> close(state, CloseCode.INTERNAL_ERROR);
            case SocketInput.ShutDown shutDown -> shutDown(state, shutDown);
            case SocketInput.Gone _ -> gone(state);
            case SocketInput.Tick tick -> tick(state, tick, now);
            case SocketInput.OfMessage ofMessage ->
                state instanceof Live live ? messages.decide(live, ofMessage, now) : new Step(state);
        };
    }

    private Step received(Open state, ClientFrame frame, Instant now) {
        return switch (state) {
            case AwaitingHello awaiting ->
                frame instanceof ClientFrame.Hello hello
                        ? hello(awaiting, hello, now)
                        : refuse(awaiting, idOf(frame), RejectCode.HELLO_EXPECTED, "The first frame must be hello.");
            case Live live -> frame(live, frame);
        };
    }

    private Step tick(Open state, SocketInput.Tick tick, Instant now) {
        return switch (state) {
            case AwaitingHello awaiting ->
                now.isBefore(tick.openedAt().plus(limits.helloTimeout()))
                        ? new Step(awaiting)
                        : close(awaiting, CloseCode.HELLO_TIMEOUT);
            case Live live -> liveness.decide(live, tick, now);
        };
    }

    private Step hello(AwaitingHello state, ClientFrame.Hello hello, Instant now) {
        String token = hello.token();
        if (token == null) {
            return welcome(newSession.get(), false, hello, now);
        }
        Optional<SessionId> session = tokens.verify(token, now);
        return session.isPresent() ? welcome(session.get(), true, hello, now) : close(state, CloseCode.TOKEN_INVALID);
    }

    private Step welcome(SessionId session, boolean resumed, ClientFrame.Hello hello, Instant now) {
        return new Step(
                Live.begin(session),
                new Send(new ServerFrame.Welcome(session, tokens.issue(session, now), (int)
                        limits.heartbeat().toSeconds())),
                new SocketEffect.Join(session, resumed, hello.cursor()));
    }

    private Step frame(Live state, ClientFrame frame) {
        Live ok = state.withErrors(0);
        return switch (frame) {
            case ClientFrame.Hello _ ->
                refuse(state, null, RejectCode.ALREADY_WELCOME, "There was a hello on this socket already.");
            case ClientFrame.Message message -> message(state, message);
            case ClientFrame.GiveFeedback feedback -> feedback(state, feedback);
            case ClientFrame.Rate rate -> rate(state, rate);
            case ClientFrame.Delivered delivered -> new Step(ok.withDelivered(delivered.cursor()));
            case ClientFrame.Ping _ -> new Step(ok, new Send(new ServerFrame.Pong()));
        };
    }

    private Step feedback(Live state, ClientFrame.GiveFeedback feedback) {
        return opinion(
                state,
                feedback.comment(),
                new SocketEffect.PublishFeedback(
                        state.session(), feedback.replyId(), feedback.rating(), feedback.comment()));
    }

    private Step rate(Live state, ClientFrame.Rate rate) {
        return opinion(
                state, rate.comment(), new SocketEffect.PublishRating(state.session(), rate.rating(), rate.comment()));
    }

    private Step opinion(Live state, @Nullable String comment, SocketEffect.Write publish) {
        return Optional.ofNullable(comment)
                .flatMap(textRules::problemWith)
                .map(problem -> refuse(state, null, problem.code(), problem.sentence()))
                .orElseGet(() -> new Step(state.withErrors(0), publish));
    }

    private Step message(Live state, ClientFrame.Message message) {
        Optional<TextRules.Problem> problem = textRules.problemWith(message.text());
        if (problem.isPresent()) {
            return refuse(
                    state, message.id(), problem.get().code(), problem.get().sentence());
        }
        return messages.publish(state, message);
    }

    /** Who has a message on its way is told first whether it was accepted. */
    private static Step shutDown(Open state, SocketInput.ShutDown shutDown) {
        boolean waits = shutDown.patient()
                && state instanceof Live live
                && !live.unacknowledged().isEmpty();
        return waits ? new Step(state) : gone(state).after(new Close(CloseCode.RESTART, shutDown.comeBackAfter()));
    }

    /** Whoever does not listen at all would be answered for ever. */
    private Step slowDown(Open state, Duration retryAfter) {
        Open next = state.withErrors(state.errorsInARow() + 1);
        Send rejected = Send.rejected(null, RejectCode.RATE_LIMITED, "Too many frames.", retryAfter);
        return next.errorsInARow() < limits.maxErrorsInARow()
                ? new Step(next, rejected)
                : close(next, CloseCode.RATE_LIMITED).after(rejected);
    }

    private Step refuse(Open state, @Nullable MessageId id, RejectCode code, String sentence) {
        Open next = state.withErrors(state.errorsInARow() + 1);
        Send rejected = Send.rejected(id, code, sentence, null);
        return next.errorsInARow() < limits.maxErrorsInARow()
                ? new Step(next, rejected)
                : close(next, CloseCode.TOO_MANY_ERRORS).after(rejected);
    }

    static Step close(Open state, CloseCode code) {
        return gone(state).after(new Close(code));
    }

    private static Step gone(Open state) {
        return switch (state) {
            case AwaitingHello _ -> new Step(new Closed());
            case Live live -> new Step(new Closed(), new SocketEffect.Leave(live.session()));
        };
    }

    private static @Nullable MessageId idOf(ClientFrame frame) {
        return frame instanceof ClientFrame.Message message ? message.id() : null;
    }
}
