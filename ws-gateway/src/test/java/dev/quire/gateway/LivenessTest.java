package dev.quire.gateway;

import static dev.quire.gateway.ProtocolSteps.NOW;
import static dev.quire.gateway.ProtocolSteps.SESSION;
import static dev.quire.gateway.ProtocolSteps.live;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.gateway.SocketEffect.Close;
import dev.quire.gateway.SocketEffect.Leave;
import dev.quire.gateway.SocketEffect.SendPing;
import dev.quire.gateway.SocketProtocol.Step;
import dev.quire.schemas.socket.CloseCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LivenessTest {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final GatewayProperties.Socket limits = DefaultProperties.bind().socket();
    private final SocketProtocol protocol = ProtocolSteps.protocol(limits);

    @Test
    void socketOnWhichNobodySaysAnythingIsClosedHoweverAlive() {
        Instant longAgo = NOW.minus(limits.idleTimeout());
        SocketInput almost = new SocketInput.Tick(longAgo, NOW, longAgo.plusMillis(1), TICK);
        assertThat(protocol.decide(live(), almost, NOW)).isEqualTo(new Step(live()));

        Step step = protocol.decide(live(), new SocketInput.Tick(longAgo, NOW, longAgo, TICK), NOW);

        assertThat(step).isEqualTo(new Step(new SocketState.Closed(), new Close(CloseCode.IDLE), new Leave(SESSION)));
    }

    @Test
    void silenceIsAskedOnceAndThenEnds() {
        assertThat(tickAfterSilence(29)).isEmpty();
        assertThat(tickAfterSilence(30)).containsExactly(new SendPing());
        assertThat(tickAfterSilence(31)).isEmpty();
        assertThat(tickAfterSilence(60)).containsExactly(new Close(CloseCode.HEARTBEAT_MISSED), new Leave(SESSION));
    }

    @Test
    void lateTicksAskAndGiveUpAllTheSame() {
        Duration late = Duration.ofSeconds(7);

        assertThat(tickAfterSilence(36, late)).containsExactly(new SendPing());
        assertThat(tickAfterSilence(37, late)).isEmpty();
        assertThat(tickAfterSilence(61, late)).contains(new Close(CloseCode.HEARTBEAT_MISSED));
    }

    @Test
    void gatewayThatHasSleptAsksBeforeItGivesUp() {
        assertThat(tickAfterSilence(300, Duration.ofSeconds(290))).containsExactly(new SendPing());
    }

    private List<SocketEffect> tickAfterSilence(int seconds) {
        return tickAfterSilence(seconds, TICK);
    }

    private List<SocketEffect> tickAfterSilence(int seconds, Duration sinceLast) {
        return protocol.decide(live(), new SocketInput.Tick(NOW, NOW.minusSeconds(seconds), NOW, sinceLast), NOW)
                .effects();
    }
}
