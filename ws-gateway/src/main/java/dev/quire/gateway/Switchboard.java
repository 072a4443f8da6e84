package dev.quire.gateway;

import dev.quire.schemas.ChatRating;
import dev.quire.schemas.Cursor;
import dev.quire.schemas.Feedback;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.VisitorMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects all sockets with Kafka, Redis and each other: what they share, so that each of them is small. */
final class Switchboard {
    private static final Logger log = LoggerFactory.getLogger(Switchboard.class);

    /** Where histories are. */
    @FunctionalInterface
    interface Histories {
        /** May block. Empty if nobody knows. */
        Optional<HistoryPage> read(SessionId session) throws InterruptedException;
    }

    private final SparseLog sparseLog = new SparseLog(log);
    private final GatewayProperties.Socket limits;
    private final Duration catchUpTimeout;
    private final SocketProtocol protocol;
    private final MessagePublisher publisher;
    private final SessionRegistry sessions;
    private final ReplyTails tails;
    private final Histories histories;
    private final Semaphore turns;
    private final Duration turnTimeout;
    private final GatewayMetrics metrics;
    private final ScheduledExecutorService timer;
    private final Executor virtualThreads;
    private final InstantSource clock;

    Switchboard(
            GatewayProperties properties,
            SocketProtocol protocol,
            MessagePublisher publisher,
            SessionRegistry sessions,
            ReplyTails tails,
            Histories histories,
            GatewayMetrics metrics,
            ScheduledExecutorService timer,
            Executor virtualThreads,
            InstantSource clock) {
        this.limits = properties.socket();
        this.catchUpTimeout = properties.replies().catchUpTimeout();
        this.protocol = protocol;
        this.publisher = publisher;
        this.sessions = sessions;
        this.tails = tails;
        this.histories = histories;
        this.turns = new Semaphore(properties.history().maxReading(), true);
        this.turnTimeout = properties.history().turnTimeout();
        this.metrics = metrics;
        this.timer = timer;
        this.virtualThreads = virtualThreads;
        this.clock = clock;
    }

    Connection connect(Outbox.Wire wire, Admission.Socket share, boolean synthetic) {
        return new Connection(
                this, new Outbox(wire, virtualThreads, limits.sendQueueBytes()), share, synthetic, clock.instant());
    }

    SocketProtocol protocol() {
        return protocol;
    }

    GatewayMetrics metrics() {
        return metrics;
    }

    Instant now() {
        return clock.instant();
    }

    /** May wait for Kafka, see {@link MessagePublisher#publish}. */
    void write(Connection from, SocketEffect.Write write) {
        Trace trace = Trace.of(null, from.isSynthetic());
        switch (write) {
            case SocketEffect.Publish(SessionId session, MessageId id, String text) -> {
                metrics.request(GatewayMetrics.Channel.WEBSOCKET);
                publisher.publish(
                        new VisitorMessage(session, id, text, now()),
                        trace,
                        outcome -> from.handle(
                                switch (outcome) {
                                    case CONFIRMED -> new SocketInput.Acknowledged(id);
                                    case UNCONFIRMED -> new SocketInput.Unconfirmed(id);
                                    case OVERLOADED -> new SocketInput.Overloaded(id);
                                }));
            }
            case SocketEffect.PublishFeedback feedback ->
                publisher.publish(
                        new Feedback(
                                feedback.session(), feedback.replyId(), feedback.rating(), feedback.comment(), now()),
                        trace);
            case SocketEffect.PublishRating(SessionId session, int rating, String comment) ->
                publisher.publish(new ChatRating(session, rating, comment, now()), trace);
        }
    }

    /** Before anything is read of the past, so that nothing of the present is missed. */
    void join(Connection connection, SocketEffect.Join join) {
        Future<Void> caughtUp = sessions.add(join.session(), connection);
        if (join.resumed()) {
            virtualThreads.execute(() -> resumeOrClose(connection, join, caughtUp));
        }
    }

    void leave(Connection connection, SessionId session) {
        sessions.remove(session, connection);
    }

    void scheduleTyping(Connection connection, MessageId id) {
        var _ = timer.schedule(
                () -> connection.handle(new SocketInput.TypingDue(id)),
                limits.typingAfter().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Whatever ends it, such as a full heap, is told: nobody watches the thread, and the visitor would go on waiting. */
    private void resumeOrClose(Connection connection, SocketEffect.Join join, Future<Void> caughtUp) {
        try {
            awaitReplies(caughtUp, join.session());
            resumeInTurn(connection, join.session(), join.cursor());
        } catch (Throwable failure) {
            try {
                log.error("Resuming failed session={}", join.session(), failure);
            } finally {
                connection.handle(new SocketInput.Failed());
            }
        }
    }

    /**
     * Until what was said before the session came is read. In vain while Kafka is away: then the visitor gets the history
     * alone, and the rest live, when it is read.
     */
    private void awaitReplies(Future<Void> caughtUp, SessionId session)
            throws InterruptedException, ExecutionException {
        try {
            caughtUp.get(catchUpTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            metrics.resumedLate();
            sparseLog.warn("Replies are read late, resuming with the history alone session={}", session);
        }
    }

    /** One after the other if there are too many: a history takes far more memory than a visitor does otherwise. */
    private void resumeInTurn(Connection connection, SessionId session, @Nullable Cursor cursor)
            throws InterruptedException {
        boolean hasTurn = turns.tryAcquire(turnTimeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            resume(connection, session, cursor, hasTurn);
        } finally {
            if (hasTurn) {
                turns.release();
            }
        }
    }

    /** The history, then what the gateway remembers and the history lacks, then the live stream. */
    private void resume(Connection connection, SessionId session, @Nullable Cursor cursor, boolean hasTurn)
            throws InterruptedException {
        connection.hold();
        HistoryPage page = history(session, hasTurn);
        int partition = sessions.partitionOf(session);
        Cursor seen = cursor != null && tails.knows(cursor, partition) ? cursor : null;
        connection.resume(
                HistoryPage.frame(seen == null ? page.entries() : page.from(seen)),
                later(seen, page.cutAt(), partition),
                page.replyIds(),
                tails.of(partition, session.value()));
    }

    /** Where what the visitor lacks begins: what is older was seen, or cut off from the history, not missed. */
    private @Nullable Cursor later(@Nullable Cursor seen, @Nullable Cursor cutAt, int partition) {
        if (cutAt == null || !tails.isCurrent(cutAt, partition)) {
            return seen;
        }
        return seen != null && seen.offset() > cutAt.offset() ? seen : cutAt;
    }

    private HistoryPage history(SessionId session, boolean hasTurn) throws InterruptedException {
        HistoryPage page = hasTurn ? histories.read(session).orElse(null) : null;
        if (page == null) {
            metrics.historyUnavailable();
            return HistoryPage.EMPTY;
        }
        if (page.unreadable() > 0) {
            metrics.historyEntriesUnreadable(page.unreadable());
            log.warn("Unreadable history entries left out session={} entries={}", session, page.unreadable());
        }
        return page;
    }
}
