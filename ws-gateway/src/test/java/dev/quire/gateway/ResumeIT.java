package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.VisitorMessage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Visitors who come back: no reply lost, none shown twice, whether the history has it already or not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResumeIT {
    private ChatBackend backend;
    private RunningGateway gateway;

    @BeforeAll
    void start() {
        backend = new ChatBackend();
        gateway = RunningGateway.start();
    }

    @AfterAll
    void stop() {
        gateway.close();
        backend.close();
    }

    @Test
    void conversationComesBackOldestFirst() {
        Left left = leave();
        Instant now = Instant.now();
        MessageId first = MessageId.random();
        MessageId second = MessageId.random();
        Reply reply = ChatBackend.replyEvent(left.session, first, "one!");
        Cursor cursor = backend.reply(reply);
        // The sink reads two topics: a reply may be written before its message.
        backend.remember(cursor, reply);
        backend.remember(null, new VisitorMessage(left.session, second, "two", now.plusSeconds(5)));
        backend.remember(null, new VisitorMessage(left.session, first, "one", now.minusSeconds(5)));

        try (Visitor visitor = Visitor.resume(gateway, left.token, null)) {
            assertThat(texts(visitor.await("history"))).containsExactly("one", "one!", "two");
            assertThat(visitor.session()).isEqualTo(left.session);
            visitor.isServed();
            assertThat(visitor.frames("reply")).isEmpty();
        }
    }

    @Test
    void replyThatTheHistoryLacksYetComesAfterIt() {
        Left left = leave();
        MessageId known = MessageId.random();
        Reply reply = ChatBackend.replyEvent(left.session, known, "known");
        backend.remember(backend.reply(reply), reply);
        MessageId unknown = MessageId.random();
        backend.reply(left.session, unknown, "not known yet");

        try (Visitor visitor = Visitor.resume(gateway, left.token, null)) {
            visitor.awaitReplyTo(unknown);
            assertThat(texts(visitor.only("history"))).containsExactly("known");
            assertThat(visitor.frames("reply")).hasSize(1);
            assertThat(visitor.types()).containsSubsequence("welcome", "history", "reply");
        }
    }

    @Test
    void replyThatRedisHasLostComesAfterTheHistory() {
        Left left = leave();
        for (String text : List.of("kept", "lost", "kept too")) {
            Reply reply = ChatBackend.replyEvent(left.session, MessageId.random(), text);
            Cursor cursor = backend.reply(reply);
            if (!text.equals("lost")) {
                backend.remember(cursor, reply);
            }
        }

        try (Visitor visitor = Visitor.resume(gateway, left.token, null)) {
            assertThat(visitor.await("reply").path("text").asString()).isEqualTo("lost");
            assertThat(texts(visitor.only("history"))).containsExactly("kept", "kept too");
            visitor.isServed();
            assertThat(visitor.frames("reply")).hasSize(1);
        }
    }

    @Test
    void olderReplyThatRedisHasLostComesAfterTheHistoryToo() {
        Left left = leave();
        MessageId lost = MessageId.random();
        backend.reply(left.session, lost, "lost");
        Reply kept = ChatBackend.replyEvent(left.session, MessageId.random(), "kept");
        backend.remember(backend.reply(kept), kept);

        try (Visitor visitor = Visitor.resume(gateway, left.token, null)) {
            visitor.awaitReplyTo(lost);
            assertThat(texts(visitor.only("history"))).containsExactly("kept");
            visitor.isServed();
            assertThat(visitor.frames("reply")).hasSize(1);
        }
    }

    @Test
    void historyThatIsTooLargeIsCutOffWhereverTheVisitorComesFrom() {
        Left left = leave();
        List<Cursor> cursors = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Reply reply = ChatBackend.replyEvent(left.session, MessageId.random(), "x".repeat(10_000) + i);
            cursors.add(backend.reply(reply));
            backend.remember(cursors.getLast(), reply);
        }

        for (String cursor : Arrays.asList(null, cursors.get(1).toString())) {
            try (Visitor visitor = Visitor.resume(gateway, left.token, cursor)) {
                List<String> texts = texts(visitor.only("history"));
                assertThat(texts).hasSize(12).last().asString().endsWith("x99");
                visitor.isServed();
                assertThat(visitor.frames("reply")).isEmpty();
                assertThat(visitor.isClosed()).isFalse();
            }
        }
    }

    @Test
    void cursorLeavesOutWhatTheVisitorHasSeen() {
        Left left = leave();
        List<Cursor> cursors = new ArrayList<>();
        try (Visitor before = Visitor.resume(gateway, left.token, null)) {
            MessageId last = MessageId.random();
            for (MessageId asked : List.of(MessageId.random(), MessageId.random(), last)) {
                Reply reply = ChatBackend.replyEvent(left.session, asked, "reply " + cursors.size());
                cursors.add(backend.reply(reply));
                backend.remember(cursors.getLast(), reply);
            }
            // A cursor beyond what the gateway has read may be of another life of the topic, and brings everything.
            before.awaitReplyTo(last);
        }

        try (Visitor visitor =
                Visitor.resume(gateway, left.token, cursors.get(1).toString())) {
            assertThat(texts(visitor.await("history"))).containsExactly("reply 1", "reply 2");
            visitor.isServed();
            assertThat(visitor.frames("reply")).isEmpty();
        }
    }

    @Test
    void cursorOfAnotherLifeOfTheTopicBringsEverything() {
        Left left = leave();
        Reply reply = ChatBackend.replyEvent(left.session, MessageId.random(), "everything");
        Cursor cursor = backend.reply(reply);
        backend.remember(cursor, reply);

        try (Visitor visitor = Visitor.resume(gateway, left.token, "another.1.999999")) {
            assertThat(texts(visitor.await("history"))).containsExactly("everything");
        }
    }

    @Test
    void replyWrittenWhileTheGatewayIsDownArrivesOnce() {
        Left left;
        try (RunningGateway first = RunningGateway.start()) {
            left = leave(first);
        }
        MessageId missed = MessageId.random();
        backend.reply(left.session, missed, "while you were away");

        try (RunningGateway second = RunningGateway.start();
                Visitor visitor = Visitor.resume(second, left.token, null)) {
            visitor.awaitReplyTo(missed);
            visitor.isServed();
            assertThat(visitor.frames("reply")).hasSize(1);
        }
    }

    @Test
    void answerGivenAgainAfterAReconnectIsNotShownAgain() {
        Left left = leave();
        MessageId id = MessageId.random();
        Reply reply = ChatBackend.replyEvent(left.session, id, "hello");
        backend.remember(backend.reply(reply), reply);

        try (Visitor visitor = Visitor.resume(gateway, left.token, null)) {
            // The client did not see `accepted` and sends again, downstream answers again.
            visitor.say(id, "hello?");
            visitor.await("accepted");
            backend.reply(reply);
            MessageId next = MessageId.random();
            backend.reply(left.session, next, "next");
            visitor.awaitReplyTo(next);

            assertThat(visitor.frames("reply")).hasSize(1);
        }
    }

    @Test
    void reconnectingWhileRepliesPourInLosesNoneAndShowsNoneTwice() throws InterruptedException {
        Left left = leave();
        List<MessageId> ids =
                IntStream.range(0, 300).mapToObj(_ -> MessageId.random()).toList();
        Thread writer = Thread.ofPlatform().start(() -> {
            Deque<Runnable> sink = new ArrayDeque<>();
            for (int i = 0; i < ids.size(); i++) {
                Reply reply = ChatBackend.replyEvent(left.session, ids.get(i), "reply " + i);
                Cursor cursor = backend.reply(reply);
                sink.addLast(() -> backend.remember(cursor, reply));
                // The sink is behind, more and more.
                if (i % 3 != 0) {
                    sink.removeFirst().run();
                }
            }
        });

        List<String> seen = new ArrayList<>();
        String cursor = null;
        while (seen.isEmpty() || !seen.getLast().equals(ids.getLast().toString())) {
            try (Visitor visitor = Visitor.resume(gateway, left.token, cursor)) {
                int before = seen.size();
                Eventually.holds(
                        "something new comes", () -> newReplies(visitor, seen).size() > 0);
                visitor.cut();
                for (JsonNode reply : newReplies(visitor, seen)) {
                    seen.add(reply.path("inReplyTo").asString());
                    cursor = reply.path("cursor").asString();
                }
                assertThat(visitor.frames("reply")).doesNotHaveDuplicates();
                assertThat(seen.size()).isGreaterThan(before);
            }
        }
        writer.join();

        assertThat(seen).isEqualTo(ids.stream().map(MessageId::toString).toList());
    }

    /** As a client reads them: the history first, then what follows. */
    private static List<JsonNode> newReplies(Visitor visitor, List<String> seen) {
        List<JsonNode> replies = new ArrayList<>();
        for (JsonNode entry : visitor.only("history").path("entries")) {
            ObjectNode reply = ((ObjectNode) entry.path("event")).deepCopy();
            replies.add(reply.put("cursor", entry.path("cursor").asString()));
        }
        replies.addAll(visitor.frames("reply"));
        return replies.stream()
                .filter(reply -> !seen.contains(reply.path("inReplyTo").asString()))
                .toList();
    }

    private record Left(SessionId session, String token) {}

    private Left leave() {
        return leave(gateway);
    }

    private static Left leave(RunningGateway gateway) {
        try (Visitor visitor = Visitor.welcome(gateway)) {
            return new Left(visitor.session(), visitor.token());
        }
    }

    private static List<String> texts(JsonNode history) {
        List<String> texts = new ArrayList<>();
        history.path("entries")
                .forEach(entry -> texts.add(entry.path("event").path("text").asString()));
        return texts;
    }
}
