package dev.quire.gateway;

import dev.quire.gateway.SocketEffect.Send;
import dev.quire.gateway.SocketProtocol.Step;
import dev.quire.gateway.SocketState.Live;
import dev.quire.gateway.SocketState.Unanswered;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.RejectCode;
import dev.quire.schemas.socket.ServerFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The part of {@link SocketProtocol} that follows a message from the visitor to its final reply. Pure, as the whole.
 *
 * <pre>
 *   published ──acknowledged, or a reply comes──▶ unanswered ──final reply──▶ (forgotten)
 *       └──unconfirmed, overloaded──▶ (forgotten, rejected)
 * </pre>
 */
final class MessageProtocol {
    private static final int MAX_UNANSWERED = 32;

    private final GatewayProperties.Socket limits;

    MessageProtocol(GatewayProperties.Socket limits) {
        this.limits = limits;
    }

    /** @param message whose text may be said */
    Step publish(Live state, ClientFrame.Message message) {
        if (state.unacknowledged().size() >= limits.maxUnacknowledged()) {
            // Not bad input: Kafka is slow, or the client faster than Kafka can be.
            return new Step(
                    state,
                    Send.rejected(
                            message.id(),
                            RejectCode.RATE_LIMITED,
                            "Too many messages are still to be accepted.",
                            limits.retryAfter()));
        }
        return new Step(
                state.withErrors(0).withUnacknowledged(plus(state.unacknowledged(), message.id())),
                new SocketEffect.Publish(state.session(), message.id(), message.text()));
    }

    Step decide(Live state, SocketInput.OfMessage input, Instant now) {
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
                Send.rejected(id, code, sentence, limits.retryAfter()));
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
