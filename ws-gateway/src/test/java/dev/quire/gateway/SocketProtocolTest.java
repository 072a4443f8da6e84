package dev.quire.gateway;

import static dev.quire.gateway.ProtocolSteps.NOW;
import static dev.quire.gateway.ProtocolSteps.SESSION;
import static dev.quire.gateway.ProtocolSteps.after;
import static dev.quire.gateway.ProtocolSteps.assertRejected;
import static dev.quire.gateway.ProtocolSteps.live;
import static dev.quire.gateway.ProtocolSteps.newSocket;
import static dev.quire.gateway.ProtocolSteps.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.gateway.SocketEffect.Close;
import dev.quire.gateway.SocketEffect.Join;
import dev.quire.gateway.SocketEffect.Leave;
import dev.quire.gateway.SocketEffect.Send;
import dev.quire.gateway.SocketProtocol.Step;
import dev.quire.schemas.Cursor;
import dev.quire.schemas.Feedback;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.CloseCode;
import dev.quire.schemas.socket.RejectCode;
import dev.quire.schemas.socket.ServerFrame;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketProtocolTest {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final GatewayProperties.Socket limits = DefaultProperties.bind().socket();
    private final SessionTokens tokens = SessionTokens.withSecret(RunningGateway.SECRET);
    private final SocketProtocol protocol = ProtocolSteps.protocol(limits, tokens);

    private final MessageId id = MessageId.random();

    @Test
    void helloWithoutTokenBeginsASession() {
        Step step = protocol.decide(newSocket(), received(new ClientFrame.Hello(null, null)), NOW);

        assertThat(step.state()).isEqualTo(SocketState.Live.begin(SESSION));
        assertThat(step.effects()).hasSize(2).last().isEqualTo(new Join(SESSION, false, null));
        assertThat(step.effects().getFirst()).isInstanceOfSatisfying(Send.class, send -> {
            ServerFrame.Welcome welcome = (ServerFrame.Welcome) send.frame();
            assertThat(welcome.sessionId()).isEqualTo(SESSION);
            assertThat(welcome.heartbeatSeconds()).isEqualTo(30);
            assertThat(tokens.verify(welcome.token(), NOW)).contains(SESSION);
        });
    }

    @Test
    void whoBeginsTooManyConversationsIsSentAwayWithTheTimeToWait() {
        Step step = protocol.decide(newSocket(), new SocketInput.ConversationTooSoon(Duration.ofSeconds(2)), NOW);

        Close close = new Close(CloseCode.RATE_LIMITED, Duration.ofSeconds(2));
        assertThat(step).isEqualTo(new Step(new SocketState.Closed(), close));
        assertThat(close.reason()).isEqualTo("rate-limited retryAfterMs=2000");
    }

    @Test
    void helloWithTokenResumesItsSession() {
        SessionId before = new SessionId("ws-before");
        Cursor cursor = Cursor.parse("epoch.3.7");

        Step step =
                protocol.decide(newSocket(), received(new ClientFrame.Hello(tokens.issue(before, NOW), cursor)), NOW);

        assertThat(step.effects()).last().isEqualTo(new Join(before, true, cursor));
    }

    @Test
    void badTokenCloses() {
        Step step = protocol.decide(newSocket(), received(new ClientFrame.Hello("forged", null)), NOW);

        assertThat(step).isEqualTo(new Step(new SocketState.Closed(), new Close(CloseCode.TOKEN_INVALID)));
    }

    @Test
    void onlyHelloMayComeFirst() {
        Step step = protocol.decide(newSocket(), received(new ClientFrame.Message(id, "hi")), NOW);

        assertThat(step.state()).isEqualTo(new SocketState.AwaitingHello(1));
        assertRejected(step, id, RejectCode.HELLO_EXPECTED);
    }

    @Test
    void framesThatComeTooSoonAreRejectedUntilTheClientDoesNotListen() {
        SocketInput tooSoon = new SocketInput.FrameTooSoon(Duration.ofMillis(50));
        Step step = protocol.decide(live(), tooSoon, NOW);
        assertThat(step.effects())
                .containsExactly(
                        new Send(new ServerFrame.Rejected(null, RejectCode.RATE_LIMITED, "Too many frames.", 50L)));

        for (int i = 1; i < limits.maxErrorsInARow(); i++) {
            assertThat(step.state()).isInstanceOf(SocketState.Live.class);
            step = protocol.decide(step.state(), tooSoon, NOW);
        }

        assertThat(step.state()).isEqualTo(new SocketState.Closed());
        assertThat(step.effects()).contains(new Close(CloseCode.RATE_LIMITED));
    }

    @Test
    void messageThatComesTooSoonIsRejectedByItsId() {
        Step step = protocol.decide(live(), new SocketInput.MessageTooSoon(id, Duration.ofSeconds(1)), NOW);

        assertThat(step.state()).isEqualTo(live());
        assertThat(step.effects())
                .containsExactly(
                        new Send(new ServerFrame.Rejected(id, RejectCode.RATE_LIMITED, "Too many messages.", 1_000L)));
    }

    @Test
    void socketTooManyIsClosed() {
        assertThat(protocol.decide(newSocket(), new SocketInput.NotAdmitted(), NOW))
                .isEqualTo(new Step(new SocketState.Closed(), new Close(CloseCode.RATE_LIMITED)));
    }

    @Test
    void endingGatewaySaysWhenToComeBack() {
        Step step = protocol.decide(live(), new SocketInput.ShutDown(Duration.ofMillis(1_234), true), NOW);

        assertThat(step.state()).isEqualTo(new SocketState.Closed());
        assertThat(step.effects().getFirst()).isInstanceOfSatisfying(Close.class, close -> {
            assertThat(close.code()).isEqualTo(CloseCode.RESTART);
            assertThat(close.reason()).isEqualTo("restart retryAfterMs=1234");
        });
    }

    @Test
    void endingGatewayWaitsForWhatKafkaIsAboutToAcknowledge() {
        SocketState waiting = protocol.decide(live(), received(new ClientFrame.Message(id, "hi")), NOW)
                .state();
        SocketInput patient = new SocketInput.ShutDown(Duration.ZERO, true);
        assertThat(protocol.decide(waiting, patient, NOW)).isEqualTo(new Step(waiting));

        SocketState accepted =
                protocol.decide(waiting, new SocketInput.Acknowledged(id), NOW).state();

        assertThat(protocol.decide(accepted, patient, NOW).state()).isEqualTo(new SocketState.Closed());
        assertThat(protocol.decide(waiting, new SocketInput.ShutDown(Duration.ZERO, false), NOW)
                        .state())
                .isEqualTo(new SocketState.Closed());
    }

    @Test
    void secondHelloIsRejected() {
        Step step = protocol.decide(live(), received(new ClientFrame.Hello(null, null)), NOW);

        assertRejected(step, null, RejectCode.ALREADY_WELCOME);
    }

    @Test
    void socketWithoutHelloIsClosedInTime() {
        SocketInput.Tick early = new SocketInput.Tick(NOW.minusSeconds(9), NOW, NOW, TICK);
        SocketInput.Tick late = new SocketInput.Tick(NOW.minusSeconds(10), NOW, NOW, TICK);

        assertThat(protocol.decide(newSocket(), early, NOW).effects()).isEmpty();
        assertThat(protocol.decide(newSocket(), late, NOW).effects())
                .containsExactly(new Close(CloseCode.HELLO_TIMEOUT));
    }

    @Test
    void errorsInARowCloseAndAGoodFrameForgivesThem() {
        SocketInput bad = new SocketInput.BadFrame(null, RejectCode.MALFORMED, "no");
        SocketState state = live();
        for (int i = 0; i < limits.maxErrorsInARow() - 1; i++) {
            state = after(protocol, state, bad);
        }

        Step last = protocol.decide(state, bad, NOW);
        assertThat(last.effects()).hasSize(3).contains(new Close(CloseCode.TOO_MANY_ERRORS), new Leave(SESSION));
        Step forgiven = protocol.decide(after(protocol, state, received(new ClientFrame.Ping())), bad, NOW);
        assertThat(forgiven.effects()).hasSize(1);
    }

    @Test
    void feedbackAndDeliveredAreTaken() {
        ReplyId reply = ReplyId.finalReplyTo(id);
        Cursor cursor = Cursor.parse("epoch.3.7");

        assertThat(protocol.decide(
                                live(),
                                received(new ClientFrame.GiveFeedback(reply, Feedback.Rating.UP, "Thanks!")),
                                NOW)
                        .effects())
                .containsExactly(new SocketEffect.PublishFeedback(SESSION, reply, Feedback.Rating.UP, "Thanks!"));
        assertThat(after(protocol, live(), received(new ClientFrame.Delivered(cursor))))
                .isEqualTo(live().withDelivered(cursor));
    }

    @Test
    void commentIsUnderTheRulesOfText() {
        ReplyId reply = ReplyId.finalReplyTo(id);

        assertRejected(
                protocol.decide(
                        live(), received(new ClientFrame.GiveFeedback(reply, Feedback.Rating.DOWN, "\u0000")), NOW),
                null,
                RejectCode.CONTROL_CHARACTERS);
    }

    @Test
    void ratingOfTheConversationIsTakenAndForgivesEarlierErrors() {
        Step step = protocol.decide(live().withErrors(3), received(new ClientFrame.Rate(4, "Fine.")), NOW);

        assertThat(step).isEqualTo(new Step(live(), new SocketEffect.PublishRating(SESSION, 4, "Fine.")));
    }

    @Test
    void ratingNeedsNoComment() {
        assertThat(protocol.decide(live(), received(new ClientFrame.Rate(1, null)), NOW)
                        .effects())
                .containsExactly(new SocketEffect.PublishRating(SESSION, 1, null));
    }

    @Test
    void commentOnTheConversationIsUnderTheRulesOfText() {
        Step step = protocol.decide(live(), received(new ClientFrame.Rate(1, "12345678901")), NOW);

        assertRejected(step, null, RejectCode.TEXT_TOO_LONG);
        assertThat(step.state()).isEqualTo(live().withErrors(1));
    }

    @Test
    void closedSocketDoesNothingMore() {
        SocketState closed = after(protocol, live(), new SocketInput.QueueFull());

        assertThat(protocol.decide(closed, received(new ClientFrame.Message(id, "hi")), NOW)
                        .effects())
                .isEmpty();
        assertThat(protocol.decide(closed, new SocketInput.Gone(), NOW).effects())
                .isEmpty();
    }

    @Test
    void everyWayToTheEndLeavesTheSession() {
        for (SocketInput end : List.of(
                new SocketInput.Gone(),
                new SocketInput.ShutDown(Duration.ZERO, true),
                new SocketInput.QueueFull(),
                new SocketInput.Failed(),
                new SocketInput.FrameFarTooLarge())) {
            Step step = protocol.decide(live(), end, NOW);

            assertThat(step.state()).as("%s", end).isEqualTo(new SocketState.Closed());
            assertThat(step.effects()).as("%s", end).contains(new Leave(SESSION));
        }
    }
}
