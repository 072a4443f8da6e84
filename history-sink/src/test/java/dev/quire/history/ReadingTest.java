package dev.quire.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.HistoryEntry;
import dev.quire.schemas.MalformedEventException;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.VisitorMessage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final String EPOCH = "AbCdEfGhIjKl";
    private final SessionId session = new SessionId("session-1");
    private final MessageId id = MessageId.parse("8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c");

    @Test
    void aMessageIsKeptWithoutCursor() {
        VisitorMessage message = Records.message(session, id, "Where is my order?");

        NewEntry entry = kept(Records.record(TopicCatalogue.MESSAGES, 3, 42, message));

        assertThat(entry.session()).isEqualTo(session);
        assertThat(entry.id()).isEqualTo("message:8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c");
        assertThat(historyEntry(entry)).isEqualTo(new HistoryEntry(null, message));
    }

    @Test
    void aReplyIsKeptWithThePlaceInItsTopic() {
        Reply reply = Records.reply(session, id, "5-7 business days.");

        NewEntry entry = kept(Records.record(TopicCatalogue.REPLIES, 3, 42, reply));

        assertThat(entry.id()).isEqualTo("reply:" + reply.replyId());
        assertThat(historyEntry(entry)).isEqualTo(new HistoryEntry(new Cursor(EPOCH, 3, 42), reply));
    }

    @Test
    void aSecondAnswerToTheSameMessageHasTheSameId() {
        NewEntry first = kept(Records.record(TopicCatalogue.REPLIES, 3, 42, Records.reply(session, id, "Yes.")));
        NewEntry second = kept(Records.record(
                TopicCatalogue.REPLIES, 3, 43, Records.reply(session, id, "Yes.", Records.NOON.plusSeconds(9))));

        assertThat(second.id()).isEqualTo(first.id());
    }

    @Test
    void aMessageThatUsesTheIdOfAReplyIsAnotherEntry() {
        Reply reply = Records.reply(session, id, "Yes.");
        MessageId sameUuid = new MessageId(reply.replyId().value());

        NewEntry ofReply = kept(Records.record(TopicCatalogue.REPLIES, 3, 42, reply));
        NewEntry ofMessage =
                kept(Records.record(TopicCatalogue.MESSAGES, 3, 42, Records.message(session, sameUuid, "hi")));

        assertThat(ofMessage.id()).isNotEqualTo(ofReply.id());
    }

    @Test
    void aNoticeIsSkipped() {
        var record = Records.record(TopicCatalogue.REPLIES, 3, 42, Records.notice(session, id));

        assertThat(Reading.of(record, EPOCH)).isEqualTo(new Reading.Skip());
    }

    @Test
    void whatIsNotAnEventOfTheTopicIsRejectedWithTheCause() {
        var record = Records.record(TopicCatalogue.MESSAGES, 3, 42, "session-1", "{\"type\":\"mess");

        assertThat(Reading.of(record, EPOCH))
                .asInstanceOf(type(Reading.Reject.class))
                .satisfies(reject -> {
                    assertThat(reject.rejected().source()).isSameAs(record);
                    assertThat(reject.rejected().cause()).isInstanceOf(MalformedEventException.class);
                });
    }

    @Test
    void aBugConcernsItsRecordAlone() {
        var record = Records.record(TopicCatalogue.REPLIES, 3, 42, Records.reply(session, id, "Yes."));

        assertThat(Reading.of(record, "no epoch"))
                .asInstanceOf(type(Reading.Reject.class))
                .extracting(reject -> reject.rejected().cause())
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static NewEntry kept(ConsumerRecord<byte[], byte[]> record) {
        return ((Reading.Keep) Reading.of(record, EPOCH)).entry();
    }

    private static HistoryEntry historyEntry(NewEntry entry) {
        return EventJson.MAPPER.readValue(entry.json(), HistoryEntry.class);
    }
}
