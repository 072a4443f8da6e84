package dev.quire.cli.load;

import dev.quire.schemas.MessageId;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.Slf4JLoggerFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** All visitors of a run. Rounds are measured one after the other, on the same sockets. */
final class Crowd implements AutoCloseable {
    /** A gateway's accept queue is short. */
    private static final int CONNECTING_AT_ONCE = 64;

    private static final Duration FIRST_WELCOME = Duration.ofSeconds(15);
    private static final int TICK_MS = 100;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Guests guests;
    private final Interruption interruption;
    private final Progress progress;
    private final MultiThreadIoEventLoopGroup loops;
    private final AtomicReference<Tally> tally = new AtomicReference<>(new Tally());
    private final List<VisitorSocket> sockets = new ArrayList<>();
    private volatile boolean cutting;

    /**
     * @param talking visitors who share the messages in turn
     * @param silent visitors who only stay
     * @param disconnectEvery how often each visitor is cut, on average; null for never
     * @param patience how long final replies are waited for after the last message
     * @param eventLoops threads
     */
    record Guests(
            Gateways gateways,
            int talking,
            int silent,
            @Nullable Duration disconnectEvery,
            Duration patience,
            int eventLoops,
            long seed) {}

    private Crowd(Guests guests, Interruption interruption, Progress progress) {
        this.guests = guests;
        this.interruption = interruption;
        this.progress = progress;
        // Netty would look for a logger by itself; slf4j is there, and prints nothing.
        InternalLoggerFactory.setDefaultFactory(Slf4JLoggerFactory.INSTANCE);
        loops = new MultiThreadIoEventLoopGroup(
                guests.eventLoops(), new DefaultThreadFactory("visitors", true), NioIoHandler.newFactory());
    }

    /**
     * Brings everybody in.
     *
     * @throws GatewayTroubleException if somebody is not let in
     */
    static Crowd gather(Guests guests, Interruption interruption, Progress progress) throws InterruptedException {
        Crowd crowd = new Crowd(guests, interruption, progress);
        try {
            crowd.open();
            return crowd;
        } catch (GatewayTroubleException | InterruptedException e) {
            crowd.close();
            throw e;
        }
    }

    private void open() throws InterruptedException {
        WebSocketDialer dialer = new WebSocketDialer(guests.gateways());
        Semaphore permits = new Semaphore(CONNECTING_AT_ONCE);
        List<CompletableFuture<Void>> welcomes = new ArrayList<>();
        CompletableFuture<Void> trouble = new CompletableFuture<>();
        int all = guests.talking() + guests.silent();
        for (int i = 0; i < all && !interruption.isRequested() && !trouble.isDone(); i++) {
            if (!permits.tryAcquire(FIRST_WELCOME.toSeconds(), TimeUnit.SECONDS)) {
                throw noWelcome();
            }
            progress.show(() -> String.format("%,d of %,d visitors are in", welcomes.size(), all));
            VisitorSocket socket =
                    new VisitorSocket(dialer, loops.next(), guests.gateways().first(i), guests.seed() + i, tally::get);
            sockets.add(socket);
            welcomes.add(socket.open().whenComplete((_, problem) -> {
                permits.release();
                if (problem != null) {
                    trouble.completeExceptionally(problem);
                }
            }));
        }
        awaitAll(welcomes);
        startTicking();
    }

    private void awaitAll(List<CompletableFuture<Void>> welcomes) throws InterruptedException {
        try {
            CompletableFuture.allOf(welcomes.toArray(CompletableFuture[]::new))
                    .get(FIRST_WELCOME.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            throw noWelcome();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GatewayTroubleException trouble) {
                throw trouble;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static GatewayTroubleException noWelcome() {
        return new GatewayTroubleException(
                "A gateway let a visitor connect but sent no welcome for " + FIRST_WELCOME.toSeconds() + " s");
    }

    private void startTicking() {
        for (EventLoop loop :
                sockets.stream().map(VisitorSocket::loop).distinct().toList()) {
            List<VisitorSocket> own = sockets.stream()
                    .filter(socket -> socket.loop().equals(loop))
                    .toList();
            Random random = new Random(guests.seed());
            var _ = loop.scheduleWithFixedDelay(() -> tick(own, random), TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void tick(List<VisitorSocket> own, Random random) {
        long now = System.nanoTime();
        Duration every = guests.disconnectEvery();
        double chance = every == null || !cutting ? 0 : TICK_MS / (double) every.toMillis();
        for (VisitorSocket socket : own) {
            socket.tick(now);
            if (chance > 0 && random.nextDouble() < chance) {
                socket.cutOnPurpose(random.nextBoolean());
            }
        }
    }

    /** One round: the schedule, then waiting until every message is settled or patience is over. */
    Report measure(Schedule schedule, Script script) throws InterruptedException {
        Tally round = new Tally();
        tally.set(round);
        OwnCost.Start cost = OwnCost.Start.now();
        long begin = System.nanoTime();
        cutting = true;
        Pacer.run(schedule, begin, interruption::isRequested, (index, due) -> {
            VisitorSocket socket = sockets.get((int) (index % guests.talking()));
            socket.say(new Message(MessageId.random(), script.next(), due, schedule.isCounted(index), round));
            progress.show(() -> running(round, schedule, begin));
        });
        cutting = false;
        awaitSettled(round, begin + schedule.total().toNanos());
        progress.clear();
        long end = begin + schedule.total().toNanos();
        if (interruption.isRequested()) {
            end = System.nanoTime();
        }
        long counting = begin + schedule.warmUp().toNanos();
        long last = round.answered() == 0 ? end : Math.max(end, round.lastAnswerNanoTime());
        return Report.of(
                round, Duration.ofNanos(Math.max(0, last - counting)), cost.untilNow(), interruption.isRequested());
    }

    /** A message may still be on its way to its event loop when the last one has left the pacer: a first look is not enough. */
    private void awaitSettled(Tally round, long endNanoTime) throws InterruptedException {
        long giveUp =
                Math.max(endNanoTime, System.nanoTime()) + guests.patience().toNanos();
        do {
            interruption.await(LOOK_EVERY);
            progress.show(() -> String.format("waiting for %,d replies", round.underway() + round.undecided()));
        } while (!interruption.isRequested()
                && System.nanoTime() - giveUp < 0
                && !(round.isSettled() && System.nanoTime() - endNanoTime > 0));
    }

    private static String running(Tally round, Schedule schedule, long begin) {
        return String.format(
                "%d of %d s%s  sent %,d  underway %,d  %s",
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin),
                schedule.total().toSeconds(),
                round.sent() == 0 ? " (warm-up)" : "",
                round.sent(),
                round.underway() + round.undecided(),
                round.latency());
    }

    @Override
    public void close() {
        progress.clear();
        sockets.forEach(VisitorSocket::close);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
