package dev.quire.intents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationStoreTest {
    private static final SessionId SESSION = new SessionId("s-1");
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final int KEPT = 20;
    private static final int AT_HAND = 3;

    private final OpenStore store;

    ConversationStoreTest(@TempDir Path directory) {
        store = new OpenStore(directory);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void keepsTheLatestInOrder() {
        ConversationStore conversations = conversations();
        List<Exchange> said = say(conversations, SESSION, 2 * KEPT + 5);
        List<Exchange> kept = said.subList(KEPT + 5, said.size());

        assertThat(conversations.conversation(SESSION).latest(100)).isEqualTo(kept);
        assertThat(conversations().conversation(SESSION).latest(100))
                .as("read again")
                .isEqualTo(kept);
        assertThat(conversations.conversation(SESSION).exchange(said.getFirst().messageId()))
                .isEmpty();
    }

    @Test
    void newestTakesTheSlotOfTheOldest() {
        say(conversations(), SESSION, KEPT);
        List<String> slots = store.keys();

        say(conversations(), SESSION, KEPT + 5);

        assertThat(slots).hasSize(KEPT);
        assertThat(store.keys()).isEqualTo(slots);
    }

    @Test
    void fewerAreKeptAfterTheSettingHasChanged() {
        List<Exchange> said = say(conversations(), SESSION, KEPT + 5);
        List<Exchange> next = say(store.conversations(KEPT / 2, AT_HAND), SESSION, 3);

        assertThat(store.keys()).hasSize(KEPT / 2);
        assertThat(conversations().conversation(SESSION).latest(100))
                .startsWith(said.get(said.size() - (KEPT / 2 - 3)))
                .endsWith(next.toArray(Exchange[]::new))
                .hasSize(KEPT / 2);
    }

    /** Without numbers, each in a slot of its own, counted on for ever. */
    @Test
    void whatAnOlderVersionStoredGoesOn() {
        IntStream.range(100, 100 + KEPT)
                .forEach(slot -> store.put(
                        SESSION + "/%010d".formatted(slot), asked(slot).json(), NOW));
        List<Exchange> old = conversations().conversation(SESSION).latest(100);

        List<Exchange> next = say(conversations(), SESSION, 3);

        assertThat(old)
                .extracting(Exchange::text)
                .startsWith("Who wrote book 100?")
                .hasSize(KEPT);
        assertThat(conversations().conversation(SESSION).latest(100))
                .startsWith(old.get(3))
                .endsWith(next.toArray(Exchange[]::new))
                .hasSize(KEPT);
        assertThat(store.keys()).hasSize(KEPT);
    }

    @Test
    void whatIsForgottenIsNotAtHandEither() {
        ConversationStore conversations = store.conversations(AT_HAND - 1, AT_HAND);
        List<Exchange> said = say(conversations, SESSION, AT_HAND);

        assertThat(conversations.conversation(SESSION).exchange(said.getFirst().messageId()))
                .isEmpty();
        assertThat(conversations.conversation(SESSION).latest(100)).isEqualTo(said.subList(1, AT_HAND));
    }

    @Test
    void whatIsNotAtHandIsRead() {
        ConversationStore conversations = conversations();
        List<Exchange> said = say(conversations, SESSION, 10);
        MessageId fourth = said.get(3).messageId();

        assertThat(conversations.conversation(SESSION).exchange(fourth)).contains(said.get(3));
        assertThat(conversations.conversation(SESSION).before(fourth, 2)).isEqualTo(said.subList(1, 3));
        assertThat(conversations.conversation(SESSION).before(MessageId.random(), 2))
                .isEmpty();
    }

    @Test
    void anAnswerTakesThePlaceOfItsQuestion() {
        ConversationStore conversations = conversations();
        List<Exchange> said = say(conversations, SESSION, 10);
        Exchange old = said.get(2).withAnswer("An old one.", List.of());
        Exchange recent = said.get(8).withAnswer("A recent one.", List.of());

        conversations.replace(conversations.conversation(SESSION), old, NOW);
        conversations.replace(conversations.conversation(SESSION), recent, NOW);
        say(conversations, SESSION, 1);

        for (ConversationStore read : List.of(conversations, conversations())) {
            assertThat(read.conversation(SESSION).latest(100))
                    .hasSize(11)
                    .contains(old, recent)
                    .startsWith(said.get(0), said.get(1), old)
                    .doesNotHaveDuplicates();
        }
    }

    /** Together they are a multiple of what is held in memory. */
    @Test
    void conversationThatIsNoLongerAtHandIsReadAgain() {
        ConversationStore conversations = conversations();
        List<List<Exchange>> said = IntStream.range(0, 5_000)
                .mapToObj(number -> say(conversations, new SessionId("s-" + number), 2))
                .toList();

        for (int number = 0; number < said.size(); number += 97) {
            SessionId session = new SessionId("s-" + number);
            assertThat(conversations.conversation(session).latest(5)).isEqualTo(said.get(number));
            say(conversations, session, 1);
            assertThat(conversations.conversation(session).latest(5))
                    .hasSize(3)
                    .startsWith(said.get(number).toArray(Exchange[]::new));
        }
    }

    @Test
    void whatWasIdleIsGoneFromMemoryToo() {
        ConversationStore conversations = conversations();
        say(conversations, SESSION, 2);
        conversations.removeIdle(NOW.toEpochMilli(), Duration.ofHours(1), 1);

        conversations.removeIdle(NOW.plus(Duration.ofHours(1)).toEpochMilli(), Duration.ofHours(1), 1);

        assertThat(conversations.conversation(SESSION).latest(5)).hasSize(1);
        List<Exchange> next = say(conversations, SESSION, 1);
        assertThat(conversations.conversation(SESSION).latest(1)).isEqualTo(next);
        assertThat(conversations().conversation(SESSION).latest(5)).hasSize(2).endsWith(next.getFirst());
    }

    @Test
    void whatIsIdleIsRemovedFasterThanItIsAdded() {
        ConversationStore conversations = conversations();
        for (int number = 0; number < 100; number++) {
            say(conversations, new SessionId("s-" + number), 1);
        }

        conversations.removeIdle(NOW.plus(Duration.ofHours(1)).toEpochMilli(), Duration.ofHours(1), 1);

        assertThat(conversations().conversation(new SessionId("s-0")).latest(1)).isEmpty();
        assertThat(conversations().conversation(new SessionId("s-99")).latest(1))
                .isEmpty();
    }

    private ConversationStore conversations() {
        return store.conversations(KEPT, AT_HAND);
    }

    private static List<Exchange> say(ConversationStore conversations, SessionId session, int messages) {
        return IntStream.range(0, messages)
                .mapToObj(number -> {
                    ConversationStore.Stored conversation = conversations.conversation(session);
                    Exchange exchange = conversation.next(asked(number));
                    conversations.add(conversation, exchange, exchange.json(), NOW);
                    return exchange;
                })
                .toList();
    }

    private static Exchange asked(int number) {
        return new Exchange(
                MessageId.random(), "Who wrote book " + number + "?", new Outcome.AskModel(null, null, NOW), List.of());
    }
}
