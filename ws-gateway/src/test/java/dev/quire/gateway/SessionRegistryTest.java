package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class SessionRegistryTest {
    private static final SessionId SESSION = new SessionId("ws-one");

    private final FollowedPartitions followed =
            new FollowedPartitions(12, DefaultProperties.bind().replies(), new ManualClock());
    private final SessionRegistry registry = new SessionRegistry(12, followed);

    @Test
    void partitionIsThatOfKafkasDefaultPartitioner() {
        for (int i = 0; i < 1_000; i++) {
            SessionId session = new SessionId("ws-" + i);

            assertThat(registry.partitionOf(session))
                    .isEqualTo(
                            BuiltInPartitioner.partitionForKey(session.value().getBytes(StandardCharsets.UTF_8), 12));
        }
    }

    @Test
    void allTabsOfASessionAreFoundUntilTheyLeave() {
        ReplySubscriber one = new Deaf();
        ReplySubscriber other = new Deaf();
        int partition = registry.partitionOf(SESSION);
        var _ = registry.add(SESSION, one);
        var _ = registry.add(SESSION, other);
        assertThat(registry.subscribers(partition, SESSION.value())).containsExactly(one, other);

        registry.remove(SESSION, one);
        assertThat(registry.subscribers(partition, SESSION.value())).containsExactly(other);
        registry.remove(SESSION, other);
        assertThat(registry.subscribers(partition, SESSION.value())).isEmpty();
    }

    @Test
    void partitionOfASessionIsReadFromItsFirstTabOn() {
        var _ = registry.add(SESSION, new Deaf());
        var _ = registry.add(SESSION, new Deaf());

        assertThat(followed.wanted()).containsExactly(registry.partitionOf(SESSION));
    }

    private static final class Deaf implements ReplySubscriber {
        @Override
        public void reply(LiveReply reply) {}

        @Override
        public void delta(MessageId inReplyTo, byte[] frame) {}
    }
}
