package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.gateway.SocketEffect.Close;
import dev.quire.gateway.SocketEffect.Join;
import dev.quire.gateway.SocketEffect.Leave;
import dev.quire.gateway.SocketEffect.ObserveResponse;
import dev.quire.gateway.SocketEffect.Publish;
import dev.quire.gateway.SocketEffect.ScheduleTyping;
import dev.quire.gateway.SocketEffect.Send;
import dev.quire.gateway.SocketEffect.SendPing;
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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SocketProtocolTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final SessionId SESSION = new SessionId("ws-new");
    private static final Duration TICK = Duration.ofSeconds(1);

    private final GatewayProperties.Socket limits = DefaultProperties.bind().socket();
    private final SessionTokens tokens = SessionTokens.withSecret(RunningGateway.SECRET);
    private final SocketProtocol protocol = new SocketProtocol(limits, new TextRules(10), tokens, () -> SESSION);

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
    void messageForWhichThereIsNoRoomIsRejectedWithATimeToComeAgain() {
        SocketState waiting = protocol.decide(live(), received(new ClientFrame.Message(id, "hi")), NOW)
                .state();

        Step step = protocol.decide(waiting, new SocketInput.Overloaded(id), NOW);

        assertThat(step.state()).isEqualTo(live());
        assertThat(step.effects())
                .containsExactly(new Send(new ServerFrame.Rejected(
                        id,
                        RejectCode.OVERLOADED,
                        "Too many messages wait to be accepted.",
                        limits.retryAfter().toMillis())));
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
    void socketOnWhichNobodySaysAnythingIsClosedHoweverAlive() {
        Instant longAgo = NOW.minus(limits.idleTimeout());
        SocketInput almost = new SocketInput.Tick(longAgo, NOW, longAgo.plusMillis(1), TICK);
        assertThat(protocol.decide(live(), almost, NOW)).isEqualTo(new Step(live()));

        Step step = protocol.decide(live(), new SocketInput.Tick(longAgo, NOW, longAgo, TICK), NOW);

        assertThat(step).isEqualTo(new Step(new SocketState.Closed(), new Close(CloseCode.IDLE), new Leave(SESSION)));
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
    void messageIsPublishedAndAcceptedOnceKafkaHasIt() {
        Step published = protocol.decide(live(), received(new ClientFrame.Message(id, "hi")), NOW);
        assertThat(published.effects()).containsExactly(new Publish(SESSION, id, "hi"));

        Step accepted = protocol.decide(published.state(), new SocketInput.Acknowledged(id), NOW);
        assertThat(accepted.effects()).containsExactly(new Send(new ServerFrame.Accepted(id)), new ScheduleTyping(id));
    }

    @Test
    void unconfirmedMessageIsRejectedAndMayBeSentAgain() {
        SocketState state = after(live(), received(new ClientFrame.Message(id, "hi")));

        Step step = protocol.decide(state, new SocketInput.Unconfirmed(id), NOW);

        assertThat(step.effects()).singleElement().isInstanceOfSatisfying(Send.class, send -> {
            ServerFrame.Rejected rejected = (ServerFrame.Rejected) send.frame();
            assertThat(rejected.code()).isEqualTo(RejectCode.UNAVAILABLE);
            assertThat(rejected.retryAfterMs()).isEqualTo(2_000);
        });
        assertThat(protocol.decide(step.state(), received(new ClientFrame.Message(id, "hi")), NOW)
                        .effects())
                .containsExactly(new Publish(SESSION, id, "hi"));
    }

    @Test
    void retryWhileTheFirstAttemptIsUnderWayGetsItsOwnOutcome() {
        SocketState twice = after(
                live(),
                received(new ClientFrame.Message(id, "hi")),
                received(new ClientFrame.Message(id, "hi")),
                new SocketInput.Unconfirmed(id));

        Step step = protocol.decide(twice, new SocketInput.Acknowledged(id), NOW);

        assertThat(step.effects()).contains(new Send(new ServerFrame.Accepted(id)));
    }

    @Test
    void replyThatOvertakesTheAcknowledgementBringsAcceptedWithIt() {
        SocketState published = after(live(), received(new ClientFrame.Message(id, "hi")));

        Step reply = protocol.decide(published, new SocketInput.ReplyComing(id, true), NOW);
        assertThat(reply.effects())
                .containsExactly(new Send(new ServerFrame.Accepted(id)), new ObserveResponse(Duration.ZERO));

        Step acknowledged = protocol.decide(reply.state(), new SocketInput.Acknowledged(id), NOW);
        assertThat(acknowledged.effects()).isEmpty();
    }

    @Test
    void replyToAMessageThatKafkaDidNotConfirmInTimeIsNotFollowedByARejection() {
        SocketState answered =
                after(live(), received(new ClientFrame.Message(id, "hi")), new SocketInput.ReplyComing(id, true));

        assertThat(protocol.decide(answered, new SocketInput.Unconfirmed(id), NOW)
                        .effects())
                .isEmpty();
    }

    @Test
    void responseTimeRunsFromAcceptedToTheFinalReply() {
        SocketState accepted =
                after(live(), received(new ClientFrame.Message(id, "hi")), new SocketInput.Acknowledged(id));

        Step notice = protocol.decide(accepted, new SocketInput.ReplyComing(id, false), NOW.plusMillis(100));
        assertThat(notice.effects()).isEmpty();
        Step reply = protocol.decide(notice.state(), new SocketInput.ReplyComing(id, true), NOW.plusMillis(700));
        assertThat(reply.effects()).containsExactly(new ObserveResponse(Duration.ofMillis(700)));
    }

    @Test
    void typingIsShownOnlyWhileThereIsNoAnswer() {
        SocketState accepted =
                after(live(), received(new ClientFrame.Message(id, "hi")), new SocketInput.Acknowledged(id));

        assertThat(protocol.decide(accepted, new SocketInput.TypingDue(id), NOW).effects())
                .containsExactly(new Send(new ServerFrame.Typing(id)));
        SocketState answered = after(accepted, new SocketInput.ReplyComing(id, true));
        assertThat(protocol.decide(answered, new SocketInput.TypingDue(id), NOW).effects())
                .isEmpty();
    }

    @Test
    void whatIsUnderWayToKafkaIsBounded() {
        SocketState state = live();
        for (int i = 0; i < limits.maxUnacknowledged(); i++) {
            state = after(state, received(new ClientFrame.Message(MessageId.random(), "hi")));
        }

        Step step = protocol.decide(state, received(new ClientFrame.Message(id, "hi")), NOW);

        assertRejected(step, id, RejectCode.RATE_LIMITED);
        assertThat(step.state()).isEqualTo(state);
    }

    @Test
    void whatIsUnansweredIsBounded() {
        SocketState state = live();
        for (int i = 0; i < 100; i++) {
            MessageId next = MessageId.random();
            state = after(state, received(new ClientFrame.Message(next, "hi")), new SocketInput.Acknowledged(next));
        }

        assertThat(((SocketState.Live) state).unanswered()).hasSize(32);
    }

    @Test
    void badTextIsRejectedWithItsReason() {
        assertRejected(
                protocol.decide(live(), received(new ClientFrame.Message(id, " ")), NOW), id, RejectCode.EMPTY_TEXT);
        assertRejected(
                protocol.decide(live(), received(new ClientFrame.Message(id, "12345678901")), NOW),
                id,
                RejectCode.TEXT_TOO_LONG);
    }

    @Test
    void errorsInARowCloseAndAGoodFrameForgivesThem() {
        SocketInput bad = new SocketInput.BadFrame(null, RejectCode.MALFORMED, "no");
        SocketState state = live();
        for (int i = 0; i < limits.maxErrorsInARow() - 1; i++) {
            state = after(state, bad);
        }

        Step last = protocol.decide(state, bad, NOW);
        assertThat(last.effects()).hasSize(3).contains(new Close(CloseCode.TOO_MANY_ERRORS), new Leave(SESSION));
        Step forgiven = protocol.decide(after(state, received(new ClientFrame.Ping())), bad, NOW);
        assertThat(forgiven.effects()).hasSize(1);
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
        assertThat(after(live(), received(new ClientFrame.Delivered(cursor)))).isEqualTo(live().withDelivered(cursor));
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
        SocketState closed = after(live(), new SocketInput.QueueFull());

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

    private List<SocketEffect> tickAfterSilence(int seconds) {
        return tickAfterSilence(seconds, TICK);
    }

    private List<SocketEffect> tickAfterSilence(int seconds, Duration sinceLast) {
        return protocol.decide(live(), new SocketInput.Tick(NOW, NOW.minusSeconds(seconds), NOW, sinceLast), NOW)
                .effects();
    }

    private SocketState after(SocketState state, SocketInput... inputs) {
        SocketState next = state;
        for (SocketInput input : inputs) {
            next = protocol.decide(next, input, NOW).state();
        }
        return next;
    }

    private static SocketState newSocket() {
        return new SocketState.AwaitingHello(0);
    }

    private static SocketState.Live live() {
        return SocketState.Live.begin(SESSION);
    }

    private static SocketInput received(ClientFrame frame) {
        return new SocketInput.Received(frame);
    }

    private static void assertRejected(Step step, @Nullable MessageId id, RejectCode code) {
        assertThat(step.effects()).first().isInstanceOfSatisfying(Send.class, send -> {
            ServerFrame.Rejected rejected = (ServerFrame.Rejected) send.frame();
            assertThat(rejected.id()).isEqualTo(id);
            assertThat(rejected.code()).isEqualTo(code);
        });
    }
}
