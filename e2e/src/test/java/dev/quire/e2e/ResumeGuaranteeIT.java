package dev.quire.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.local.Service;
import dev.quire.local.ServiceProcess;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.socket.CloseCode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every accepted message gets one visible reply, in order, whichever gateway the visitor comes back to, however often, and
 * however the last socket ended.
 */
@ExtendWith(QuireExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResumeGuaranteeIT {
    private static final String QUESTION = "Which cards do you take?";

    private ServiceProcess one;
    private ServiceProcess other;

    @BeforeAll
    void startAnotherGateway(Quire quire) throws InterruptedException {
        one = quire.stack().service(Service.WS_GATEWAY);
        other = quire.stack().another(Service.WS_GATEWAY, "ws-gateway-2");
        other.start();
    }

    @AfterAll
    void stopIt() {
        other.close();
    }

    @Test
    void replyMissedOnOneGatewayComesOnTheOther() {
        try (Conversation visitor = new Conversation()) {
            visitor.connect(one.uri());
            visitor.say(QUESTION);
            visitor.awaitReplies(1);
            visitor.awaitAccepted(visitor.say(QUESTION));
            visitor.breakOff();

            visitor.connect(other.uri());
            visitor.say(QUESTION);

            visitor.assertEachMessageIsAnsweredOnceAndInOrder();
        }
    }

    @Test
    void fiveQuickReconnectsLoseAndDoubleNothing() {
        try (Conversation visitor = new Conversation()) {
            visitor.connect(one.uri());
            for (int i = 0; i < 5; i++) {
                visitor.awaitAccepted(visitor.say(QUESTION));
                visitor.breakOff();
                visitor.connect(i % 2 == 0 ? other.uri() : one.uri());
            }

            visitor.assertEachMessageIsAnsweredOnceAndInOrder();
        }
    }

    @Test
    void bothGatewaysRestartDuringAConversation() throws InterruptedException {
        try (Conversation visitor = new Conversation()) {
            visitor.connect(one.uri());
            restartUnder(visitor, one, other);
            restartUnder(visitor, other, one);
            visitor.say(QUESTION);

            visitor.assertEachMessageIsAnsweredOnceAndInOrder();
        }
    }

    private static void restartUnder(Conversation visitor, ServiceProcess ending, ServiceProcess staying)
            throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            visitor.say(QUESTION);
        }
        ending.stop();
        assertThat(visitor.closeCode()).isEqualTo(CloseCode.RESTART.code());
        visitor.connect(staying.uri());
        visitor.sayAgainWhatWasNotAccepted();
        visitor.say(QUESTION);
        ending.start();
    }

    @Test
    void twoSocketsOfOneSessionSeeTheSame() {
        try (Conversation visitor = new Conversation()) {
            visitor.connect(one.uri());
            try (Conversation tab = visitor.inAnotherTab();
                    Conversation tabElsewhere = visitor.inAnotherTab()) {
                tab.connect(one.uri());
                tabElsewhere.connect(other.uri());
                visitor.say(QUESTION);
                visitor.say(QUESTION);

                visitor.assertEachMessageIsAnsweredOnceAndInOrder();
                for (Conversation each : List.of(tab, tabElsewhere)) {
                    each.awaitReplies(2);
                    each.settle();
                    assertThat(each.answered()).isEqualTo(visitor.answered());
                }
            }
        }
    }

    @Test
    void messageSentAgainUnderItsIdIsAnsweredOnce(Quire quire) {
        try (Conversation visitor = new Conversation()) {
            visitor.connect(one.uri());
            MessageId id = visitor.say(QUESTION);
            visitor.sayAgain(id);
            visitor.awaitReplies(1);
            visitor.breakOff();
            visitor.connect(other.uri());
            visitor.sayAgain(id);
            visitor.say(QUESTION);

            visitor.assertEachMessageIsAnsweredOnceAndInOrder();
            assertThat(quire.records().of(TopicCatalogue.REPLIES, visitor.session()))
                    .extracting(event -> ((Reply) TopicCatalogue.REPLIES.read(event.value())).replyId())
                    .filteredOn(replyId -> replyId.equals(ReplyId.finalReplyTo(id)))
                    .as("answers that were given")
                    .hasSize(3);
        }
    }
}
