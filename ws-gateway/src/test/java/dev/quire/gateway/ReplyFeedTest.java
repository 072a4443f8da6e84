package dev.quire.gateway;

import static dev.quire.gateway.LiveReplies.notice;
import static dev.quire.gateway.LiveReplies.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReplyFeedTest {
    private final ReplyFeed feed = new ReplyFeed();

    @Test
    void repliesFlowOnceEach() {
        LiveReply one = reply(1);
        LiveReply two = reply(2);

        assertThat(feed.offer(one)).containsExactly(one);
        assertThat(feed.offer(one)).isEmpty();
        assertThat(feed.offer(two)).containsExactly(two);
        assertThat(feed.offer(one)).isEmpty();
    }

    @Test
    void secondAnswerToTheSameMessageIsNotShown() {
        MessageId message = MessageId.random();
        feed.offer(reply(1, message));

        assertThat(feed.offer(reply(2, message))).isEmpty();
    }

    @Test
    void whatComesWhileTheHistoryIsReadFollowsIt() {
        feed.hold();
        LiveReply inHistory = reply(5);
        LiveReply inTail = reply(6);
        LiveReply live = reply(7);
        assertThat(feed.offer(inTail)).isEmpty();
        assertThat(feed.offer(live)).isEmpty();

        assertThat(feed.resume(inHistory.cursor(), Set.of(inHistory.replyId()), List.of(inHistory, inTail)))
                .containsExactly(inTail, live);
        LiveReply next = reply(8);
        assertThat(feed.offer(next)).containsExactly(next);
    }

    @Test
    void seenRepliesStayAway() {
        feed.hold();

        assertThat(feed.resume(new Cursor("epoch", 3, 6), Set.of(), List.of(reply(5), reply(6), reply(7))))
                .extracting(LiveReply::offset)
                .containsExactly(7L);
    }

    @Test
    void holeInTheHistoryIsFilledFromTheTail() {
        feed.hold();
        List<LiveReply> tail = List.of(reply(1), reply(2), reply(3));
        Set<ReplyId> shown = Set.of(tail.get(0).replyId(), tail.get(2).replyId());

        assertThat(feed.resume(tail.get(0).cursor(), shown, tail)).containsExactly(tail.get(1));
    }

    @Test
    void noticeDoesNotComeBackAfterItsAnswer() {
        MessageId answered = MessageId.random();
        MessageId open = MessageId.random();
        feed.hold();

        assertThat(feed.resume(null, Set.of(), List.of(notice(1, answered), reply(2, answered), notice(3, open))))
                .extracting(LiveReply::offset)
                .containsExactly(2L, 3L);
    }

    @Test
    void deltasAreOfUseUntilTheAnswerIsThere() {
        MessageId message = MessageId.random();
        assertThat(feed.wantsDelta(message)).isTrue();

        feed.offer(reply(1, message));
        assertThat(feed.wantsDelta(message)).isFalse();
    }

    @Test
    void anotherLifeOfTheTopicBeginsAnew() {
        feed.offer(reply(100));
        LiveReply first = reply(new Cursor("other", 3, 0), LiveReplies.SESSION, MessageId.random());

        assertThat(feed.offer(first)).containsExactly(first);
    }

    @Test
    void whatCanBeHeldIsBounded() {
        feed.hold();
        LongStream.rangeClosed(1, 256).forEach(offset -> feed.offer(reply(offset)));
        assertThat(feed.isOverflowing()).isFalse();

        feed.offer(reply(257));
        assertThat(feed.isOverflowing()).isTrue();
    }

    /** Wherever the history ends, the tail begins and the live stream sets in: each once, in order. */
    @Test
    void anyOverlapShowsEachReplyOnceInOrder() {
        Random random = new Random(7);
        for (int run = 0; run < 2_000; run++) {
            int count = 1 + random.nextInt(12);
            List<LiveReply> all =
                    IntStream.range(0, count).mapToObj(offset -> reply(offset)).toList();
            int seen = random.nextInt(count + 1);
            int written = seen + random.nextInt(count - seen + 1);
            int joined = written + random.nextInt(count - written + 1);
            int resumed = joined + random.nextInt(count - joined + 1);

            ReplyFeed any = new ReplyFeed();
            any.hold();
            all.subList(joined, resumed).forEach(any::offer);
            List<LiveReply> history = all.subList(0, written);
            List<LiveReply> tail = all.subList(Math.min(written, random.nextInt(count)), resumed);
            Set<ReplyId> shown =
                    new HashSet<>(history.stream().map(LiveReply::replyId).toList());
            Cursor after = seen == 0 ? null : all.get(seen - 1).cursor();

            List<LiveReply> visible = new ArrayList<>(history);
            visible.addAll(any.resume(after, shown, tail));
            all.subList(Math.max(0, resumed - 2), count).forEach(reply -> visible.addAll(any.offer(reply)));
            assertThat(visible).as("run %s", run).isEqualTo(all);
        }
    }

    @Test
    void whatComesBeforeThePartitionIsReadIsTakenFromTheTail() {
        feed.await();
        for (int offset = 0; offset < 1_000; offset++) {
            assertThat(feed.offer(LiveReplies.reply(offset))).isEmpty();
        }
        assertThat(feed.isOverflowing()).isFalse();
        feed.hold();
        LiveReply old = LiveReplies.reply(1_000);
        LiveReply last = LiveReplies.reply(1_001);
        feed.offer(last);

        assertThat(feed.resume(null, Set.of(), List.of(old, last))).containsExactly(old, last);
    }

    @Test
    void longHistoryIsNotShownAgainByAPartitionThatIsReadLate() {
        List<LiveReply> shown =
                IntStream.range(0, 200).mapToObj(LiveReplies::reply).toList();
        feed.hold();
        feed.resume(
                null,
                shown.stream().map(LiveReply::replyId).collect(Collectors.toCollection(LinkedHashSet::new)),
                List.of());

        assertThat(shown).allMatch(reply -> feed.offer(reply).isEmpty());
        LiveReply next = LiveReplies.reply(200);
        assertThat(feed.offer(next)).containsExactly(next);
    }
}
