package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.CloseCode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SwitchboardTest {
    private static final ClientAddress HOME = new ClientAddress("203.0.113.7", false);
    private static final SessionId SESSION = new SessionId("ws-one");

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(Switchboard.class);

    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final ManualClock clock = new ManualClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger reading = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger histories = new AtomicInteger();
    private final Queue<CloseCode> closed = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        goOn.countDown();
        timer.shutdownNow();
        LOG.detachAppender(said);
    }

    @Test
    void soManyHistoriesAreReadAtOnceAndTheOthersWaitForTheirTurn() {
        resume(20, switchboard(3, Duration.ofSeconds(60)));

        Eventually.holds("three are read", () -> reading.get() == 3);
        goOn.countDown();

        Eventually.holds("everybody has a history", () -> histories.get() == 20);
        assertThat(mostAtOnce).hasValue(3);
        assertThat(unavailable()).isZero();
    }

    @Test
    void whoWaitsTooLongForATurnGoesOnWithoutHistory() {
        resume(2, switchboard(1, Duration.ofMillis(100)));

        Eventually.holds("one has an empty history", () -> histories.get() == 1);
        assertThat(unavailable()).isEqualTo(1);
        assertThat(reading).hasValue(1);
    }

    @Test
    void whoseHistoryEndsInAnErrorIsSentAwayToComeBackAndTheLogTells() {
        said.start();
        LOG.addAppender(said);
        resume(
                1,
                switchboard(
                        _ -> {
                            throw new OutOfMemoryError("of the test");
                        },
                        1,
                        Duration.ofSeconds(60)));

        Eventually.holds("the socket is closed", () -> closed.contains(CloseCode.INTERNAL_ERROR));
        assertThat(histories).hasValue(0);
        assertThat(said.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).isEqualTo("Resuming failed session=ws-one");
            assertThat(event.getThrowableProxy().getMessage()).isEqualTo("of the test");
        });
    }

    private void resume(int visitors, Switchboard switchboard) {
        Admission admission = new Admission(LimitsOf.trusting(List.of()), clock);
        String token = SessionTokens.withSecret(RunningGateway.SECRET).issue(SESSION, clock.instant());
        for (int i = 0; i < visitors; i++) {
            switchboard
                    .connect(new Client(), admission.open(HOME), false)
                    .handle(ProtocolSteps.received(new ClientFrame.Hello(token, null)));
        }
    }

    private Switchboard switchboard(int maxReading, Duration turnTimeout) {
        return switchboard(this::read, maxReading, turnTimeout);
    }

    private Switchboard switchboard(Switchboard.Histories kept, int maxReading, Duration turnTimeout) {
        GatewayProperties defaults = DefaultProperties.bind();
        GatewayProperties properties = new GatewayProperties(
                defaults.tokenSecret(),
                defaults.redisUrl(),
                defaults.allowedOrigins(),
                defaults.maxTextCharacters(),
                defaults.socket(),
                defaults.chat(),
                defaults.messages(),
                defaults.replies(),
                new GatewayProperties.History(200, Duration.ofSeconds(1), maxReading, turnTimeout),
                defaults.limits());
        FollowedPartitions followed = new FollowedPartitions(12, properties.replies(), clock);
        SessionRegistry sessions = new SessionRegistry(12, followed);
        int partition = sessions.partitionOf(SESSION);
        var _ = followed.join(partition);
        followed.caughtUp(partition);
        return new Switchboard(
                properties,
                ProtocolSteps.protocol(properties.socket()),
                new MessagePublisher(new MockProducer<>(), new PendingMessages(properties.messages())),
                sessions,
                new ReplyTails(12, properties.replies()),
                kept,
                new GatewayMetrics(meters),
                timer,
                Thread::startVirtualThread,
                clock);
    }

    private Optional<HistoryPage> read(SessionId session) throws InterruptedException {
        int now = reading.incrementAndGet();
        mostAtOnce.accumulateAndGet(now, Math::max);
        goOn.await();
        reading.decrementAndGet();
        return Optional.of(HistoryPage.EMPTY);
    }

    private double unavailable() {
        return meters.get("gateway.histories.unavailable").counter().count();
    }

    private final class Client implements Outbox.Wire {
        @Override
        public void send(byte[] frame) {
            if (new String(frame, StandardCharsets.UTF_8).contains("\"history\"")) {
                histories.incrementAndGet();
            }
        }

        @Override
        public void ping() {}

        @Override
        public void close(CloseCode code, String reason) {
            closed.add(code);
        }

        @Override
        public void cut() {}
    }
}
