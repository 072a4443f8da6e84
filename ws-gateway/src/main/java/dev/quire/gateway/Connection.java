package dev.quire.gateway;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.CloseCode;
import dev.quire.schemas.socket.ServerFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One visitor's socket: keeps its state and does what {@link SocketProtocol} decides. Called by the container (one thread
 * at a time), the replies reader, the producer and the timer; its lock is held for work in memory only, so none of them
 * waits for another, or for the network.
 */
final class Connection implements ReplySubscriber {
    private final Switchboard switchboard;
    private final Outbox outbox;
    private final Admission.Socket share;
    private final boolean synthetic;
    private final Instant openedAt;
    private volatile Instant lastHeard;
    private volatile Instant lastActive;

    private final ReplyFeed feed = new ReplyFeed();
    private SocketState state = new SocketState.AwaitingHello(0);

    /** @param synthetic whether what comes in is load-test traffic */
    Connection(Switchboard switchboard, Outbox outbox, Admission.Socket share, boolean synthetic, Instant now) {
        this.switchboard = switchboard;
        this.outbox = outbox;
        this.share = share;
        this.synthetic = synthetic;
        this.openedAt = now;
        this.lastHeard = now;
        this.lastActive = now;
    }

    boolean isSynthetic() {
        return synthetic;
    }

    /** The client gave a sign of life. */
    void heard(Instant now) {
        lastHeard = now;
    }

    void tick(Duration sinceLast) {
        handle(new SocketInput.Tick(openedAt, lastHeard, lastActive, sinceLast));
    }

    /** A frame came in. It is read only if there are not too many of them. */
    void receive(Supplier<SocketInput> frame) {
        Duration wait = share.frame();
        handle(wait.isZero() ? limited(frame.get()) : new SocketInput.FrameTooSoon(wait));
    }

    private SocketInput limited(SocketInput input) {
        if (input instanceof SocketInput.Received(ClientFrame.Message(MessageId id, String _))) {
            return limitedMessage(input, id);
        }
        return input instanceof SocketInput.Received(ClientFrame.Hello hello) && hello.token() == null
                ? limitedHello(input)
                : input;
    }

    private SocketInput limitedHello(SocketInput hello) {
        Duration wait = isAwaitingHello() ? share.conversation() : Duration.ZERO;
        return wait.isZero() ? hello : new SocketInput.ConversationTooSoon(wait);
    }

    private SocketInput limitedMessage(SocketInput message, MessageId id) {
        SessionId session = session();
        Duration wait = session == null ? Duration.ZERO : share.message(session);
        return wait.isZero() ? message : new SocketInput.MessageTooSoon(id, wait);
    }

    private synchronized boolean isAwaitingHello() {
        return state instanceof SocketState.AwaitingHello;
    }

    private synchronized @Nullable SessionId session() {
        return state instanceof SocketState.Live live ? live.session() : null;
    }

    /** What the container brings may lead to writes, which it waits for, so that one visitor's messages stay in order. */
    void handle(SocketInput input) {
        if (input instanceof SocketInput.Received(ClientFrame frame) && !(frame instanceof ClientFrame.Ping)) {
            lastActive = switchboard.now();
        }
        List<SocketEffect.Write> writes;
        synchronized (this) {
            writes = decide(input);
        }
        writes.forEach(write -> switchboard.write(this, write));
    }

    /** The socket is closed, by whomever. */
    void gone() {
        share.close();
        handle(new SocketInput.Gone());
        outbox.abandon();
    }

    @Override
    public synchronized void reply(LiveReply reply) {
        lastActive = switchboard.now();
        // Even if it is not shown: it may answer a message that was sent again.
        decide(new SocketInput.ReplyComing(reply.inReplyTo(), reply.isFinal()));
        feed.offer(reply).forEach(next -> send(next.frame()));
        if (feed.isOverflowing()) {
            overflow();
        }
    }

    @Override
    public synchronized void delta(MessageId inReplyTo, byte[] frame) {
        if (feed.wantsDelta(inReplyTo) && !outbox.offerIfRoom(frame)) {
            switchboard.metrics().deltaDropped();
        }
    }

    /** The partition is read: from now on what comes in may be in no history and, soon, in no tail. */
    synchronized void hold() {
        feed.hold();
    }

    /**
     * Sends the history and then what it lacks.
     *
     * @see ReplyFeed#resume
     */
    synchronized void resume(byte[] history, @Nullable Cursor after, Set<ReplyId> shown, List<LiveReply> tail) {
        send(history);
        feed.resume(after, shown, tail).forEach(next -> send(next.frame()));
    }

    private List<SocketEffect.Write> decide(SocketInput input) {
        SocketProtocol.Step step = switchboard.protocol().decide(state, input, switchboard.now());
        state = step.state();
        List<SocketEffect.Write> writes = new ArrayList<>(0);
        for (SocketEffect effect : step.effects()) {
            switch (effect) {
                case SocketEffect.Local local -> perform(local);
                case SocketEffect.Write write -> writes.add(write);
            }
        }
        return writes;
    }

    private void perform(SocketEffect.Local effect) {
        switch (effect) {
            case SocketEffect.Send(ServerFrame frame) -> {
                if (frame instanceof ServerFrame.Rejected rejected) {
                    switchboard.metrics().rejected(rejected.code());
                }
                send(EventJson.write(frame));
            }
            case SocketEffect.SendPing _ -> outbox.ping();
            case SocketEffect.Close close -> close(close);
            case SocketEffect.ScheduleTyping(MessageId id) -> switchboard.scheduleTyping(this, id);
            case SocketEffect.ObserveResponse(Duration elapsed) ->
                switchboard.metrics().response(GatewayMetrics.Channel.WEBSOCKET, elapsed);
            case SocketEffect.Join join -> {
                if (join.resumed()) {
                    feed.await();
                }
                switchboard.join(this, join);
            }
            case SocketEffect.Leave(SessionId session) -> switchboard.leave(this, session);
        }
    }

    private void close(SocketEffect.Close close) {
        switchboard.metrics().closed(close.code());
        if (close.code() == CloseCode.SLOW_READER) {
            outbox.dropAndClose(close.code(), close.reason());
        } else {
            outbox.close(close.code(), close.reason());
        }
    }

    private void send(byte[] frame) {
        if (!outbox.offer(frame)) {
            overflow();
        }
    }

    private void overflow() {
        switchboard.metrics().queueOverflow();
        decide(new SocketInput.QueueFull());
    }
}
