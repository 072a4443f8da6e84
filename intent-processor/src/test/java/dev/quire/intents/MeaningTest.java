package dev.quire.intents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.HandOver;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.Matched.Layer;
import dev.quire.schemas.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Follow-ups, thoughts in several messages, several questions in one. */
class MeaningTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How long does shipping take? | and express?              | answer shipping
            How long does shipping take? | and to Canada?            | answer shipping
            How long does shipping take? | what about Mars           | answer shipping
            How long does shipping take? | and paypal?               | answer payment
            How long does shipping take? | and who wrote Dracula?    | ask
            How can I pay?               | or with bitcoin?          | answer other_payment
            How can I pay?               | no, returns               | answer returns
            who wrote Dracula?           | and Frankenstein?         | ask
            Hello                        | and you?                  | ask
            where is 123456?             | and to Mars?              | ask
            """)
    void aFollowUpIsAboutTheSubject(String first, String second, String outcome) {
        assertThat(OrderTalkTest.told(first, second)).isEqualTo(outcome);
    }

    @Test
    void aFollowUpIsDueToTheConversation() {
        Outcome outcome = Chat.after("How long does shipping take?").say("and to Canada?");

        assertThat(Chat.layer(outcome.matched())).isEqualTo(Layer.CONVERSATION);
    }

    @Test
    void afterAWhileThereIsNoSubject() {
        Chat chat = Chat.after("How long does shipping take?");

        assertThat(Chat.told(chat.say("and on Sundays?"))).isEqualTo("answer shipping");
        assertThat(Chat.told(chat.wait(Duration.ofMinutes(10)).say("and on Sundays?")))
                .isEqualTo("ask");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi, where is, my order 123456         | answer greeting, answer unfinished, look up 123456
            where is, my, parcel                  | answer unfinished, answer unfinished, answer order_status
            do you, ship to Canada                | answer unfinished, answer shipping_abroad
            I want to, talk to a human            | answer unfinished, answer human
            do you have, Dracula                  | answer unfinished, find do you have Dracula
            where is, thanks                      | answer unfinished, answer thanks
            what can you do                       | answer help
            what is, the capital of Peru          | answer unfinished, ask what is the capital of Peru
            """)
    void aThoughtInSeveralMessagesIsDecidedAsOne(String messages, String outcomes) {
        Chat chat = new Chat();

        String[] expected = outcomes.split(", ", -1);
        String[] said = messages.split(", ", -1);
        for (int index = 0; index < said.length; index++) {
            assertThat(Chat.told(chat.say(said[index]))).as(said[index]).isEqualTo(expected[index]);
        }
    }

    @Test
    void theModelIsAskedTheWholeThought() {
        Chat chat = Chat.after("what is");

        assertThat(chat.decide(chat.message("the capital of Peru")).event())
                .isInstanceOfSatisfying(
                        LlmRequest.class,
                        request -> assertThat(request.text()).isEqualTo("what is the capital of Peru"));
    }

    @Test
    void beginningsWithoutEndGoToTheModel() {
        assertThat(OrderTalkTest.told("what is", "the", "the", "the", "the")).startsWith("ask ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hi",
                "where is it",
                "yes it is",
                "what is this for",
                "where is?",
                "who are you",
                "my name is Ada"
            })
    void aWholeMessageDoesNotWait(String message) {
        assertThat(Chat.told(new Chat().say(message))).isNotEqualTo("answer unfinished");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Where is my order? And do you ship to Canada? | order_status | provide your order number; Standard shipping
            How can I pay and how do returns work?        | payment      | We accept Visa; We accept returns
            How do returns work? What is your refund policy? | returns   | We accept returns
            Hi! Where is my order?                        | order_status | provide your order number
            Hello, who pays the shipping when I return an order? | returns | We accept returns
            thanks! how long does shipping take?          | shipping     | Standard shipping
            """)
    void twoQuestionsGetBothAnswers(String message, String intent, String texts) {
        assertThat(new Chat().say(message)).isInstanceOfSatisfying(Outcome.Answer.class, answer -> {
            assertThat(answer.intent()).isEqualTo(intent);
            assertThat(answer.text()).contains(texts.split("; ", -1));
            assertThat(answer.text().split("\n\n", -1)).hasSize(texts.split("; ", -1).length);
        });
    }

    @Test
    void theNumberAskedForBesideAnotherAnswerIsUnderstood() {
        assertThat(OrderTalkTest.told("Where is my order? And do you ship to Canada?", "123 456"))
                .isEqualTo("look up 123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"talk to a human", "agent", "real person", "Hi, I want to speak to a person please"})
    void whoWantsAPersonIsHandedOver(String message) {
        Chat chat = new Chat();
        var asked = chat.message(message);

        var decision = chat.decide(asked);

        assertThat(decision.event()).isInstanceOfSatisfying(Reply.class, reply -> {
            assertThat(reply.action()).isEqualTo(Reply.Action.HAND_OVER);
            assertThat(reply.text()).contains("support@bookstore.com");
        });
        assertThat(decision.handOver())
                .contains(new HandOver(
                        Chat.SESSION,
                        asked.messageId(),
                        HandOver.Reason.VISITOR_ASKED,
                        decision.event().at()));
        assertThat(chat.decide(asked).handOver()).as("again").isEqualTo(decision.handOver());
    }

    @Test
    void nobodyElseIsHandedOver() {
        Chat chat = new Chat();

        assertThat(chat.decide(chat.message("Hello")).handOver()).isEmpty();
    }
}
