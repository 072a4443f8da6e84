package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.ChatRating;
import dev.quire.schemas.Cursor;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.Feedback;
import dev.quire.schemas.MessageEvent;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.PropagatedHeaders;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.VisitorMessage;
import dev.quire.schemas.socket.CloseCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What well-behaved visitors get, on real Kafka, Redis and sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversationIT {
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
    void messageIsAcceptedAndItsReplyComesAsItIsInKafka() {
        try (Visitor visitor = Visitor.welcome(gateway)) {
            MessageId id = visitor.say("Hello, ünïcode 📚");

            assertThat(visitor.await("accepted").path("id").asString()).isEqualTo(id.toString());
            VisitorMessage message = backend.awaitMessage(visitor.session(), id);
            assertThat(message.text()).isEqualTo("Hello, ünïcode 📚");
            Cursor cursor = backend.reply(visitor.session(), id, "Hi! 📖");

            JsonNode reply = visitor.awaitReplyTo(id);
            assertThat(reply.path("cursor").asString()).isEqualTo(cursor.toString());
            assertThat(reply.path("text").asString()).isEqualTo("Hi! 📖");
            assertThat(reply.path("replyId").asString())
                    .isEqualTo(ReplyId.finalReplyTo(id).toString());
        }
    }

    @Test
    void recordCarriesATrace() {
        try (Visitor visitor = Visitor.welcome(gateway)) {
            visitor.say("hello");

            ConsumerRecord<String, byte[]> message = backend.topics()
                    .awaitRecords(TopicCatalogue.MESSAGES, visitor.session(), records -> !records.isEmpty())
                    .getFirst();
            byte[] traceparent =
                    message.headers().lastHeader(PropagatedHeaders.TRACEPARENT).value();
            assertThat(new String(traceparent, StandardCharsets.UTF_8)).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
            assertThat(message.headers().lastHeader(PropagatedHeaders.SYNTHETIC))
                    .isNull();
        }
    }

    @Test
    void manyMessagesAreAcceptedInOrder() {
        try (Visitor visitor = Visitor.welcome(gateway)) {
            List<MessageId> ids = IntStream.range(0, 20)
                    .mapToObj(i -> visitor.say("message " + i))
                    .toList();

            Eventually.holds(
                    "all are accepted", () -> visitor.frames("accepted").size() == ids.size());
            assertThat(visitor.frames("accepted"))
                    .extracting(frame -> MessageId.parse(frame.path("id").asString()))
                    .isEqualTo(ids);
            assertThat(backend.topics().await(TopicCatalogue.MESSAGES, visitor.session(), ids.size()))
                    .extracting(MessageEvent::messageId)
                    .isEqualTo(ids);
        }
    }

    @Test
    void visitorSeesThatSomebodyWorksOnIt() {
        try (Visitor visitor = Visitor.welcome(gateway)) {
            MessageId id = visitor.say("a hard question");

            assertThat(visitor.await("typing").path("inReplyTo").asString()).isEqualTo(id.toString());
        }
    }

    @Test
    void deltasComeWhileTheAnswerIsWritten() {
        try (Visitor visitor = Visitor.welcome(gateway)) {
            MessageId id = visitor.say("tell me a story");
            visitor.await("accepted");

            backend.delta(visitor.session(), id, 0, "Once ");
            backend.delta(visitor.session(), id, 1, "upon a time");
            visitor.await("delta", delta -> delta.path("index").asInt() == 1);
            backend.reply(visitor.session(), id, "Once upon a time");
            visitor.awaitReplyTo(id);

            assertThat(visitor.frames("delta"))
                    .extracting(delta -> delta.path("text").asString())
                    .containsExactly("Once ", "upon a time");
        }
    }

    @Test
    void noticeComesBeforeTheReply() {
        try (Visitor visitor = Visitor.welcome(gateway)) {
            MessageId id = visitor.say("Where is my order 123456?");
            visitor.await("accepted");

            backend.notice(visitor.session(), id, "One moment");
            backend.reply(visitor.session(), id, "It is on its way");
            visitor.awaitReplyTo(id);

            assertThat(visitor.types()).containsSubsequence("accepted", "notice", "reply");
        }
    }

    @Test
    void messageSentTwiceGetsOneVisibleReply() {
        try (Visitor visitor = Visitor.welcome(gateway)) {
            MessageId id = visitor.say("hello");
            backend.reply(visitor.session(), id, "Hi");
            visitor.awaitReplyTo(id);

            visitor.say(id, "hello");
            backend.reply(visitor.session(), id, "Hi");
            MessageId next = visitor.say("and now?");
            backend.reply(visitor.session(), next, "Now this");
            visitor.awaitReplyTo(next);

            assertThat(visitor.frames("reply")).hasSize(2);
        }
    }

    @Test
    void malformedRepliesNeverReachABrowser() {
        try (Visitor visitor = Visitor.welcome(gateway)) {
            MessageId id = visitor.say("hello");
            SessionId session = visitor.session();
            backend.poison(session, "{\"type\":\"reply\"".getBytes(StandardCharsets.UTF_8));
            backend.poison(session, new byte[] {0, 1, 2});
            backend.poison(session, "<script>".getBytes(StandardCharsets.UTF_8));
            backend.reply(session, id, "Hi");

            visitor.awaitReplyTo(id);
            assertThat(visitor.types()).doesNotContain("").contains("reply");
            assertThat(visitor.frames())
                    .hasSameSizeAs(visitor.frames().stream()
                            .filter(frame -> frame.path("type").isString())
                            .toList());
        }
    }

    @Test
    void replyOfAnotherSessionUnderThisKeyIsNotShown() {
        try (Visitor visitor = Visitor.welcome(gateway)) {
            MessageId id = visitor.say("hello");
            Reply foreign = ChatBackend.replyEvent(new SessionId("ws-somebody-else"), id, "secret");
            backend.poison(visitor.session(), EventJson.write(foreign));
            backend.reply(visitor.session(), id, "Hi");

            assertThat(visitor.awaitReplyTo(id).path("text").asString()).isEqualTo("Hi");
        }
    }

    @Test
    void twoTabsOfOneSessionBothGetTheReply() {
        try (Visitor one = Visitor.welcome(gateway);
                Visitor other = Visitor.resume(gateway, one.token(), null)) {
            MessageId id = one.say("hello");
            backend.reply(one.session(), id, "Hi");

            one.awaitReplyTo(id);
            other.awaitReplyTo(id);
            assertThat(other.session()).isEqualTo(one.session());
        }
    }

    @Test
    void feedbackGoesToItsTopic() {
        try (Visitor visitor = Visitor.welcome(gateway)) {
            ReplyId reply = ReplyId.finalReplyTo(MessageId.random());
            visitor.send("{\"type\":\"feedback\",\"replyId\":\"" + reply
                    + "\",\"rating\":\"down\",\"comment\":\"Too slow.\"}");

            Feedback feedback = (Feedback) backend.topics()
                    .await(TopicCatalogue.FEEDBACK, visitor.session(), 1)
                    .getFirst();
            assertThat(feedback.replyId()).isEqualTo(reply);
            assertThat(feedback.rating()).isEqualTo(Feedback.Rating.DOWN);
            assertThat(feedback.comment()).isEqualTo("Too slow.");
        }
    }

    @Test
    void ratingOfTheConversationGoesToTheTopicOfFeedback() {
        try (Visitor visitor = Visitor.welcome(gateway)) {
            visitor.send("{\"type\":\"rate\",\"rating\":4,\"comment\":\"Fine.\"}");

            ChatRating rating = (ChatRating) backend.topics()
                    .await(TopicCatalogue.FEEDBACK, visitor.session(), 1)
                    .getFirst();
            assertThat(rating.rating()).isEqualTo(4);
            assertThat(rating.comment()).isEqualTo("Fine.");
            visitor.isServed();
            assertThat(visitor.frames("rejected")).isEmpty();
        }
    }

    @Test
    void deliveredIsTakenWithoutAnAnswer() {
        try (Visitor visitor = Visitor.welcome(gateway)) {
            visitor.send("{\"type\":\"delivered\",\"cursor\":\"abc.1.2\"}");

            visitor.isServed();
            assertThat(visitor.frames("rejected")).isEmpty();
        }
    }

    @Test
    void forgedTokenClosesTheSocket() {
        SessionTokens foreign = SessionTokens.withSecret("another-secret-of-more-than-32-bytes!");
        try (Visitor visitor = Visitor.connect(gateway)) {
            visitor.sayHello(foreign.issue(new SessionId("ws-victim"), Instant.now()), null);

            visitor.awaitClose(CloseCode.TOKEN_INVALID);
        }
    }

    @Test
    void expiredTokenClosesTheSocket() {
        SessionTokens ours = SessionTokens.withSecret(RunningGateway.SECRET);
        try (Visitor visitor = Visitor.connect(gateway)) {
            visitor.sayHello(ours.issue(new SessionId("ws-old"), Instant.now().minus(Duration.ofHours(25))), null);

            visitor.awaitClose(CloseCode.TOKEN_INVALID);
        }
    }
}
