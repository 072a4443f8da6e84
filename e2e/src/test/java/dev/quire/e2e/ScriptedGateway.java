package dev.quire.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import dev.quire.schemas.Card;
import dev.quire.schemas.Cursor;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.HistoryEntry;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Notice;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyDelta;
import dev.quire.schemas.ReplyEvent;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.VisitorMessage;
import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.CloseCode;
import dev.quire.schemas.socket.RejectCode;
import dev.quire.schemas.socket.ReplyFrame;
import dev.quire.schemas.socket.ServerFrame;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's side of the socket, played by the test, so that every turn of the protocol can be shown to the page at
 * will. It speaks with the records of {@code schemas}: a frame of the page that is not by the contract fails the test.
 *
 * <p>Says welcome by itself; anything else only when told.
 */
final class ScriptedGateway {
    static final int HEARTBEAT_SECONDS = 20;

    private static final SessionId SESSION = new SessionId("visitor-1");

    private final Page page;
    private final Queue<ClientFrame.Hello> hellos = new ArrayDeque<>();
    private final Queue<ClientFrame.Message> messages = new ArrayDeque<>();
    private final Queue<ClientFrame.GiveFeedback> feedback = new ArrayDeque<>();
    private final Queue<ClientFrame.Rate> ratings = new ArrayDeque<>();
    private final List<Cursor> delivered = new ArrayList<>();
    private final List<HistoryEntry> sent = new ArrayList<>();
    private final List<HistoryEntry> history = new ArrayList<>();
    private @Nullable WebSocketRoute socket;
    private boolean away;
    private int attempts;
    private int pings;
    private long nextOffset;

    /** Stands in for the gateway of this page from its next connection on. */
    ScriptedGateway(Page page) {
        this.page = page;
        page.routeWebSocket(Pattern.compile("/ws$"), this::connected);
    }

    ClientFrame.Hello nextHello() {
        return next(hellos);
    }

    ClientFrame.Message nextMessage() {
        return next(messages);
    }

    /** The next message, which must read so. */
    MessageId nextMessage(String text) {
        ClientFrame.Message message = next(messages);
        if (!message.text().equals(text)) {
            throw new AssertionError("Expected the message '" + text + "', not '" + message.text() + "'");
        }
        return message.id();
    }

    ClientFrame.GiveFeedback nextFeedback() {
        return next(feedback);
    }

    ClientFrame.Rate nextRating() {
        return next(ratings);
    }

    boolean hasUnreadRating() {
        return !ratings.isEmpty();
    }

    boolean hasUnreadMessage() {
        return !messages.isEmpty();
    }

    List<Cursor> delivered() {
        return List.copyOf(delivered);
    }

    int attempts() {
        return attempts;
    }

    int pings() {
        return pings;
    }

    void accept(MessageId message) {
        send(new ServerFrame.Accepted(message));
    }

    void reject(MessageId message, RejectCode code, @Nullable Long retryAfterMs) {
        send(new ServerFrame.Rejected(message, code, "For developers.", retryAfterMs));
    }

    /** @return the frame, to be sent again as it is */
    byte[] reply(MessageId inReplyTo, String text) {
        return reply(inReplyTo, text, List.of(), List.of());
    }

    byte[] reply(MessageId inReplyTo, String text, List<String> quickReplies, List<Card> cards) {
        return reply(inReplyTo, text, quickReplies, cards, null);
    }

    /** A reply that says that a person takes over. */
    byte[] handOver(MessageId inReplyTo, String text) {
        return reply(inReplyTo, text, List.of(), List.of(), Reply.Action.HAND_OVER);
    }

    /** A reply with cards as they stand here, of types that there may be one day, or broken. */
    void replyWithCards(MessageId inReplyTo, String text, String cards) {
        byte[] plain = EventJson.write(new Reply(SESSION, inReplyTo, text, Reply.Source.LOOKUP, null, Instant.now()));
        String event = text(plain).replaceFirst("}$", Matcher.quoteReplacement(",\"cards\":" + cards + "}"));
        sendAgain(ReplyFrame.of(nextCursor(), event.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] reply(
            MessageId inReplyTo,
            String text,
            List<String> quickReplies,
            List<Card> cards,
            Reply.@Nullable Action action) {
        ReplyId id = ReplyId.finalReplyTo(inReplyTo);
        return sendEvent(new Reply(
                SESSION,
                id,
                inReplyTo,
                text,
                Reply.Source.CANNED,
                null,
                quickReplies,
                cards,
                action,
                null,
                Instant.now()));
    }

    /** A reply that a model wrote. */
    void modelReply(MessageId inReplyTo, String text) {
        sendEvent(new Reply(SESSION, inReplyTo, text, Reply.Source.MODEL, null, Instant.now()));
    }

    void notice(MessageId inReplyTo, String text) {
        sendEvent(new Notice(SESSION, ReplyId.noticeTo(inReplyTo, "slow"), inReplyTo, text, Instant.now()));
    }

    void delta(MessageId inReplyTo, int index, String text) {
        send(new ReplyDelta(SESSION, inReplyTo, index, text, Instant.now()));
    }

    /** Accepts the next message, which must read so, and replies. */
    void converse(String message, String reply) {
        MessageId id = nextMessage(message);
        accept(id);
        reply(id, reply);
    }

    /** What a hello without a cursor brings from now on, oldest first. */
    void remember(String message, String reply, Instant at) {
        MessageId id = MessageId.random();
        history.add(new HistoryEntry(null, new VisitorMessage(SESSION, id, message, at)));
        history.add(new HistoryEntry(nextCursor(), new Reply(SESSION, id, reply, Reply.Source.CANNED, null, at)));
    }

    void remember(MessageId id, String message, Instant at) {
        history.add(new HistoryEntry(null, new VisitorMessage(SESSION, id, message, at)));
    }

    /** The same for what was sent so far, but not for the messages that it answers. */
    void rememberReplies() {
        history.addAll(sent);
    }

    void sendAgain(byte[] frame) {
        socket().send(text(frame));
    }

    void close(CloseCode code) {
        close(code.code());
    }

    void close(CloseCode code, String reason) {
        socket().close(new WebSocketRoute.CloseOptions().setCode(code.code()).setReason(reason));
    }

    /** The line breaks, and every new one breaks too, until {@link #comeBack}. */
    void goAway() {
        away = true;
        close(CloseCode.INTERNAL_ERROR);
    }

    void comeBack() {
        away = false;
    }

    private void connected(WebSocketRoute route) {
        attempts++;
        if (away) {
            route.close(new WebSocketRoute.CloseOptions().setCode(CloseCode.INTERNAL_ERROR.code()));
            return;
        }
        socket = route;
        route.onMessage(
                frame -> received(EventJson.read(frame.text().getBytes(StandardCharsets.UTF_8), ClientFrame.class)));
    }

    private void received(ClientFrame frame) {
        switch (frame) {
            case ClientFrame.Hello hello -> {
                hellos.add(hello);
                send(new ServerFrame.Welcome(SESSION, "token-" + attempts, HEARTBEAT_SECONDS));
                if (hello.cursor() == null && !history.isEmpty()) {
                    send(new ServerFrame.History(history));
                }
            }
            case ClientFrame.Message message -> messages.add(message);
            case ClientFrame.GiveFeedback given -> feedback.add(given);
            case ClientFrame.Rate rate -> ratings.add(rate);
            case ClientFrame.Delivered(Cursor cursor) -> delivered.add(cursor);
            case ClientFrame.Ping() -> pings++;
        }
    }

    private byte[] sendEvent(ReplyEvent event) {
        Cursor cursor = nextCursor();
        if (event instanceof Reply reply) {
            sent.add(new HistoryEntry(cursor, reply));
        }
        byte[] frame = ReplyFrame.of(cursor, EventJson.write(event));
        socket().send(text(frame));
        return frame;
    }

    private void send(Object frame) {
        socket().send(text(EventJson.write(frame)));
    }

    private void close(int code) {
        socket().close(new WebSocketRoute.CloseOptions().setCode(code));
    }

    private Cursor nextCursor() {
        return new Cursor("life1", 3, nextOffset++);
    }

    private WebSocketRoute socket() {
        if (socket == null) {
            throw new IllegalStateException("The page has not connected");
        }
        return socket;
    }

    private <T> T next(Queue<T> frames) {
        page.waitForCondition(() -> !frames.isEmpty());
        return frames.remove();
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
