package dev.quire.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryEntryTest {
    private static final SessionId SESSION = new SessionId("3f0e2b1c");
    private static final MessageId MESSAGE = MessageId.parse("5d0f3f7e-8d53-4b44-9a0c-2a7a3f1f9c02");
    private static final ReplyId REPLY = ReplyId.finalReplyTo(MESSAGE);
    private static final Instant AT = Instant.parse("2026-11-23T09:15:00Z");
    private static final Cursor CURSOR = new Cursor("q3Zk1w", 7, 1042);

    static List<Event> notPartOfAConversation() {
        return List.of(
                new Notice(SESSION, REPLY, MESSAGE, "One moment", AT),
                new OrderLookup(SESSION, MESSAGE, new OrderNumber("123456"), null, AT),
                new LlmRequest(SESSION, MESSAGE, "Hi", List.of(), null, AT),
                new ReplyDelta(SESSION, MESSAGE, 0, "Hel", AT),
                new Feedback(SESSION, REPLY, Feedback.Rating.UP, null, AT));
    }

    @Test
    void holdsWhatTheVisitorSaidAndRepliesWithTheirCursor() {
        Reply reply = new Reply(SESSION, MESSAGE, "Hello!", Reply.Source.CANNED, "greeting", AT);

        assertThat(new HistoryEntry(null, new VisitorMessage(SESSION, MESSAGE, "Hi", AT)).cursor())
                .isNull();
        assertThat(new HistoryEntry(CURSOR, reply).event()).isEqualTo(reply);
    }

    @Test
    void aReplyWithoutCursorIsRefused() {
        Reply reply = new Reply(SESSION, MESSAGE, "Hello!", Reply.Source.CANNED, null, AT);

        assertThatIllegalArgumentException().isThrownBy(() -> new HistoryEntry(null, reply));
    }

    @ParameterizedTest
    @MethodSource("notPartOfAConversation")
    void otherEventsAreRefused(Event event) {
        assertThatIllegalArgumentException().isThrownBy(() -> new HistoryEntry(CURSOR, event));
    }

    @Test
    void theRedisKeyIsFixed() {
        assertThat(HistoryEntry.key(SESSION)).isEqualTo("chat:3f0e2b1c");
    }
}
