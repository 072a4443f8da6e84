package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Topic;
import dev.quire.schemas.TopicCatalogue;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartitionFollowerTest {
    private static final int LEADERLESS = 7;
    private static final int WITHOUT_DELTAS = 8;

    private final GatewayProperties.Replies limits =
            new GatewayProperties.Replies(100, 1_000_000, Duration.ZERO, 1, Duration.ofSeconds(1));
    private final ManualClock clock = new ManualClock();
    private final FollowedPartitions followed = new FollowedPartitions(12, limits, clock);
    private final ReplyTails tails = new ReplyTails(12, limits);
    private final PartitionFollower follower = new PartitionFollower(followed, tails, limits, clock);
    private final ConsumerOfABroker consumer = new ConsumerOfABroker();
    private String epoch = "first";

    @BeforeEach
    void begin() {
        follower.begin(epoch);
    }

    @Test
    void thereIsNothingToReadWhileNobodyIsThere() {
        assertThat(adjust()).isFalse();
        assertThat(consumer.assignment()).isEmpty();
    }

    @Test
    void partitionIsReadFromFarEnoughBackAndItsDeltasFromNowOn() {
        Future<Void> caughtUp = followed.join(3);

        assertThat(adjust()).isTrue();

        assertThat(consumer.assignment()).containsExactlyInAnyOrder(replies(3), deltas(3));
        assertThat(consumer.position(replies(3))).isEqualTo(900);
        assertThat(consumer.position(deltas(3))).isEqualTo(1_000);
        follower.announceCaughtUp(consumer);
        assertThat(caughtUp.isDone()).isFalse();

        consumer.seek(replies(3), 1_000);
        follower.announceCaughtUp(consumer);
        assertThat(caughtUp.isDone()).isTrue();
    }

    @Test
    void deltasAreReadFromTheMomentThePartitionIsAdded() {
        var _ = followed.join(3);
        adjust();

        consumer.updateEndOffsets(Map.of(deltas(3), 1_005L));

        assertThat(consumer.position(deltas(3))).isEqualTo(1_000);
    }

    @Test
    void repliesAreReadEvenIfNobodyLeadsTheirDeltas() {
        var _ = followed.join(WITHOUT_DELTAS);

        assertThat(adjust()).isTrue();

        assertThat(consumer.position(replies(WITHOUT_DELTAS))).isEqualTo(900);
    }

    @Test
    void partitionThatIsReadIsNotDisturbedByAnother() {
        var _ = followed.join(3);
        adjust();
        consumer.seek(replies(3), 950);

        var _ = followed.join(4);
        adjust();

        assertThat(consumer.position(replies(3))).isEqualTo(950);
        assertThat(consumer.position(replies(4))).isEqualTo(900);
    }

    @Test
    void partitionThatNobodyLeadsHoldsUpNobodyElse() {
        var _ = followed.join(LEADERLESS);
        var _ = followed.join(3);

        assertThat(adjust()).isTrue();
        assertThat(consumer.assignment()).containsExactlyInAnyOrder(replies(3), deltas(3));
        int asked = consumer.timesAskedForTheLeaderless;
        adjust();
        assertThat(consumer.timesAskedForTheLeaderless).isEqualTo(asked);

        consumer.hasLeader = true;
        clock.advance(Duration.ofSeconds(5));
        adjust();
        assertThat(consumer.assignment()).contains(replies(3), replies(LEADERLESS));
    }

    @Test
    void nothingIsKeptOfAPartitionThatIsLetGo() {
        var _ = followed.join(3);
        adjust();
        follower.advance(3, 990);
        tails.add(LiveReplies.reply(new Cursor(epoch, 3, 989), LiveReplies.SESSION, MessageId.random()));

        followed.leave(3);
        assertThat(adjust()).isFalse();

        assertThat(consumer.assignment()).isEmpty();
        assertThat(tails.of(3, LiveReplies.SESSION.value())).isEmpty();
        var _ = followed.join(3);
        adjust();
        assertThat(consumer.position(replies(3))).isEqualTo(900);
    }

    @Test
    void anotherConsumerGoesOnWhereTheLastStood() {
        var _ = followed.join(3);
        adjust();
        follower.advance(3, 990);

        follower.begin(epoch);
        adjust();

        assertThat(consumer.position(replies(3))).isEqualTo(990);
    }

    @Test
    void anotherConsumerGoesOnWhereTheLastStoodEvenIfNobodyLeadsThePartitionForAWhile() {
        consumer.hasLeader = true;
        var _ = followed.join(LEADERLESS);
        adjust();
        follower.advance(LEADERLESS, 990);

        consumer.hasLeader = false;
        follower.begin(epoch);
        assertThat(adjust()).isFalse();
        consumer.hasLeader = true;
        consumer.updateEndOffsets(Map.of(replies(LEADERLESS), 2_000L));
        clock.advance(Duration.ofSeconds(5));
        adjust();

        assertThat(consumer.position(replies(LEADERLESS))).isEqualTo(990);
    }

    @Test
    void nothingIsKeptOfAPartitionThatIsLetGoByAnotherConsumer() {
        var _ = followed.join(3);
        adjust();
        follower.advance(3, 990);
        tails.add(LiveReplies.reply(new Cursor(epoch, 3, 989), LiveReplies.SESSION, MessageId.random()));

        follower.begin(epoch);
        followed.leave(3);
        var _ = followed.join(4);
        adjust();

        assertThat(tails.of(3, LiveReplies.SESSION.value())).isEmpty();
    }

    @Test
    void anotherLifeOfTheTopicIsReadAnewEverywhere() {
        var _ = followed.join(3);
        adjust();
        follower.advance(3, 990);

        epoch = "second";
        var _ = followed.join(4);
        adjust();

        assertThat(follower.epoch()).isEqualTo("second");
        assertThat(consumer.position(replies(3))).isEqualTo(900);
        assertThat(consumer.position(replies(4))).isEqualTo(900);
    }

    private boolean adjust() {
        return follower.adjust(consumer, () -> epoch);
    }

    private static TopicPartition replies(int number) {
        return new TopicPartition(TopicCatalogue.REPLIES.name(), number);
    }

    private static TopicPartition deltas(int number) {
        return new TopicPartition(TopicCatalogue.DELTAS.name(), number);
    }

    /** Each partition holds the offsets 0 to 999. */
    private static final class ConsumerOfABroker extends MockConsumer<String, byte[]> {
        private boolean hasLeader;
        private int timesAskedForTheLeaderless;

        ConsumerOfABroker() {
            super("none");
            updateBeginningOffsets(offsets(TopicCatalogue.REPLIES, 0));
            updateEndOffsets(offsets(TopicCatalogue.REPLIES, 1_000));
            updateBeginningOffsets(offsets(TopicCatalogue.DELTAS, 0));
            updateEndOffsets(offsets(TopicCatalogue.DELTAS, 1_000));
        }

        @Override
        public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions, Duration timeout) {
            if (!hasLeader && partitions.contains(replies(LEADERLESS))) {
                timesAskedForTheLeaderless++;
                throw new TimeoutException("nobody leads it");
            }
            if (partitions.contains(deltas(WITHOUT_DELTAS))) {
                throw new TimeoutException("nobody leads it");
            }
            return super.endOffsets(partitions, timeout);
        }

        private static Map<TopicPartition, Long> offsets(Topic<?> topic, long offset) {
            return IntStream.range(0, topic.partitions())
                    .boxed()
                    .collect(Collectors.toMap(number -> new TopicPartition(topic.name(), number), _ -> offset));
        }
    }
}
