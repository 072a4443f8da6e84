package dev.quire.intents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.Matched.Layer;
import dev.quire.understanding.CatalogueFile;
import dev.quire.understanding.LayeredMatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTalkTest {
    private static final String WRONG_NUMBER = Chat.MATCHER.catalogue().texts().wrongOrderNumber();

    @ParameterizedTest
    @ValueSource(
            strings = {"123456", "it's 123456", "123 456", "my order number is 123-456", "#123456", "123 456 sorry"})
    void aNumberAnswersTheQuestionForIt(String number) {
        assertThat(told("Where is my order?", number)).isEqualTo("look up 123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "it's 1234567", "the number is 00004587345", "no 123"})
    void aNumberOfAnotherLengthIsAskedForAgain(String number) {
        Chat chat = Chat.after("Where is my order?");

        assertThat(chat.say(number)).isInstanceOfSatisfying(Outcome.Answer.class, answer -> {
            assertThat(answer.text()).isEqualTo(WRONG_NUMBER);
            assertThat(Chat.layer(answer.matched())).isEqualTo(Layer.CONVERSATION);
        });
        assertThat(Chat.told(chat.say("123 456"))).as("still open").isEqualTo("look up 123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "123 456", "1984"})
    void aNumberThatNobodyAskedForIsNone(String number) {
        assertThat(told("Hello", number)).isEqualTo("ask");
        assertThat(told("Where is my order?", "How do returns work?", number))
                .as("after another subject")
                .isEqualTo("ask");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I was born in 1984", "it costs 12345 dollars", "room 404 is on fire"})
    void aMessageThatSaysMoreThanANumberIsNotTheAnswer(String message) {
        assertThat(told("Where is my order?", message)).isEqualTo("ask");
    }

    @Test
    void theQuestionStaysOpenThroughSmallTalk() {
        assertThat(told("Where is my order?", "thanks", "12345")).isEqualTo("answer order_status");
    }

    @Test
    void theQuestionExpires() {
        Chat late = Chat.after("Where is my order?").wait(Duration.ofMinutes(10));
        assertThat(Chat.told(late.say("123 456"))).as("with time").isEqualTo("ask");

        Chat far = Chat.after("Where is my order?", "thanks", "thanks", "thanks", "thanks", "thanks");
        assertThat(Chat.told(far.say("123 456"))).as("with messages").isEqualTo("ask");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sorry, I meant 654321             | look up 654321
            and for my other order 654321     | look up 654321
            sorry, I meant 654 321            | look up 654321
            no, returns                       | answer returns
            """)
    void whatWasAskedIsPutRight(String correction, String outcome) {
        assertThat(told("Where is 123456?", correction)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            what about the second one?  | look up 654321
            and the other one?          | look up 654321
            the other order             | look up 654321
            and the first one again     | ask
            the third one               | ask
            """)
    void theOtherNumberIsMeant(String message, String outcome) {
        assertThat(told("Where are my orders 123456 and 654321?", message)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            when will it arrive?                   | look up 123456
            has it shipped yet                     | look up 123456
            which carrier                          | look up 123456
            it says out for delivery but never came| look up 123456
            where is my order                      | look up 123456
            where is my other order                | answer order_status
            how long does shipping take?           | answer shipping
            do you ship to Canada                  | answer shipping_abroad
            cancel it please                       | answer change_order
            """)
    void theOrderThatWasLookedUpIsMeant(String message, String outcome) {
        assertThat(told("Where is 123456?", message)).isEqualTo(outcome);
    }

    @Test
    void whichIntentsMeanTheOrderTheCatalogueSays(@TempDir Path directory) throws IOException {
        Path catalogue = Files.writeString(directory.resolve("ours.yaml"), """
                fallback: Ask us.
                intents:
                  - {name: whereabouts, meansTheOrder: always, phrases: [any news], answer: Which order.}
                  - {name: delivery, meansTheOrder: if-it-arrives, phrases: [when will it arrive, how long], answer: Two days.}
                  - {name: owls, phrases: [owl], answer: None.}
                """);
        Chat chat = new Chat(new LayeredMatcher(CatalogueFile.read(catalogue)));
        assertThat(Chat.told(chat.say("when will it arrive?")))
                .as("nothing before")
                .isEqualTo("answer delivery");
        chat.say("Where is 123456?");

        assertThat(Chat.told(chat.say("when will it arrive?"))).isEqualTo("look up 123456");
        assertThat(Chat.told(chat.say("any news?"))).isEqualTo("look up 123456");
        assertThat(Chat.told(chat.say("how long does delivery take?"))).isEqualTo("answer delivery");
        assertThat(Chat.told(chat.say("is it about an owl?"))).isEqualTo("answer owls");
    }

    @Test
    void theOtherNumberIsTheLatestOther() {
        assertThat(told("123456", "654321", "and the other one?")).isEqualTo("look up 123456");
        assertThat(told("123456", "and the other one?")).as("there is none").isEqualTo("ask");
    }

    @Test
    void sessionsOrderNumbersAreLimited() {
        Chat chat = Chat.after("111111", "222222", "333333");

        assertThat(Chat.told(chat.say("is 222222 there?")))
                .as("not another one")
                .isEqualTo("look up 222222");
        assertThat(chat.say("444444"))
                .isInstanceOfSatisfying(
                        Outcome.Answer.class,
                        answer -> assertThat(answer.text())
                                .isEqualTo(Chat.MATCHER.catalogue().texts().tooManyOrderNumbers()));
        for (int filler = 0; filler < 60; filler++) {
            chat.say("Hello");
        }
        assertThat(Chat.told(chat.say("444444"))).as("however much is said").isEqualTo("answer order_status");
        assertThat(Chat.told(chat.wait(Chat.LIMITS.orderNumbersWithin()).say("444444")))
                .as("a while later")
                .isEqualTo("look up 444444");
    }

    @Test
    void aMessageThatComesAgainDoesNotCount() {
        Chat chat = Chat.after("111111", "222222");
        var message = chat.message("333333");
        chat.decide(message);

        assertThat(chat.decide(message).repeated()).isTrue();
        assertThat(Chat.told(chat.decide(message).exchange().outcome())).isEqualTo("look up 333333");
        assertThat(Chat.told(chat.say("444444"))).isEqualTo("answer order_status");
    }

    /** What becomes of the last message. */
    static String told(String... messages) {
        Chat chat = new Chat();
        String last = "";
        for (String message : messages) {
            last = Chat.told(chat.say(message));
        }
        return last;
    }
}
