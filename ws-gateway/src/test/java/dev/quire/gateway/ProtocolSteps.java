package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.gateway.SocketEffect.Send;
import dev.quire.gateway.SocketProtocol.Step;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.RejectCode;
import dev.quire.schemas.socket.ServerFrame;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the tests of {@link SocketProtocol} and its parts begin with: a fixed time, one session, ten characters a text. */
final class ProtocolSteps {
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final SessionId SESSION = new SessionId("ws-new");

    private ProtocolSteps() {}

    static SocketProtocol protocol(GatewayProperties.Socket limits, SessionTokens tokens) {
        return new SocketProtocol(limits, new TextRules(10), tokens, () -> SESSION);
    }

    static SocketProtocol protocol(GatewayProperties.Socket limits) {
        return protocol(limits, SessionTokens.withSecret(RunningGateway.SECRET));
    }

    static SocketState after(SocketProtocol protocol, SocketState state, SocketInput... inputs) {
        SocketState next = state;
        for (SocketInput input : inputs) {
            next = protocol.decide(next, input, NOW).state();
        }
        return next;
    }

    static SocketState newSocket() {
        return new SocketState.AwaitingHello(0);
    }

    static SocketState.Live live() {
        return SocketState.Live.begin(SESSION);
    }

    static SocketInput received(ClientFrame frame) {
        return new SocketInput.Received(frame);
    }

    static void assertRejected(Step step, @Nullable MessageId id, RejectCode code) {
        assertThat(step.effects()).first().isInstanceOfSatisfying(Send.class, send -> {
            ServerFrame.Rejected rejected = (ServerFrame.Rejected) send.frame();
            assertThat(rejected.id()).isEqualTo(id);
            assertThat(rejected.code()).isEqualTo(code);
        });
    }
}
