package dev.quire.gateway;

import dev.quire.gateway.SocketProtocol.Step;
import dev.quire.gateway.SocketState.Live;
import dev.quire.schemas.socket.CloseCode;
import java.time.Duration;
import java.time.Instant;

/** The part of {@link SocketProtocol} that decides how long a silent socket is kept. Pure, as the whole. */
final class Liveness {
    private final GatewayProperties.Socket limits;

    Liveness(GatewayProperties.Socket limits) {
        this.limits = limits;
    }

    Step decide(Live state, SocketInput.Tick tick, Instant now) {
        return isIdle(tick, now) ? SocketProtocol.close(state, CloseCode.IDLE) : heartbeat(state, tick, now);
    }

    private boolean isIdle(SocketInput.Tick tick, Instant now) {
        return limits.idleTimeout().isPositive()
                && !now.isBefore(tick.lastActive().plus(limits.idleTimeout()));
    }

    /** Asks once for a sign of life after one heartbeat of silence, and gives up after two. */
    private Step heartbeat(Live state, SocketInput.Tick tick, Instant now) {
        Duration silence = Duration.between(tick.lastHeard(), now);
        if (silence.compareTo(limits.heartbeat()) < 0) {
            return new Step(state);
        }
        // Whoever slept, all of us or only this timer, has not listened: then ask before giving up.
        boolean hasListened = tick.sinceLast().compareTo(limits.heartbeat()) < 0;
        if (hasListened && silence.compareTo(limits.heartbeat().multipliedBy(2)) >= 0) {
            return SocketProtocol.close(state, CloseCode.HEARTBEAT_MISSED);
        }
        boolean askedBefore = silence.minus(tick.sinceLast()).compareTo(limits.heartbeat()) >= 0;
        return askedBefore && hasListened ? new Step(state) : new Step(state, new SocketEffect.SendPing());
    }
}
