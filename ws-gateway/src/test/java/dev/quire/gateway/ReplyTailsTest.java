package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplyTailsTest {
    private static final SessionId OTHER = new SessionId("ws-two");

    private final ReplyTails tails =
            new ReplyTails(12, new GatewayProperties.Replies(3, 1_000_000, Duration.ZERO, 1, Duration.ofSeconds(1)));

    @BeforeEach
    void begin() {
        tails.begin("epoch");
    }

    @Test
    void sessionFindsItsOwnInOrder() {
        LiveReply one = LiveReplies.reply(1);
        LiveReply two = LiveReplies.reply(3);
        tails.add(one);
        tails.add(LiveReplies.reply(new Cursor("epoch", 3, 2), OTHER, MessageId.random()));
        tails.add(two);

        assertThat(tails.of(3, LiveReplies.SESSION.value())).containsExactly(one, two);
        assertThat(tails.of(4, LiveReplies.SESSION.value())).isEmpty();
    }

    @Test
    void oldestIsDroppedFirst() {
        for (int offset = 0; offset < 5; offset++) {
            tails.add(LiveReplies.reply(offset));
        }

        assertThat(tails.of(3, LiveReplies.SESSION.value()))
                .extracting(LiveReply::offset)
                .containsExactly(2L, 3L, 4L);
    }

    @Test
    void bytesAreBoundedToo() {
        int size = LiveReplies.reply(0).event().length;
        ReplyTails small = new ReplyTails(
                12, new GatewayProperties.Replies(1_000, 2 * size, Duration.ZERO, 1, Duration.ofSeconds(1)));
        for (int offset = 0; offset < 5; offset++) {
            small.add(LiveReplies.reply(offset));
        }

        assertThat(small.of(3, LiveReplies.SESSION.value())).hasSize(2);
    }

    @Test
    void cursorIsKnownUpToWhatWasRead() {
        tails.add(LiveReplies.reply(7));

        assertThat(tails.knows(new Cursor("epoch", 3, 7), 3)).isTrue();
        assertThat(tails.knows(new Cursor("epoch", 3, 0), 3)).isTrue();
        assertThat(tails.knows(new Cursor("epoch", 3, 8), 3)).isFalse();
        assertThat(tails.knows(new Cursor("epoch", 4, 7), 3)).isFalse();
        assertThat(tails.knows(new Cursor("other", 3, 7), 3)).isFalse();
    }

    @Test
    void anotherLifeOfTheTopicForgetsTheFirst() {
        tails.add(LiveReplies.reply(7));

        tails.begin("other");

        assertThat(tails.of(3, LiveReplies.SESSION.value())).isEmpty();
        assertThat(tails.isCurrent(new Cursor("epoch", 3, 7), 3)).isFalse();
    }
}
