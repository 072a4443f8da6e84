package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentIdsTest {
    private final RecentIds recent = new RecentIds();

    @Test
    void idIsNewOnce() {
        ReplyId id = ReplyId.finalReplyTo(MessageId.random());

        assertThat(recent.contains(id)).isFalse();
        assertThat(recent.add(id)).isTrue();
        assertThat(recent.add(id)).isFalse();
        assertThat(recent.contains(id)).isTrue();
    }

    @Test
    void oldestAreForgottenFirst() {
        List<ReplyId> ids = IntStream.range(0, 3 * RecentIds.CAPACITY + 5)
                .mapToObj(_ -> ReplyId.finalReplyTo(MessageId.random()))
                .toList();

        ids.forEach(recent::add);

        int kept = ids.size() - RecentIds.CAPACITY;
        assertThat(ids.subList(kept, ids.size())).allMatch(recent::contains);
        assertThat(ids.subList(0, kept)).noneMatch(recent::contains);
    }

    @Test
    void roomForMoreIsRoomForMore() {
        List<ReplyId> ids = IntStream.range(0, RecentIds.CAPACITY + 100)
                .mapToObj(_ -> ReplyId.finalReplyTo(MessageId.random()))
                .toList();
        recent.makeRoomFor(100);

        ids.forEach(recent::add);

        assertThat(ids).allMatch(recent::contains);
    }
}
