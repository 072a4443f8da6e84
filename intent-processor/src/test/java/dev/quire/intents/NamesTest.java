package dev.quire.intents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.BookLookup;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.Matched.Layer;
import dev.quire.schemas.NameLookup;
import dev.quire.schemas.Turn;
import dev.quire.schemas.VisitorMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be nothing but the name of a book or an author. */
class NamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"The Hobbit", "Dune?", "Stephen King", "jane austen", "Austen", "margaret atwood", "The Hobit"})
    void mayBeANameSoItIsLookedUp(String message) {
        Chat chat = Chat.after("Hi");

        assertThat(chat.decide(chat.message(message)).event()).isInstanceOfSatisfying(NameLookup.class, lookup -> {
            assertThat(lookup.text()).isEqualTo(message);
            assertThat(lookup.turns()).first().isEqualTo(new Turn(Turn.Speaker.VISITOR, "Hi"));
            assertThat(Chat.layer(lookup.matched())).isEqualTo(Layer.NONE);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "who wrote Dracula?",
                "and Frankenstein?",
                "?",
                "yes",
                "tell me a joke",
                "last summer my sister and I went to Portugal by train"
            })
    void isNoNameSoTheModelIsAsked(String message) {
        Chat chat = new Chat();

        assertThat(chat.decide(chat.message(message)).event()).isInstanceOf(LlmRequest.class);
    }

    @Test
    void whatTurnedOutToBeANameIsTalkedAbout() {
        assertThat(told("something cheaper")).isEqualTo("find Orwell / something cheaper");
        assertThat(told("another one")).isEqualTo("find Orwell + 2");
        assertThat(told("the second one")).isEqualTo("find Animal Farm");
    }

    @Test
    void itsRepetitionIsThatWish() {
        Chat chat = new Chat();
        VisitorMessage message = chat.message("Orwell");
        chat.decide(message);
        chat.booksShown("Animal Farm");

        assertThat(chat.decide(message).event())
                .isInstanceOfSatisfying(
                        BookLookup.class, lookup -> assertThat(lookup.wish()).isEqualTo("Orwell"));
    }

    @Test
    void whatTheModelAnsweredIsNoName() {
        Chat chat = Chat.after("Where is my order?", "turtles").modelAnswered("I like them, too.");

        assertThat(Chat.told(chat.say("123456"))).isEqualTo("look up 123456");
        assertThat(Chat.told(
                        Chat.after("turtles").modelAnswered("I like them, too.").say("something cheaper")))
                .isNotEqualTo("find turtles / something cheaper");
    }

    @Test
    void theModelHearsWhatComesBehindInItsOrder() {
        Chat chat = Chat.after("turtles", "who wrote Dracula?");

        assertThat(chat.decide(chat.message("what is the capital of Peru")).event())
                .isInstanceOfSatisfying(
                        NameLookup.class, lookup -> assertThat(lookup.text()).isEqualTo("what is the capital of Peru"));
        Chat answered = Chat.after("turtles").modelAnswered("I like them, too.");
        assertThat(answered.decide(answered.message("who wrote Dracula?")).event())
                .isInstanceOf(LlmRequest.class);
    }

    private static String told(String next) {
        return Chat.told(Chat.after("Orwell")
                .booksShown("Nineteen Eighty-Four", "Animal Farm")
                .say(next));
    }
}
