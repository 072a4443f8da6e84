package dev.quire.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quire.cli.load.ReplyJudge.Finding;
import dev.quire.schemas.Cursor;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.socket.ClientFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VisitorTest {
    private static final String SESSION = "ws-0123";

    private final Tally tally = new Tally();
    private final Visitor visitor = new Visitor(() -> tally);
    private final List<ClientFrame> sent = new ArrayList<>();
    private final MessageId first = MessageId.random();
    private final MessageId second = MessageId.random();
    private long now;

    @Test
    void whatIsSaidBeforeTheWelcomeLeavesAfterIt() {
        visitor.opened(sent::add, now);
        say(first, "canned");
        assertThat(sent).containsExactly(new ClientFrame.Hello(null, null));

        receive(welcome());

        assertThat(sent).endsWith(message(first));
    }

    @Test
    void anAnsweredMessageIsTimedFromWhenItWasDue() {
        join();
        now = TimeUnit.MILLISECONDS.toNanos(5);
        visitor.say(new Message(first, new Line("canned", "Hi"), 0, true, tally), now);
        receive(accepted(first));
        now = TimeUnit.MILLISECONDS.toNanos(20);
        receive(reply(first, 1));

        assertThat(tally.latency().maxMs()).isBetween(19.9, 20.1);
        assertThat(tally.isSettled()).isTrue();
    }

    @Test
    void acceptedWithoutAReplyIsUnderway() {
        join();
        say(first, "canned");
        receive(accepted(first));

        visitor.say(new Message(second, new Line("canned", "Hi"), now, false, tally), now);
        receive(accepted(second));

        assertThat(tally.underway()).isEqualTo(2);
        assertThat(tally.underwayFromWarmUp()).isEqualTo(1);
        assertThat(tally.undecided()).isZero();
    }

    @Test
    void resumingShowsTokenAndCursorAndSendsTheUnacceptedAgainAfterTheHistory() {
        join();
        say(first, "canned");
        receive(accepted(first));
        receive(reply(first, 7));
        say(second, "canned");
        visitor.cut();
        visitor.opened(sent::add, now);

        assertThat(sent).endsWith(new ClientFrame.Hello("token", Cursor.parse("e.0.7")));
        receive(welcome());
        assertThat(sent.getLast()).isInstanceOf(ClientFrame.Hello.class);
        receive(history(entry(first, 7)));
        assertThat(sent).endsWith(message(second));
        assertThat(tally.resends()).isEqualTo(1);
        assertThat(tally.times(Finding.KNOWN_HISTORY)).isEqualTo(1);
        assertThat(duplicates()).isZero();
    }

    @Test
    void aReplyInTheHistoryProvesItsMessageAcceptedSoItIsNotSentAgain() {
        join();
        say(first, "canned");
        resume(entry(first, 3));

        assertThat(tally.resends()).isZero();
        assertThat(tally.accepted()).isEqualTo(1);
        assertThat(tally.isSettled()).isTrue();
    }

    @Test
    void aRejectedMessageIsSentAgainWhenTheGatewaySaysSo() {
        join();
        say(first, "canned");
        receive("{\"type\":\"rejected\",\"id\":\"" + first
                + "\",\"code\":\"unavailable\",\"message\":\"m\",\"retryAfterMs\":2000}");
        sent.clear();
        now = TimeUnit.MILLISECONDS.toNanos(1_999);
        visitor.tick(now);
        assertThat(sent).isEmpty();
        now = TimeUnit.MILLISECONDS.toNanos(2_000);
        visitor.tick(now);

        assertThat(sent).containsExactly(message(first));
        assertThat(tally.rejections()).containsEntry("unavailable", 1L);
    }

    @Test
    void aRejectionForGoodIsRefused() {
        join();
        say(first, "canned");
        receive("{\"type\":\"rejected\",\"id\":\"" + first + "\",\"code\":\"text-too-long\",\"message\":\"m\"}");

        assertThat(tally.refusals()).isEqualTo(1);
        assertThat(tally.isSettled()).isTrue();
    }

    @Test
    void theSameReplyTwiceOnOneConnectionIsADuplicate() {
        join();
        say(first, "canned");
        receive(reply(first, 1));
        receive(reply(first, 1));

        assertThat(tally.times(Finding.TWICE_IN_CONNECTION)).isEqualTo(1);
    }

    @Test
    void aReplyInTheHistoryAndThenAsAFrameIsADuplicate() {
        join();
        say(first, "canned");
        resume(entry(first, 3));
        receive(reply(first, 3));

        assertThat(tally.times(Finding.TWICE_IN_CONNECTION)).isEqualTo(1);
    }

    @Test
    void aKnownReplyAfterResumingIsADuplicateUnlessTheMessageWasSentTwice() {
        join();
        say(first, "canned");
        receive(accepted(first));
        receive(reply(first, 3));
        say(second, "canned");
        resume(entry(first, 3));
        receive(reply(second, 4));
        resume();
        receive(reply(first, 5));
        receive(reply(second, 6));

        assertThat(tally.times(Finding.TWICE_AFTER_RESUME)).isEqualTo(1);
        assertThat(tally.times(Finding.REPEATED_AFTER_RESEND)).isEqualTo(1);
    }

    @Test
    void aSecondAnswerUnderAnotherIdIsADuplicate() {
        join();
        say(first, "canned");
        receive(reply(first, 1));
        receive(reply(first, 2, ReplyId.finalReplyTo(second)));

        assertThat(tally.times(Finding.SECOND_ANSWER)).isEqualTo(1);
    }

    @Test
    void aReplyToNobodysMessageIsForeign() {
        join();
        receive(reply(first, 1));

        assertThat(tally.times(Finding.FOREIGN)).isEqualTo(1);
    }

    @Test
    void answersOfOnePathInAnotherOrderThanAcceptedAreOutOfOrder() {
        sayAndAcceptBoth("canned", "canned");
        receive(reply(second, 1));
        receive(reply(first, 2));

        assertThat(tally.repliesOutOfOrder()).isEqualTo(1);
    }

    @Test
    void whatWasUnavailableAndKeptAllTheSameHasNoPlaceInTheOrder() {
        join();
        say(first, "canned");
        say(second, "canned");
        receive("{\"type\":\"rejected\",\"id\":\"%s\",\"code\":\"unavailable\",\"retryAfterMs\":1000}"
                .formatted(first));
        receive(accepted(second));
        receive(reply(first, 1));
        receive(reply(second, 2));

        assertThat(tally.repliesOutOfOrder()).isZero();
        assertThat(tally.isSettled()).isTrue();
    }

    @Test
    void answersOfDifferentPathsMayOvertakeEachOther() {
        sayAndAcceptBoth("model", "canned");
        receive(reply(second, 1));
        receive(reply(first, 2));

        assertThat(tally.repliesOutOfOrder()).isZero();
    }

    @Test
    void aCursorThatGoesBackIsOutOfOrder() {
        sayAndAcceptBoth("model", "canned");
        receive(reply(second, 2));
        receive(reply(first, 1));

        assertThat(tally.repliesOutOfOrder()).isEqualTo(1);
    }

    @Test
    void aLostReplyDoesNotMakeTheNextOneOutOfOrder() {
        sayAndAcceptBoth("canned", "canned");
        receive(reply(second, 1));

        assertThat(tally.repliesOutOfOrder()).isZero();
        assertThat(tally.underway()).isEqualTo(1);
    }

    @Test
    void silenceForTwoHeartbeatsEndsTheConnectionAndPingsPreventIt() {
        join();
        now = TimeUnit.SECONDS.toNanos(16);
        assertThat(visitor.tick(now)).isTrue();
        assertThat(sent).endsWith(new ClientFrame.Ping());
        now = TimeUnit.SECONDS.toNanos(61);
        assertThat(visitor.tick(now)).isFalse();
    }

    @Test
    void anUnknownFrameIsNotOfTheProtocol() {
        join();
        assertThatThrownBy(() -> receive("{\"type\":\"surprise\"}")).isInstanceOf(IllegalArgumentException.class);
    }

    private void join() {
        visitor.opened(sent::add, now);
        receive(welcome());
    }

    private void resume(String... entries) {
        visitor.cut();
        visitor.opened(sent::add, now);
        receive(welcome());
        receive(history(entries));
    }

    private void sayAndAcceptBoth(String path, String otherPath) {
        join();
        say(first, path);
        say(second, otherPath);
        receive(accepted(first));
        receive(accepted(second));
    }

    private void say(MessageId id, String path) {
        visitor.say(new Message(id, new Line(path, "Hi"), now, true, tally), now);
    }

    private long duplicates() {
        return tally.times(Finding.TWICE_IN_CONNECTION)
                + tally.times(Finding.TWICE_AFTER_RESUME)
                + tally.times(Finding.SECOND_ANSWER);
    }

    private void receive(String json) {
        visitor.received(EventJson.MAPPER.readTree(json), now);
    }

    private static ClientFrame message(MessageId id) {
        return new ClientFrame.Message(id, "Hi");
    }

    private static String welcome() {
        return "{\"type\":\"welcome\",\"sessionId\":\"" + SESSION + "\",\"token\":\"token\",\"heartbeatSeconds\":30}";
    }

    private static String accepted(MessageId id) {
        return "{\"type\":\"accepted\",\"id\":\"" + id + "\"}";
    }

    private static String reply(MessageId inReplyTo, long offset) {
        return reply(inReplyTo, offset, ReplyId.finalReplyTo(inReplyTo));
    }

    private static String reply(MessageId inReplyTo, long offset, ReplyId replyId) {
        return "{\"cursor\":\"e.0." + offset + "\"," + event(inReplyTo, replyId) + "}";
    }

    private static String event(MessageId inReplyTo, ReplyId replyId) {
        return "\"type\":\"reply\",\"inReplyTo\":\"" + inReplyTo + "\",\"replyId\":\"" + replyId + "\"";
    }

    private static String history(String... entries) {
        return "{\"type\":\"history\",\"entries\":[" + String.join(",", entries) + "]}";
    }

    private static String entry(MessageId inReplyTo, long offset) {
        return "{\"cursor\":\"e.0." + offset + "\",\"event\":{" + event(inReplyTo, ReplyId.finalReplyTo(inReplyTo))
                + "}}";
    }
}
