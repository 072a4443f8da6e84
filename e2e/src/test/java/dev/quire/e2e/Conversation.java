package dev.quire.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.socket.ClientFrame;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A visitor who keeps what a browser keeps from one socket to the next: the token, the cursor, what was said and accepted, and
 * what was shown. A reply that a socket brings twice fails the test.
 */
final class Conversation implements AutoCloseable {
    private final Map<MessageId, String> said = new LinkedHashMap<>();
    private final Set<MessageId> accepted = new HashSet<>();

    /** Reply id to the id of the message it answers, as a client shows them. */
    private final Map<String, String> shown = new LinkedHashMap<>();

    private final Set<String> ofThisSocket = new HashSet<>();
    private @Nullable VisitorSocket socket;
    private @Nullable String token;
    private @Nullable Cursor cursor;
    private @Nullable SessionId session;

    /** Opens a socket to this gateway, and comes back to the conversation if there is one. */
    void connect(URI gateway) {
        VisitorSocket opened = new VisitorSocket(gateway);
        socket = opened;
        ofThisSocket.clear();
        boolean resumes = token != null;
        opened.send(new ClientFrame.Hello(token, cursor));
        JsonNode welcome = opened.expect("welcome");
        token = welcome.path("token").asString();
        session = new SessionId(welcome.path("sessionId").asString());
        if (resumes) {
            takeAll(opened, "history");
        }
    }

    /** The same session, in another browser tab that knows nothing yet. */
    Conversation inAnotherTab() {
        Conversation other = new Conversation();
        other.token = token;
        return other;
    }

    MessageId say(String text) {
        MessageId id = MessageId.random();
        said.put(id, text);
        sayAgain(id);
        return id;
    }

    void sayAgain(MessageId id) {
        socket().send(new ClientFrame.Message(id, text(id)));
    }

    void sayAgainWhatWasNotAccepted() {
        said.keySet().stream().filter(id -> !accepted.contains(id)).forEach(this::sayAgain);
    }

    void awaitAccepted(MessageId id) {
        while (!accepted.contains(id)) {
            take(socket().next());
        }
    }

    void awaitReplies(int count) {
        while (shown.size() < count) {
            take(socket().next());
        }
    }

    /** Whatever the gateway has sent up to now is taken. */
    void settle() {
        socket().send(new ClientFrame.Ping());
        takeAll(socket(), "pong");
    }

    /** As a network that breaks off. */
    void breakOff() {
        socket().close();
    }

    /** Waits until the gateway has closed the socket, and takes what it sent before. */
    int closeCode() {
        int code = socket().closeCode();
        socket().rest().forEach(this::take);
        return code;
    }

    SessionId session() {
        if (session == null) {
            throw new IllegalStateException("Never connected");
        }
        return session;
    }

    /** The messages whose replies were shown, in that order. */
    List<String> answered() {
        return List.copyOf(shown.values());
    }

    void assertEachMessageIsAnsweredOnceAndInOrder() {
        awaitReplies(said.size());
        settle();
        assertThat(answered())
                .isEqualTo(said.keySet().stream().map(MessageId::toString).toList());
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
    }

    private void takeAll(VisitorSocket from, String lastType) {
        JsonNode frame;
        do {
            frame = from.next();
            take(frame);
        } while (!frame.path("type").asString().equals(lastType));
    }

    private void take(JsonNode frame) {
        switch (frame.path("type").asString()) {
            case "accepted" -> accepted.add(MessageId.parse(frame.path("id").asString()));
            case "rejected" -> throw new AssertionError("Rejected: " + frame);
            case "history" -> historyReplies(frame).forEach(entry -> show(entry.path("event"), entry.path("cursor")));
            case "reply" -> show(frame, frame.path("cursor"));
            default -> {}
        }
    }

    private static List<JsonNode> historyReplies(JsonNode history) {
        List<JsonNode> replies = new ArrayList<>();
        for (JsonNode entry : history.path("entries")) {
            if (entry.at("/event/type").asString().equals("reply")) {
                replies.add(entry);
            }
        }
        return replies;
    }

    private void show(JsonNode reply, JsonNode place) {
        String id = reply.path("replyId").asString();
        assertThat(ofThisSocket.add(id)).as("%s is the first of its id", reply).isTrue();
        shown.putIfAbsent(id, reply.path("inReplyTo").asString());
        cursor = Cursor.parse(place.asString());
    }

    private String text(MessageId id) {
        String text = said.get(id);
        if (text == null) {
            throw new IllegalArgumentException("Never said: " + id);
        }
        return text;
    }

    private VisitorSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("Not connected");
        }
        return socket;
    }
}
