package dev.quire.gateway;

import dev.quire.gateway.SocketEffect.Close;
import dev.quire.gateway.SocketEffect.Send;
import dev.quire.gateway.SocketState.AwaitingHello;
import dev.quire.gateway.SocketState.Closed;
import dev.quire.gateway.SocketState.Live;
import dev.quire.gateway.SocketState.Open;
import dev.quire.gateway.SocketState.Unanswered;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.CloseCode;
import dev.quire.schemas.socket.RejectCode;
import dev.quire.schemas.socket.ServerFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * A refused frame keeps the socket open, until too many in a row are refused as bad input.
 */
final class SocketProtocol {
    private static final int MAX_UNANSWERED = 32;

    private final GatewayProperties.Socket limits;
    private final TextRules textRules;
    private final SessionTokens tokens;
    private final Supplier<SessionId> newSession;

    SocketProtocol(
            GatewayProperties.Socket limits,
            TextRules textRules,
            SessionTokens tokens,
            Supplier<SessionId> newSession) {
        this.limits = limits;
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
                new Step(state, rejected(id, RejectCode.RATE_LIMITED, "Too many messages.", retryAfter));
            case SocketInput.NotAdmitted _ -> close(state, CloseCode.RATE_LIMITED);
            case SocketInput.FrameFarTooLarge _ -> close(state, CloseCode.FRAME_TOO_LARGE);
            case SocketInput.QueueFull _ -> close(state, CloseCode.SLOW_READER);
            case SocketInput.Failed _ -> close(state, CloseCode.INTERNAL_ERROR);
            case SocketInput.ShutDown shutDown -> shutDown(state, shutDown);
            case SocketInput.Gone _ -> gone(state);
            case SocketInput.Tick tick -> tick(state, tick, now);
            case SocketInput.OfMessage ofMessage ->
                state instanceof Live live ? ofMessage(live, ofMessage, now) : new Step(state);
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

    private Step ofMessage(Live state, SocketInput.OfMessage input, Instant now) {
        return switch (input) {
            case SocketInput.Acknowledged(MessageId id) -> acknowledged(state, id, now);
            case SocketInput.Unconfirmed(MessageId id) ->
                notTaken(state, id, RejectCode.UNAVAILABLE, "The message could not be confirmed.");
            case SocketInput.Overloaded(MessageId id) ->
                notTaken(state, id, RejectCode.OVERLOADED, "Too many messages wait to be accepted.");
            case SocketInput.ReplyComing reply -> replyComing(state, reply, now);
            case SocketInput.TypingDue(MessageId id) ->
                isUnanswered(state, id) ? new Step(state, new Send(new ServerFrame.Typing(id))) : new Step(state);
        };
    }

    private Step tick(Open state, SocketInput.Tick tick, Instant now) {
        return switch (state) {
            case AwaitingHello awaiting ->
                now.isBefore(tick.openedAt().plus(limits.helloTimeout()))
                        ? new Step(awaiting)
                        : close(awaiting, CloseCode.HELLO_TIMEOUT);
            case Live live -> isIdle(tick, now) ? close(live, CloseCode.IDLE) : heartbeat(live, tick, now);
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
            case ClientFrame.Delivered delivered -> new Step(ok.withDelivered(delivered.cursor()));
            case ClientFrame.Ping _ -> new Step(ok, new Send(new ServerFrame.Pong()));
        };
    }

    private Step feedback(Live state, ClientFrame.GiveFeedback feedback) {
        Optional<TextRules.Problem> problem =
                Optional.ofNullable(feedback.comment()).flatMap(textRules::problemWith);
        if (problem.isPresent()) {
            return refuse(state, null, problem.get().code(), problem.get().sentence());
        }
        return new Step(
                state.withErrors(0),
                new SocketEffect.PublishFeedback(
                        state.session(), feedback.replyId(), feedback.rating(), feedback.comment()));
    }

    private Step message(Live state, ClientFrame.Message message) {
        Optional<TextRules.Problem> problem = textRules.problemWith(message.text());
        if (problem.isPresent()) {
            return refuse(
                    state, message.id(), problem.get().code(), problem.get().sentence());
        }
        if (state.unacknowledged().size() >= limits.maxUnacknowledged()) {
            // Not bad input: Kafka is slow, or the client faster than Kafka can be.
            return new Step(
                    state,
                    rejected(
                            message.id(),
                            RejectCode.RATE_LIMITED,
                            "Too many messages are still to be accepted.",
                            limits.retryAfter()));
        }
        return new Step(
                state.withErrors(0).withUnacknowledged(plus(state.unacknowledged(), message.id())),
                new SocketEffect.Publish(state.session(), message.id(), message.text()));
    }

    private Step acknowledged(Live state, MessageId id, Instant now) {
        if (!state.unacknowledged().contains(id)) {
            return new Step(state);
        }
        List<Unanswered> unanswered = state.unanswered();
        if (unanswered.size() >= MAX_UNANSWERED) {
            unanswered = unanswered.subList(1, unanswered.size());
        }
        return new Step(
                state.withUnacknowledged(withoutFirst(state.unacknowledged(), id))
                        .withUnanswered(plus(unanswered, new Unanswered(id, now))),
                new Send(new ServerFrame.Accepted(id)),
                new SocketEffect.ScheduleTyping(id));
    }

    private Step notTaken(Live state, MessageId id, RejectCode code, String sentence) {
        if (!state.unacknowledged().contains(id)) {
            return new Step(state);
        }
        return new Step(
                state.withUnacknowledged(withoutFirst(state.unacknowledged(), id)),
                rejected(id, code, sentence, limits.retryAfter()));
    }

    /**
     * A reply proves that Kafka has the message, so a reply that overtakes the acknowledgement brings {@code accepted}
     * with it.
     */
    private Step replyComing(Live state, SocketInput.ReplyComing reply, Instant now) {
        MessageId id = reply.inReplyTo();
        List<SocketEffect> effects = new ArrayList<>();
        Live next = state;
        if (state.unacknowledged().contains(id)) {
            effects.add(new Send(new ServerFrame.Accepted(id)));
            next = next.withUnacknowledged(state.unacknowledged().stream()
                            .filter(other -> !other.equals(id))
                            .toList())
                    .withUnanswered(plus(state.unanswered(), new Unanswered(id, now)));
        }
        if (reply.isFinal()) {
            next.unanswered().stream()
                    .filter(message -> message.id().equals(id))
                    .findFirst()
                    .ifPresent(message ->
                            effects.add(new SocketEffect.ObserveResponse(Duration.between(message.acceptedAt(), now))));
            next = next.withUnanswered(next.unanswered().stream()
                    .filter(message -> !message.id().equals(id))
                    .toList());
        }
        return new Step(next, List.copyOf(effects));
    }

    /** Who has a message on its way is told first whether it was accepted. */
    private static Step shutDown(Open state, SocketInput.ShutDown shutDown) {
        boolean waits = shutDown.patient()
                && state instanceof Live live
                && !live.unacknowledged().isEmpty();
        return waits ? new Step(state) : gone(state).after(new Close(CloseCode.RESTART, shutDown.comeBackAfter()));
    }

    private boolean isIdle(SocketInput.Tick tick, Instant now) {
        return limits.idleTimeout().isPositive()
                && !now.isBefore(tick.lastActive().plus(limits.idleTimeout()));
    }

    /** Asks once for a sign of life after one heartbeat of silence, and gives up after two. */
    private Step heartbeat(Live state, SocketInput.Tick tick, Instant now) {
        Duration silence = Duration.between(tick.lastHeard(), now);
        if (silence.compareTo(limits.heartbeat()) < 0) {
            return new Step(state);
        }
        // Whoever slept, all of us or only this timer, has not listened: then ask before giving up.
        boolean hasListened = tick.sinceLast().compareTo(limits.heartbeat()) < 0;
        if (hasListened && silence.compareTo(limits.heartbeat().multipliedBy(2)) >= 0) {
            return close(state, CloseCode.HEARTBEAT_MISSED);
        }
        boolean askedBefore = silence.minus(tick.sinceLast()).compareTo(limits.heartbeat()) >= 0;
        return askedBefore && hasListened ? new Step(state) : new Step(state, new SocketEffect.SendPing());
    }

    /** Whoever does not listen at all would be answered for ever. */
    private Step slowDown(Open state, Duration retryAfter) {
        Open next = state.withErrors(state.errorsInARow() + 1);
        Send rejected = rejected(null, RejectCode.RATE_LIMITED, "Too many frames.", retryAfter);
        return next.errorsInARow() < limits.maxErrorsInARow()
                ? new Step(next, rejected)
                : close(next, CloseCode.RATE_LIMITED).after(rejected);
    }

    private Step refuse(Open state, @Nullable MessageId id, RejectCode code, String sentence) {
        Open next = state.withErrors(state.errorsInARow() + 1);
        Send rejected = rejected(id, code, sentence, null);
        return next.errorsInARow() < limits.maxErrorsInARow()
                ? new Step(next, rejected)
                : close(next, CloseCode.TOO_MANY_ERRORS).after(rejected);
    }

    private static Step close(Open state, CloseCode code) {
        return gone(state).after(new Close(code));
    }

    private static Step gone(Open state) {
        return switch (state) {
            case AwaitingHello _ -> new Step(new Closed());
            case Live live -> new Step(new Closed(), new SocketEffect.Leave(live.session()));
        };
    }

    private static Send rejected(
            @Nullable MessageId id, RejectCode code, String sentence, @Nullable Duration retryAfter) {
        return new Send(
                new ServerFrame.Rejected(id, code, sentence, retryAfter == null ? null : retryAfter.toMillis()));
    }

    private static @Nullable MessageId idOf(ClientFrame frame) {
        return frame instanceof ClientFrame.Message message ? message.id() : null;
    }

    private static boolean isUnanswered(Live state, MessageId id) {
        return state.unanswered().stream().anyMatch(message -> message.id().equals(id));
    }

    private static <T> List<T> plus(List<T> list, T element) {
        return Stream.concat(list.stream(), Stream.of(element)).toList();
    }

    private static List<MessageId> withoutFirst(List<MessageId> ids, MessageId id) {
        List<MessageId> rest = new ArrayList<>(ids);
        rest.remove(id);
        return List.copyOf(rest);
    }
}
