package dev.quire.gateway;

import static dev.quire.gateway.ProtocolSteps.NOW;
import static dev.quire.gateway.ProtocolSteps.SESSION;
import static dev.quire.gateway.ProtocolSteps.after;
import static dev.quire.gateway.ProtocolSteps.assertRejected;
import static dev.quire.gateway.ProtocolSteps.live;
import static dev.quire.gateway.ProtocolSteps.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.gateway.SocketEffect.ObserveResponse;
import dev.quire.gateway.SocketEffect.Publish;
import dev.quire.gateway.SocketEffect.ScheduleTyping;
import dev.quire.gateway.SocketEffect.Send;
import dev.quire.gateway.SocketProtocol.Step;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.RejectCode;
import dev.quire.schemas.socket.ServerFrame;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MessageProtocolTest {
    private final GatewayProperties.Socket limits = DefaultProperties.bind().socket();
    private final SocketProtocol protocol = ProtocolSteps.protocol(limits);

    private final MessageId id = MessageId.random();

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
    void messageIsPublishedAndAcceptedOnceKafkaHasIt() {
        Step published = protocol.decide(live(), received(new ClientFrame.Message(id, "hi")), NOW);
        assertThat(published.effects()).containsExactly(new Publish(SESSION, id, "hi"));

        Step accepted = protocol.decide(published.state(), new SocketInput.Acknowledged(id), NOW);
        assertThat(accepted.effects()).containsExactly(new Send(new ServerFrame.Accepted(id)), new ScheduleTyping(id));
    }

    @Test
    void unconfirmedMessageIsRejectedAndMayBeSentAgain() {
        SocketState state = after(protocol, live(), received(new ClientFrame.Message(id, "hi")));

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
                protocol,
                live(),
                received(new ClientFrame.Message(id, "hi")),
                received(new ClientFrame.Message(id, "hi")),
                new SocketInput.Unconfirmed(id));

        Step step = protocol.decide(twice, new SocketInput.Acknowledged(id), NOW);

        assertThat(step.effects()).contains(new Send(new ServerFrame.Accepted(id)));
    }

    @Test
    void replyThatOvertakesTheAcknowledgementBringsAcceptedWithIt() {
        SocketState published = after(protocol, live(), received(new ClientFrame.Message(id, "hi")));

        Step reply = protocol.decide(published, new SocketInput.ReplyComing(id, true), NOW);
        assertThat(reply.effects())
                .containsExactly(new Send(new ServerFrame.Accepted(id)), new ObserveResponse(Duration.ZERO));

        Step acknowledged = protocol.decide(reply.state(), new SocketInput.Acknowledged(id), NOW);
        assertThat(acknowledged.effects()).isEmpty();
    }

    @Test
    void replyToAMessageThatKafkaDidNotConfirmInTimeIsNotFollowedByARejection() {
        SocketState answered = after(
                protocol, live(), received(new ClientFrame.Message(id, "hi")), new SocketInput.ReplyComing(id, true));

        assertThat(protocol.decide(answered, new SocketInput.Unconfirmed(id), NOW)
                        .effects())
                .isEmpty();
    }

    @Test
    void responseTimeRunsFromAcceptedToTheFinalReply() {
        SocketState accepted =
                after(protocol, live(), received(new ClientFrame.Message(id, "hi")), new SocketInput.Acknowledged(id));

        Step notice = protocol.decide(accepted, new SocketInput.ReplyComing(id, false), NOW.plusMillis(100));
        assertThat(notice.effects()).isEmpty();
        Step reply = protocol.decide(notice.state(), new SocketInput.ReplyComing(id, true), NOW.plusMillis(700));
        assertThat(reply.effects()).containsExactly(new ObserveResponse(Duration.ofMillis(700)));
    }

    @Test
    void typingIsShownOnlyWhileThereIsNoAnswer() {
        SocketState accepted =
                after(protocol, live(), received(new ClientFrame.Message(id, "hi")), new SocketInput.Acknowledged(id));

        assertThat(protocol.decide(accepted, new SocketInput.TypingDue(id), NOW).effects())
                .containsExactly(new Send(new ServerFrame.Typing(id)));
        SocketState answered = after(protocol, accepted, new SocketInput.ReplyComing(id, true));
        assertThat(protocol.decide(answered, new SocketInput.TypingDue(id), NOW).effects())
                .isEmpty();
    }

    @Test
    void whatIsUnderWayToKafkaIsBounded() {
        SocketState state = live();
        for (int i = 0; i < limits.maxUnacknowledged(); i++) {
            state = after(protocol, state, received(new ClientFrame.Message(MessageId.random(), "hi")));
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
            state = after(
                    protocol, state, received(new ClientFrame.Message(next, "hi")), new SocketInput.Acknowledged(next));
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
}
