package dev.quire.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** All sockets of this gateway, whatever their session: lets time go by for them, and sends them away at the end. */
final class OpenSockets implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OpenSockets.class);

    private static final Duration TICK = Duration.ofSeconds(1);

    /** For the close frames to go out. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration STOP_POLL = Duration.ofMillis(20);

    private final Switchboard switchboard;
    private final Admission admission;
    private final GatewayProperties.Socket limits;
    private final ScheduledExecutorService timer;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    /** Used by the timer's thread only. */
    private Instant lastTick;

    OpenSockets(
            Switchboard switchboard,
            Admission admission,
            GatewayProperties.Socket limits,
            ScheduledExecutorService timer) {
        this.switchboard = switchboard;
        this.admission = admission;
        this.limits = limits;
        this.timer = timer;
        this.lastTick = switchboard.now();
        switchboard.metrics().countSockets(connections);
    }

    Connection open(Outbox.Wire wire, ClientAddress from, boolean synthetic) {
        Admission.Socket share = admission.open(from);
        Connection connection = switchboard.connect(wire, share, synthetic);
        connections.add(connection);
        if (!running) {
            connection.handle(new SocketInput.ShutDown(Duration.ZERO, false));
        } else if (!share.isAdmitted()) {
            connection.handle(new SocketInput.NotAdmitted());
        }
        return connection;
    }

    /** Whether one more would be too many. Some that come at the same moment may get in all the same. */
    boolean isFull() {
        return connections.size() >= limits.maxOpen();
    }

    void closed(Connection connection) {
        if (connections.remove(connection)) {
            connection.gone();
        }
    }

    Instant now() {
        return switchboard.now();
    }

    @Override
    public void start() {
        running = true;
        var _ = timer.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /**
     * Before the web server stops: {@link SmartLifecycle#DEFAULT_PHASE} is the first to stop. Readiness is off by then.
     * Sockets with a message on its way to Kafka are told about it first, up to the drain time-out.
     */
    @Override
    public void stop() {
        running = false;
        Duration spread = Duration.ofMillis(connections.size() * 1_000L / limits.reconnectsPerSecond());
        long drained = System.nanoTime() + limits.drainTimeout().toNanos();
        long deadline = drained + STOP_TIMEOUT.toNanos();
        try {
            do {
                boolean patient = System.nanoTime() < drained;
                connections.forEach(connection -> connection.handle(new SocketInput.ShutDown(within(spread), patient)));
                TimeUnit.NANOSECONDS.sleep(STOP_POLL.toNanos());
            } while (!connections.isEmpty() && System.nanoTime() < deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Another for each, so that they do not all knock at the next gateway's door at once. */
    private static Duration within(Duration spread) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(spread.toMillis() + 1));
    }

    private void tick() {
        Instant now = switchboard.now();
        Duration sinceLast = Duration.between(lastTick, now);
        lastTick = now;
        connections.forEach(connection -> {
            try {
                connection.tick(sinceLast);
            } catch (RuntimeException | Error bug) {
                // Or the timer would stop for everybody.
                log.error("A socket failed to tick", bug);
            }
        });
    }
}
