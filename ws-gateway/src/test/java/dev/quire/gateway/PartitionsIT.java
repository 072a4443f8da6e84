package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.SessionId;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A gateway that lets a partition go as soon as its last session goes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartitionsIT {
    private ChatBackend backend;
    private RunningGateway gateway;

    @BeforeAll
    void start() {
        backend = new ChatBackend();
        gateway = RunningGateway.start("quire.gateway.replies.linger=0", "quire.gateway.replies.spread=1");
    }

    @AfterAll
    void stop() {
        gateway.close();
        backend.close();
    }

    @BeforeEach
    void nothingIsReadWhileNobodyIsThere() {
        awaitPartitions(0);
    }

    @Test
    void partitionIsReadForAsLongAsASessionIsThere() {
        try (Visitor one = Visitor.welcome(gateway)) {
            awaitPartitions(1);
            try (Visitor other = Visitor.welcome(gateway)) {
                SessionRegistry sessions = gateway.bean(SessionRegistry.class);
                assertThat(sessions.partitionOf(other.session())).isEqualTo(sessions.partitionOf(one.session()));
            }
            MessageId id = MessageId.random();
            backend.reply(one.session(), id, "still here");
            one.awaitReplyTo(id);
            awaitPartitions(1);
        }
        awaitPartitions(0);
    }

    @Test
    void requestThatWaitsForItsReplyCountsAsASession() {
        MessageId id = MessageId.random();
        HttpRequest request = HttpRequest.newBuilder(gateway.http("/chat"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"message\":\"Hi\",\"session_id\":\"silent\",\"message_id\":\"" + id + "\"}"))
                .build();
        CompletableFuture<HttpResponse<String>> waiting =
                HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
        awaitPartitions(1);
        backend.awaitMessage(ChatBackend.SILENT, id);

        backend.reply(ChatBackend.SILENT, id, "here you are");

        assertThat(waiting.join().body()).contains("here you are");
    }

    @Test
    void whoComesBackToAPartitionThatWasLetGoGetsEachReplyOnceAndInOrder() {
        Left left = leave();
        awaitPartitions(0);
        List<String> expected = new ArrayList<>();
        String cursor = null;
        for (int i = 0; i < 300; i++) {
            Reply reply = ChatBackend.replyEvent(left.session, MessageId.random(), "reply " + i);
            Cursor place = backend.reply(reply);
            if (i == 9) {
                cursor = place.toString();
            }
            if (i < 20) {
                backend.remember(place, reply);
            }
            if (i >= 9) {
                expected.add("reply " + i);
            }
        }

        try (Visitor visitor = Visitor.connect(gateway).hello(left.token, cursor)) {
            // While the partition is read, or right after.
            for (int i = 300; i < 320; i++) {
                backend.reply(left.session, MessageId.random(), "reply " + i);
                expected.add("reply " + i);
            }
            Eventually.holds("all are there", () -> texts(visitor).size() >= expected.size());
            visitor.isServed();
            assertThat(texts(visitor)).isEqualTo(expected);
        }
    }

    @Test
    void fiveReturnsInARowLoseNothing() {
        Left left = leave();
        for (int i = 0; i < 5; i++) {
            awaitPartitions(0);
            MessageId missed = MessageId.random();
            Cursor cursor = backend.reply(left.session, missed, "missed " + i);

            try (Visitor visitor = Visitor.resume(gateway, left.token, null)) {
                visitor.awaitReplyTo(missed);
                assertThat(visitor.frames("reply")).hasSize(i + 1);
            }
            awaitPartitions(0);
            try (Visitor visitor = Visitor.resume(gateway, left.token, cursor.toString())) {
                visitor.isServed();
                assertThat(visitor.frames("reply")).isEmpty();
            }
        }
    }

    @Test
    void whatIsReadForNobodyIsCounted() {
        try (Visitor visitor = Visitor.welcome(gateway)) {
            double before = skipped();
            SessionId neighbour = neighbourOf(visitor.session());
            backend.reply(neighbour, MessageId.random(), "for somebody elsewhere");

            MessageId id = MessageId.random();
            backend.reply(visitor.session(), id, "for me");
            visitor.awaitReplyTo(id);

            assertThat(skipped()).isGreaterThan(before);
        }
    }

    private SessionId neighbourOf(SessionId session) {
        SessionRegistry sessions = gateway.bean(SessionRegistry.class);
        int number = 0;
        SessionId candidate;
        do {
            candidate = new SessionId("ws-neighbour-" + number++);
        } while (sessions.partitionOf(candidate) != sessions.partitionOf(session));
        return candidate;
    }

    /** As a client shows them: the history first, then what follows. */
    private static List<String> texts(Visitor visitor) {
        List<String> texts = new ArrayList<>();
        for (JsonNode history : visitor.frames("history")) {
            history.path("entries")
                    .forEach(entry -> texts.add(entry.path("event").path("text").asString()));
        }
        visitor.frames("reply").forEach(reply -> texts.add(reply.path("text").asString()));
        return texts;
    }

    private record Left(SessionId session, String token) {}

    private Left leave() {
        try (Visitor visitor = Visitor.welcome(gateway)) {
            return new Left(visitor.session(), visitor.token());
        }
    }

    private void awaitPartitions(int count) {
        Eventually.holds(
                count + " partitions are read",
                () -> gateway.bean(MeterRegistry.class)
                                .get("gateway.partitions.followed")
                                .gauge()
                                .value()
                        == count);
    }

    private double skipped() {
        return gateway.bean(MeterRegistry.class)
                .get("gateway.records.skipped")
                .counter()
                .count();
    }
}
