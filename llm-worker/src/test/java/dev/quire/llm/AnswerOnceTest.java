package dev.quire.llm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quire.schemas.EventJson;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AnswerOnceTest {
    private static final Map<Integer, OptionalLong> P3 = Map.of(3, OptionalLong.of(7));

    private final MessageId first = MessageId.random();
    private final MessageId second = MessageId.random();
    private final List<Long> handled = Collections.synchronizedList(new ArrayList<>());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CountDownLatch searchMayEnd = new CountDownLatch(1);

    @Test
    void whatWasAnsweredBeforeIsPassedOver() throws Exception {
        AnsweredRequests answered = answered((positions, found) -> found.accept(3, first));
        answered.assigned(P3);

        handle(answered, 7, first);
        handle(answered, 8, second);

        assertThat(handled).containsExactly(8L);
        assertThat(registry.get("llm.requests")
                        .tag("outcome", "already_answered")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aRequestWrittenTwiceIsAnsweredOnce() throws Exception {
        AnsweredRequests answered = answered((positions, found) -> {});
        answered.assigned(P3);

        handle(answered, 7, first);
        handle(answered, 8, first);

        assertThat(handled).containsExactly(7L);
    }

    @Test
    void lanesWaitForTheSearch() throws Exception {
        AnsweredRequests answered = answered((positions, found) -> {
            awaitQuietly(searchMayEnd);
            found.accept(3, first);
        });
        answered.assigned(P3);
        Thread lane = Thread.ofVirtual().start(() -> handleQuietly(answered, 7, first));
        while (lane.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        searchMayEnd.countDown();
        lane.join();

        assertThat(handled).isEmpty();
    }

    @Test
    void aSearchThatFailsCostsNoAnswer() throws Exception {
        AnsweredRequests answered = answered((positions, found) -> {
            found.accept(3, first);
            throw new IllegalStateException("Kafka was too slow");
        });
        answered.assigned(P3);

        handle(answered, 7, first);
        handle(answered, 8, second);

        assertThat(handled).as("what was found before still counts").containsExactly(8L);
    }

    @Test
    void aFailedRequestIsNoAnsweredOne() throws Exception {
        AnsweredRequests answered = answered((positions, found) -> {});
        answered.assigned(P3);
        AnswerOnce abandoned = new AnswerOnce(
                record -> {
                    throw new InterruptedException();
                },
                answered,
                new LlmMetrics(registry));
        assertThatThrownBy(() -> abandoned.handle(record(7, EventJson.write(request(first)))))
                .isInstanceOf(InterruptedException.class);

        handle(answered, 7, first);

        assertThat(handled).containsExactly(7L);
    }

    @Test
    void aNewAssignmentStartsAnew() throws Exception {
        AnsweredRequests answered = answered((positions, found) -> {});
        answered.assigned(P3);
        handle(answered, 7, first);
        answered.gone(3);
        answered.assigned(P3);

        handle(answered, 7, first);

        assertThat(handled)
                .as("what others did meanwhile is the search's to find")
                .containsExactly(7L, 7L);
    }

    @Test
    void onlySoManyAreRemembered() throws Exception {
        AnsweredRequests answered = answered((positions, found) -> {});
        answered.assigned(P3);
        handle(answered, 0, first);
        for (int i = 1; i <= 4; i++) {
            handle(answered, i, MessageId.random());
        }

        handle(answered, 5, first);

        assertThat(handled).endsWith(5L);
    }

    @Test
    void whatIsNoRequestIsTheHandlersAffair() throws Exception {
        AnsweredRequests answered = answered((positions, found) -> {});
        answered.assigned(P3);

        once(answered).handle(record(7, "nonsense".getBytes(UTF_8)));

        assertThat(handled).containsExactly(7L);
    }

    private static AnsweredRequests answered(AnsweredRequests.Search search) {
        return new AnsweredRequests(search, 4);
    }

    private AnswerOnce once(AnsweredRequests answered) {
        return new AnswerOnce(record -> handled.add(record.offset()), answered, new LlmMetrics(registry));
    }

    private void handle(AnsweredRequests answered, long offset, MessageId id) throws InterruptedException {
        once(answered).handle(record(offset, EventJson.write(request(id))));
    }

    private void handleQuietly(AnsweredRequests answered, long offset, MessageId id) {
        try {
            handle(answered, offset, id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static LlmRequest request(MessageId id) {
        return new LlmRequest(new SessionId("s-1"), id, "Is Dune any good?", List.of(), null, Instant.EPOCH);
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, byte[] value) {
        return new ConsumerRecord<>("chat.llm-requests", 3, offset, "s-1".getBytes(UTF_8), value);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
