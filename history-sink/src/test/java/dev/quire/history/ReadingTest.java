package dev.quire.history;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.nio.charset.Charset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void aFieldThatOnlyNewerServicesKnowIsKept() {
        String newer = """
                { "type": "message", "sessionId": "session-1", "messageId": "%s", "text": "hi",
                  "at": "2026-11-23T12:00:00Z", "mood": "curious" }""".formatted(id);

        NewEntry entry = kept(Records.record(TopicCatalogue.MESSAGES, 3, 42, newer.getBytes(UTF_8)));

        assertThat(entry.json()).contains("\"mood\": \"curious\"");
        assertThat(historyEntry(entry).event()).isEqualTo(Records.message(session, id, "hi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
    void otherEncodingsAreRejectedThoughTheParserReadsThem(Charset encoding) {
        byte[] value = new String(EventJson.write(Records.message(session, id, "hi")), UTF_8).getBytes(encoding);
        assertThat(TopicCatalogue.MESSAGES.read(value).sessionId()).isEqualTo(session);

        assertThat(Reading.of(Records.record(TopicCatalogue.MESSAGES, 3, 42, value), EPOCH, Records.NOON))
                .isInstanceOf(Reading.Reject.class);
    }

    @Test
    void aNoticeIsSkipped() {
        var record = Records.record(TopicCatalogue.REPLIES, 3, 42, Records.notice(session, id));

        assertThat(Reading.of(record, EPOCH, Records.NOON)).isEqualTo(new Reading.Skip());
    }

    @Test
    void aRecordOlderThanTheExpiryIsSkipped() {
        var record = Records.record(TopicCatalogue.MESSAGES, 3, 42, Records.message(session, id, "hello"));

        assertThat(Reading.of(record, EPOCH, Records.NOON.plusMillis(1))).isEqualTo(new Reading.Skip());
    }

    @Test
    void whatIsNotAnEventOfTheTopicIsRejectedWithTheCause() {
        var record = Records.record(TopicCatalogue.MESSAGES, 3, 42, "{\"type\":\"mess".getBytes(UTF_8));

        assertThat(Reading.of(record, EPOCH, Records.NOON))
                .asInstanceOf(type(Reading.Reject.class))
                .satisfies(reject -> {
                    assertThat(reject.rejected().source()).isSameAs(record);
                    assertThat(reject.rejected().cause()).isInstanceOf(MalformedEventException.class);
                });
    }

    @Test
    void aBugConcernsItsRecordAlone() {
        var record = Records.record(TopicCatalogue.REPLIES, 3, 42, Records.reply(session, id, "Yes."));

        assertThat(Reading.of(record, "no epoch", Records.NOON))
                .asInstanceOf(type(Reading.Reject.class))
                .extracting(reject -> reject.rejected().cause())
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static NewEntry kept(ConsumerRecord<byte[], byte[]> record) {
        return ((Reading.Keep) Reading.of(record, EPOCH, Records.NOON)).entry();
    }

    private static HistoryEntry historyEntry(NewEntry entry) {
        return EventJson.MAPPER.readValue(entry.json(), HistoryEntry.class);
    }
}
