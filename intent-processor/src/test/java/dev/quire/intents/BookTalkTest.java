package dev.quire.intents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.BookLookup;
import dev.quire.schemas.Matched.Layer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookTalkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "recommend a thriller",
                "something like Dune",
                "a gift for a 10-year-old who likes dragons",
                "do you have Dracula?",
                "what are your bestsellers"
            })
    void aWishIsSearched(String wish) {
        Chat chat = new Chat();

        assertThat(chat.decide(chat.message(wish)).event()).isInstanceOfSatisfying(BookLookup.class, lookup -> {
            assertThat(lookup.wish()).isEqualTo(wish);
            assertThat(lookup.skip()).isZero();
            assertThat(Chat.layer(lookup.matched())).isIn(Layer.PHRASE, Layer.CLASSIFIER);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"What books do you sell?", "do you have any books?", "Can you recommend a book?"})
    void aGeneralQuestionIsAnswered(String question) {
        assertThat(new Chat().say(question)).isInstanceOfSatisfying(Outcome.Answer.class, answer -> {
            assertThat(answer.text()).isEqualTo("Check out our Fiction category for popular titles!");
            assertThat(answer.quickReplies()).contains("Fantasy");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fantasy", "something funny", "I like dragons", "Agatha Christie", "1984", "for my daughter"})
    void aTasteAnswersTheQuestionForIt(String taste) {
        assertThat(OrderTalkTest.told("Recommend a book", taste)).isEqualTo("find " + taste);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            where is my order?              | answer order_status
            who wrote Dracula?              | ask
            yes                             | ask
            thanks                          | answer thanks
            my name is Ada                  | ask
            what is the capital of Peru     | ask
            """)
    void whatIsNoTasteIsNotSearched(String message, String outcome) {
        assertThat(OrderTalkTest.told("Recommend a book", message)).isEqualTo(outcome);
    }

    @Test
    void theQuestionForATasteExpires() {
        Chat late = Chat.after("Recommend a book").wait(Duration.ofMinutes(10));

        assertThat(Chat.told(late.say("the sea"))).isEqualTo("ask");
        assertThat(OrderTalkTest.told("Recommend a book", "How do returns work?", "the sea"))
                .isEqualTo("ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"more", "another one", "show me more", "More please!", "do you have others?", "something else"})
    void moreSkipsWhatWasShown(String more) {
        Chat chat = Chat.after("recommend a thriller").booksShown("A", "B", "C");

        assertThat(Chat.told(chat.say(more))).isEqualTo("find recommend a thriller + 3");
        chat.booksShown("D", "E");
        assertThat(Chat.told(chat.say("and another one"))).isEqualTo("find recommend a thriller + 5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            something cheaper      | find recommend a thriller / something cheaper
            shorter please         | find recommend a thriller / shorter please
            but funnier            | find recommend a thriller / but funnier
            and by Tolkien?        | find recommend a thriller / by Tolkien?
            what about cats        | find recommend a thriller / cats
            no vampires please     | find recommend a thriller / no vampires please
            not by Tolkien         | find recommend a thriller / not by Tolkien
            no, not the hobbit     | find recommend a thriller / no, not the hobbit
            anything but romance   | find recommend a thriller / anything but romance
            nothing with dogs      | find recommend a thriller / nothing with dogs
            max 20 euros           | find recommend a thriller / max 20 euros
            up to $15.50           | find recommend a thriller / up to $15.50
            ages 3-5               | find recommend a thriller / ages 3-5
            a 4 year old           | find recommend a thriller / a 4 year old
            my budget is 10 to 20$ | find recommend a thriller / my budget is 10 to 20$
            she is into gardening  | find recommend a thriller / she is into gardening
            he's 12                | find recommend a thriller / he's 12
            they love football     | find recommend a thriller / they love football
            and it's for my boss   | find recommend a thriller / and it's for my boss
            no, fantasy            | find fantasy
            sorry, I meant fantasy | find fantasy
            recommend a cookbook   | find recommend a cookbook
            """)
    void aWishGoesOnOrIsPutRight(String message, String outcome) {
        Chat chat = Chat.after("recommend a thriller").booksShown("A", "B", "C");

        assertThat(Chat.told(chat.say(message))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            what about the second one? | find Emma
            tell me about the first    | find Dracula
            the last one               | find Kim
            who wrote the second one?  | find Emma
            is the first one in stock? | find Dracula
            when was the third published? | find Kim
            how much is the last?      | find Kim
            who wrote it?              | ask
            how long is the first one? | ask
            the fourth one             | ask
            """)
    void aBookIsMeantByItsPlace(String message, String outcome) {
        Chat chat = Chat.after("recommend a classic").booksShown("Dracula", "Emma", "Kim");

        assertThat(Chat.told(chat.say(message))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "do you have it in paperback",
                "how much is it?",
                "is that one available?",
                "and is it in stock",
                "who wrote it?",
                "Who's the author?",
                "when was it published",
                "what is it about?",
                "tell me more about it",
                "what's the plot"
            })
    void whatALookUpTellsIsAskedOfTheOnlyBookShown(String message) {
        Chat chat = Chat.after("do you have Jane Eyre").booksShown("Jane Eyre");

        assertThat(Chat.told(chat.say(message))).isEqualTo("find Jane Eyre");
    }

    @ParameterizedTest
    @ValueSource(strings = {"how long is it?", "is it any good?", "does it have pictures", "who is the main character"})
    void theModelIsAskedWhatNoLookUpTells(String message) {
        Chat chat = Chat.after("do you have Jane Eyre").booksShown("Jane Eyre");

        assertThat(Chat.told(chat.say(message))).isEqualTo("ask");
    }

    @Test
    void placesAreCountedInTheListAlsoAfterAskingAboutOneOfIt() {
        Chat chat = Chat.after("recommend a classic").booksShown("Dracula", "Emma", "Kim");
        chat.say("who wrote the second one?");
        chat.booksShown("Emma");

        assertThat(Chat.told(chat.say("what is it about?"))).isEqualTo("find Emma");
        chat.booksShown("Emma");
        assertThat(Chat.told(chat.say("and the third?"))).isEqualTo("find Kim");
    }

    @Test
    void wantedIsWhatIsLikeTheOnlyBookShownButCheaper() {
        Chat chat = Chat.after("do you have Jane Eyre").booksShown("Jane Eyre");

        assertThat(Chat.told(chat.say("something cheaper")))
                .isEqualTo("find something like “Jane Eyre” / something cheaper");
    }

    @Test
    void aWishThatOneBookFitsKeepsAllItSaid() {
        Chat chat = Chat.after("horror for a 10-year-old").booksShown("Coraline");

        assertThat(Chat.told(chat.say("something cheaper")))
                .isEqualTo("find horror for a 10-year-old / something cheaper");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no thanks",
                "not now",
                "not really",
                "no problem",
                "20",
                "12345",
                "over a year",
                "2 books",
                "for my order",
                "they are late",
                "it's for nothing"
            })
    void theWishDoesNotGoOnWithARefusalOrWithAnotherMatter(String message) {
        Chat chat = Chat.after("recommend a thriller").booksShown("A", "B", "C");

        assertThat(Chat.told(chat.say(message))).doesNotContain("find recommend a thriller");
    }

    @Test
    void moreOfNothingIsNoWish() {
        assertThat(OrderTalkTest.told("more")).isEqualTo("ask");
        assertThat(OrderTalkTest.told("recommend a thriller", "where is my order?", "another one"))
                .isEqualTo("ask");
    }
}
