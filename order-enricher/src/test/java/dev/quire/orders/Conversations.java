package dev.quire.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.BookLookup;
import dev.quire.schemas.LookupEvent;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Notice;
import dev.quire.schemas.OrderLookup;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyEvent;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.testservers.TestTopics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Several visitors who ask for an order, then for a book, again and again, and what they must have heard in the end. */
final class Conversations implements AutoCloseable {
    private static final int SESSIONS = 3;

    private final TestTopics topics;
    private final Map<SessionId, List<MessageId>> asked = new LinkedHashMap<>();

    Conversations(String kafka) {
        topics = new TestTopics(kafka);
        Stream.generate(Lookups::newSession).limit(SESSIONS).forEach(session -> asked.put(session, new ArrayList<>()));
    }

    /** Every visitor asks once a round. */
    void ask(int rounds) {
        for (int round = 0; round < rounds; round++) {
            asked.forEach((session, messages) -> {
                LookupEvent lookup = messages.size() % 2 == 0
                        ? new OrderLookup(session, MessageId.random(), new OrderNumber("123456"), null, Instant.now())
                        : new BookLookup(session, MessageId.random(), "do you have Dracula", 0, null, Instant.now());
                topics.publish(TopicCatalogue.LOOKUPS, lookup);
                messages.add(lookup.messageId());
            });
        }
    }

    /** Waits until every visitor was told that the last answer is late. */
    void awaitNoticeToLast() {
        asked.forEach((session, messages) -> topics.awaitRecords(
                TopicCatalogue.REPLIES,
                session,
                records -> records.stream()
                        .map(record -> TopicCatalogue.REPLIES.read(record.value()))
                        .anyMatch(event ->
                                event instanceof Notice && event.inReplyTo().equals(messages.getLast()))));
    }

    /** Waits until the last question of each is answered; then all must be, in order, each under one id. */
    void assertAllAnsweredInOrder() {
        asked.forEach((session, messages) -> assertAnsweredInOrder(messages, events(session, messages)));
    }

    /** The same for a service that ran all the time: and who was told of a delay was told once, before the answer. */
    void assertAllAnsweredInOrderAndToldOnce() {
        asked.forEach((session, messages) -> {
            List<ReplyEvent> events = events(session, messages);
            assertAnsweredInOrder(messages, events);
            List<ReplyEvent> notices =
                    events.stream().filter(Notice.class::isInstance).toList();
            assertThat(notices).isNotEmpty().extracting(ReplyEvent::inReplyTo).doesNotHaveDuplicates();
            assertThat(notices)
                    .allSatisfy(notice -> assertThat(events.subList(0, events.indexOf(notice)))
                            .noneMatch(event ->
                                    event instanceof Reply && event.inReplyTo().equals(notice.inReplyTo())));
        });
    }

    private static void assertAnsweredInOrder(List<MessageId> messages, List<ReplyEvent> events) {
        List<Reply> replies = events.stream()
                .filter(Reply.class::isInstance)
                .map(Reply.class::cast)
                .toList();
        assertThat(replies)
                .extracting(Reply::text)
                .allMatch(
                        text -> text.startsWith("Your order #123456 is ") || text.startsWith("Yes, we have “Dracula”"));
        // A crash may repeat an answer under its id, which a visitor sees once, the first time.
        assertThat(replies.stream().map(Reply::replyId).distinct()).hasSameSizeAs(messages);
        assertThat(replies.stream().map(Reply::inReplyTo).distinct()).containsExactlyElementsOf(messages);
    }

    private List<ReplyEvent> events(SessionId session, List<MessageId> messages) {
        return topics
                .awaitRecords(
                        TopicCatalogue.REPLIES,
                        session,
                        records -> records.stream()
                                .map(record -> TopicCatalogue.REPLIES.read(record.value()))
                                .anyMatch(event -> event instanceof Reply
                                        && event.inReplyTo().equals(messages.getLast())))
                .stream()
                .map(record -> TopicCatalogue.REPLIES.read(record.value()))
                .toList();
    }

    @Override
    public void close() {
        topics.close();
    }
}
