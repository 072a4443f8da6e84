package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.Event;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.HistoryEntry;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.VisitorMessage;
import dev.quire.schemas.socket.ServerFrame;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryPageTest {
    private static final SessionId SESSION = new SessionId("ws-one");
    private static final MessageId FIRST = MessageId.random();
    private static final MessageId SECOND = MessageId.random();
    private static final HistoryPage.Bounds AMPLE = new HistoryPage.Bounds(200, 100_000);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final HistoryEntry QUESTION = message(FIRST, NOON);
    private static final HistoryEntry ANSWER = reply(10, FIRST, NOON.plusSeconds(1));
    private static final HistoryEntry NEXT_QUESTION = message(SECOND, NOON.plusSeconds(2));
    private static final HistoryEntry NEXT_ANSWER = reply(11, SECOND, NOON.plusSeconds(3));

    @Test
    void entriesAreSortedByTimeAndWrittenAsTheyWere() {
        HistoryPage page = page(NEXT_QUESTION, QUESTION, NEXT_ANSWER, ANSWER);

        assertThat(read(HistoryPage.frame(page.entries())).entries())
                .containsExactly(QUESTION, ANSWER, NEXT_QUESTION, NEXT_ANSWER);
    }

    @Test
    void emptyPageIsAFrameToo() {
        assertThat(read(HistoryPage.frame(HistoryPage.EMPTY.entries())).entries())
                .isEmpty();
    }

    @Test
    void messageStandsBeforeItsReplyOfTheSameInstant() {
        HistoryEntry quickAnswer = reply(10, FIRST, NOON);

        assertThat(events(page(QUESTION, quickAnswer).entries())).containsExactly(QUESTION, quickAnswer);
        assertThat(events(page(quickAnswer, QUESTION).entries())).containsExactly(QUESTION, quickAnswer);
    }

    @Test
    void cursorLeavesOutWhatIsBeforeIt() {
        HistoryPage page = page(NEXT_ANSWER, NEXT_QUESTION, ANSWER, QUESTION);

        assertThat(events(page.from(cursor(10)))).containsExactly(ANSWER, NEXT_QUESTION, NEXT_ANSWER);
        assertThat(events(page.from(cursor(11)))).containsExactly(NEXT_ANSWER);
    }

    @Test
    void cursorThatIsNotThereLeavesOutNothing() {
        HistoryPage page = page(ANSWER, QUESTION);

        assertThat(events(page.from(cursor(9)))).containsExactly(QUESTION, ANSWER);
        assertThat(events(page.from(cursor(12)))).containsExactly(QUESTION, ANSWER);
    }

    @Test
    void repliesStayInTheOrderOfTheirCursorsWhateverTheClocksSaid() {
        HistoryEntry laterByOffset = reply(12, SECOND, NOON.plusMillis(500));
        HistoryPage page = page(laterByOffset, ANSWER, QUESTION);

        assertThat(events(page.entries())).containsExactly(QUESTION, ANSWER, laterByOffset);
        assertThat(events(page.from(cursor(10)))).containsExactly(ANSWER, laterByOffset);
    }

    @Test
    void repliesOfAnotherLifeOfTheTopicAreSortedByTimeAlone() {
        HistoryEntry former = entry(
                new Cursor("former", 3, 500),
                new Reply(SESSION, FIRST, "answer", Reply.Source.CANNED, null, NOON.plusSeconds(1)));

        assertThat(events(page(NEXT_ANSWER, NEXT_QUESTION, former, QUESTION).entries()))
                .containsExactly(QUESTION, former, NEXT_QUESTION, NEXT_ANSWER);
    }

    @Test
    void unreadableEntriesAreLeftOutAndCounted() {
        HistoryPage page = HistoryPage.of(List.of("nonsense", "{}", json(QUESTION), "[]"), AMPLE);

        assertThat(events(page.entries())).containsExactly(QUESTION);
        assertThat(page.unreadable()).isEqualTo(3);
    }

    @Test
    void fieldsThatOnlyNewerServicesKnowReachTheBrowser() {
        String newer = json(ANSWER).replace("\"text\":", "\"mood\":\"happy\",\"text\":");

        String frame = new String(
                HistoryPage.frame(HistoryPage.of(List.of(newer), AMPLE).entries()), StandardCharsets.UTF_8);

        assertThat(frame).contains("\"mood\":\"happy\"");
    }

    @Test
    void pageHasRoomForSoManyBytesAndKeepsTheNewest() {
        HistoryEntry[] all = {NEXT_ANSWER, NEXT_QUESTION, ANSWER, QUESTION};
        int bytes = HistoryPage.frame(page(NEXT_ANSWER, NEXT_QUESTION).entries()).length + 1;

        HistoryPage page = page(new HistoryPage.Bounds(200, bytes), all);

        assertThat(events(page.entries())).containsExactly(NEXT_QUESTION, NEXT_ANSWER);
        assertThat(HistoryPage.frame(page.entries()).length).isLessThanOrEqualTo(bytes);
        assertThat(events(page(new HistoryPage.Bounds(200, bytes - 1), all).entries()))
                .containsExactly(NEXT_ANSWER);
    }

    @Test
    void bytesAreCountedAsTheyGoOut() {
        HistoryEntry umlauts = message(FIRST, NOON, "ü".repeat(1_000));

        assertThat(page(new HistoryPage.Bounds(200, 2_000), umlauts).entries()).isEmpty();
    }

    @Test
    void whatTheWholePageDoesNotShowIsNotCutOff() {
        assertThat(page(NEXT_ANSWER, NEXT_QUESTION, ANSWER, QUESTION).cutAt()).isNull();
        assertThat(HistoryPage.EMPTY.cutAt()).isNull();
    }

    @Test
    void asManyEntriesAsWereAskedForMayBeCutOffBeforeTheOldestReply() {
        HistoryPage.Bounds three = new HistoryPage.Bounds(3, 100_000);

        assertThat(page(three, NEXT_ANSWER, NEXT_QUESTION, ANSWER).cutAt()).isEqualTo(cursor(10));
        assertThat(page(new HistoryPage.Bounds(1, 100_000), NEXT_QUESTION).cutAt())
                .isNull();
    }

    @Test
    void pageWithoutRoomIsCutOffAtTheNewestReplyThatItLeavesOut() {
        HistoryEntry lastWord = message(MessageId.random(), NOON.plusSeconds(4));
        int bytes = HistoryPage.frame(page(lastWord).entries()).length + 1;

        HistoryPage page = page(new HistoryPage.Bounds(4, bytes), lastWord, NEXT_ANSWER, NEXT_QUESTION, ANSWER);

        assertThat(events(page.entries())).containsExactly(lastWord);
        assertThat(page.cutAt()).isEqualTo(cursor(11));
    }

    private static HistoryPage page(HistoryEntry... newestFirst) {
        return page(AMPLE, newestFirst);
    }

    private static HistoryPage page(HistoryPage.Bounds bounds, HistoryEntry... newestFirst) {
        return HistoryPage.of(
                List.of(newestFirst).stream().map(HistoryPageTest::json).toList(), bounds);
    }

    private static List<HistoryEntry> events(List<HistoryPage.Entry> entries) {
        return read(HistoryPage.frame(entries)).entries();
    }

    private static ServerFrame.History read(byte[] frame) {
        return (ServerFrame.History) EventJson.read(frame, ServerFrame.class);
    }

    private static HistoryEntry message(MessageId id, Instant at) {
        return message(id, at, "question");
    }

    private static HistoryEntry message(MessageId id, Instant at, String text) {
        return entry(null, new VisitorMessage(SESSION, id, text, at));
    }

    private static HistoryEntry reply(long offset, MessageId to, Instant at) {
        return entry(cursor(offset), new Reply(SESSION, to, "answer", Reply.Source.CANNED, null, at));
    }

    private static HistoryEntry entry(@Nullable Cursor cursor, Event event) {
        return new HistoryEntry(cursor, event);
    }

    private static Cursor cursor(long offset) {
        return new Cursor("epoch", 3, offset);
    }

    private static String json(HistoryEntry entry) {
        return new String(EventJson.write(entry), StandardCharsets.UTF_8);
    }
}
