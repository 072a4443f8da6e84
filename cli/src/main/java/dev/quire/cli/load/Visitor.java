package dev.quire.cli.load;

import dev.quire.cli.load.ReplyJudge.Finding;
import dev.quire.cli.load.ReplyJudge.Source;
import dev.quire.schemas.Cursor;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.socket.ClientFrame;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a visitor's client says and understands. Knows no sockets and no clock; confined to one thread.
 *
 * <pre>
 *   away ──opened──▶ greeting ──welcome──▶ [resumed: catching up ──history──▶] talking
 *     ▲                  │                          │                              │
 *     └──────────────────┴────────── cut ───────────┴──────────────────────────────┘
 * </pre>
 *
 * What is said while not talking waits, and what was not accepted is sent again, in order and under the same ids.
 */
final class Visitor {
    private enum State {
        AWAY,
        GREETING,
        CATCHING_UP,
        TALKING
    }

    /** Where frames go. */
    @FunctionalInterface
    interface Wire {
        void send(ClientFrame frame);
    }

    private static final Wire NOWHERE = _ -> {};

    private final Supplier<Tally> tally;
    private final ReplyJudge judge = new ReplyJudge();
    /** Without a final reply yet, in the order in which they were said. */
    private final Map<MessageId, Message> waiting = new LinkedHashMap<>(4);

    private State state = State.AWAY;
    private Wire wire = NOWHERE;
    private @Nullable String sessionId;
    private @Nullable String token;
    private @Nullable Cursor cursor;
    private long heartbeatNanos = TimeUnit.SECONDS.toNanos(30);
    private long lastSentNanoTime;
    private long lastHeardNanoTime;
    private long acceptances;

    /** @param tally of the current round */
    Visitor(Supplier<Tally> tally) {
        this.tally = tally;
    }

    boolean isTalking() {
        return state == State.TALKING;
    }

    /** A socket is open: says hello. */
    void opened(Wire to, long now) {
        wire = to;
        state = State.GREETING;
        lastHeardNanoTime = now;
        judge.connected(cursor);
        send(new ClientFrame.Hello(token, cursor), now);
    }

    /** The socket is gone, whoever ended it. */
    void cut() {
        wire = NOWHERE;
        state = State.AWAY;
    }

    /** The gateway does not know the token: the next hello begins a new conversation. */
    void forget() {
        token = null;
        cursor = null;
    }

    void say(Message message, long now) {
        waiting.put(message.id(), message);
        message.tally().said(message);
        if (state == State.TALKING) {
            message.tally().late(now - message.dueNanoTime());
            send(message, now);
        }
    }

    /** @return false if nothing was heard for two heartbeats, so that the connection must be given up */
    boolean tick(long now) {
        if (state == State.AWAY) {
            return true;
        }
        if (now - lastSentNanoTime > heartbeatNanos / 2) {
            send(new ClientFrame.Ping(), now);
        }
        if (state == State.TALKING) {
            for (Message message : waiting.values()) {
                if (message.isRetryDue(now)) {
                    send(message, now);
                }
            }
        }
        return now - lastHeardNanoTime <= 2 * heartbeatNanos;
    }

    /**
     * @throws IllegalArgumentException if it is no frame of the protocol
     */
    void received(JsonNode frame, long now) {
        lastHeardNanoTime = now;
        switch (frame.path("type").asString("")) {
            case "welcome" -> welcome(frame, now);
            case "history" -> history(frame, now);
            case "accepted" -> accept(waiting.get(MessageId.parse(text(frame, "id"))));
            case "rejected" -> rejected(frame, now);
            case "reply" -> reply(frame, Cursor.parse(text(frame, "cursor")), Source.FRAME, now);
            case "notice" -> notice(frame);
            case "typing", "delta", "pong" -> {}
            default -> throw new IllegalArgumentException("a frame of a type that the protocol does not have");
        }
    }

    private void welcome(JsonNode frame, long now) {
        boolean resumes = token != null;
        String session = text(frame, "sessionId");
        if (sessionId != null && !session.equals(sessionId)) {
            judge.newSession();
        }
        sessionId = session;
        token = text(frame, "token");
        heartbeatNanos = TimeUnit.SECONDS.toNanos(
                Math.max(1, frame.path("heartbeatSeconds").asLong(30)));
        if (resumes) {
            state = State.CATCHING_UP;
        } else {
            talk(now);
        }
    }

    private void history(JsonNode frame, long now) {
        for (JsonNode entry : frame.path("entries")) {
            JsonNode event = entry.path("event");
            if (event.path("type").asString("").equals("reply")) {
                reply(event, Cursor.parse(text(entry, "cursor")), Source.HISTORY, now);
            }
        }
        talk(now);
    }

    private void talk(long now) {
        state = State.TALKING;
        for (Message message : waiting.values()) {
            if (!message.isAccepted()) {
                send(message, now);
            }
        }
    }

    private void accept(@Nullable Message message) {
        if (message != null && !message.isAccepted()) {
            message.accept(acceptances++);
            message.tally().accepted(message);
        }
    }

    private void rejected(JsonNode frame, long now) {
        tally.get().rejected(frame.path("code").asString("without a code"));
        String id = frame.path("id").asString("");
        Message message = id.isEmpty() ? null : waiting.get(MessageId.parse(id));
        if (message == null || message.isAccepted()) {
            return;
        }
        JsonNode retryAfter = frame.path("retryAfterMs");
        if (retryAfter.isNumber()) {
            message.retryAt(now + TimeUnit.MILLISECONDS.toNanos(retryAfter.asLong()));
        } else {
            waiting.remove(message.id());
            message.tally().refused(message);
        }
    }

    private void reply(JsonNode event, Cursor place, Source source, long now) {
        MessageId inReplyTo = MessageId.parse(text(event, "inReplyTo"));
        ReplyId replyId = ReplyId.parse(text(event, "replyId"));
        Message message = waiting.remove(inReplyTo);
        Finding finding = judge.countReply(replyId, inReplyTo, place, source, message);
        tally.get().found(finding);
        if (message != null) {
            // A reply proves that the message was kept, even if no accepted came.
            accept(message);
            message.tally().answered(message, now);
            judge.outOfOrder(place, message, event.path("source").asString(""))
                    .ifPresent(wrong -> tally.get()
                            .outOfOrder(
                                    "session " + sessionId + ", message " + inReplyTo + ", " + source + ": " + wrong));
        }
        advance(place);
    }

    private void notice(JsonNode frame) {
        tally.get().found(judge.countNotice(ReplyId.parse(text(frame, "replyId"))));
        advance(Cursor.parse(text(frame, "cursor")));
    }

    private void advance(Cursor place) {
        if (cursor == null || !cursor.epoch().equals(place.epoch()) || place.offset() > cursor.offset()) {
            cursor = place;
        }
    }

    private void send(Message message, long now) {
        if (message.hasLeft()) {
            message.tally().resent();
        }
        message.leaves();
        send(new ClientFrame.Message(message.id(), message.line().text()), now);
    }

    private void send(ClientFrame frame, long now) {
        lastSentNanoTime = now;
        wire.send(frame);
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("a frame without " + field);
        }
        return value.asString();
    }
}
