package dev.quire.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTest {
    private static final SessionId SESSION = new SessionId("s");
    private static final MessageId MESSAGE = MessageId.random();
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");

    private final VisitorMessage message = new VisitorMessage(SESSION, MESSAGE, "Hi", NOON);

    @Test
    void timesAreCutToMilliseconds() {
        assertThat(new VisitorMessage(SESSION, MESSAGE, "Hi", NOON.plusNanos(999_999)).at())
                .isEqualTo(NOON);
        assertThat(message.notBefore(NOON.plusNanos(1_000_001))).isEqualTo(NOON.plusMillis(1));
    }

    @Test
    void whatFollowsIsNeverStampedEarlier() {
        assertThat(message.notBefore(NOON.minusSeconds(5))).isEqualTo(NOON);
        assertThat(message.notBefore(NOON)).isEqualTo(NOON);
        assertThat(message.notBefore(NOON.plusSeconds(5))).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void blankTextIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VisitorMessage(SESSION, MESSAGE, " \n", NOON))
                .withMessage("text must not be blank");
    }

    @Test
    void aNegativeIndexIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReplyDelta(SESSION, MESSAGE, -1, "Hel", NOON));
    }

    @Test
    void listsAreCopied() {
        List<Turn> turns = new ArrayList<>(List.of(new Turn(Turn.Speaker.VISITOR, "Hi")));
        LlmRequest request = new LlmRequest(SESSION, MESSAGE, "And then?", turns, null, NOON);

        turns.clear();

        assertThat(request.turns()).hasSize(1);
    }

    @Test
    void anAbsentListReadsAsEmpty() {
        String json = """
                {"type":"llm-request","sessionId":"s","messageId":"%s","text":"Hi","at":"2026-11-23T12:00:00Z"}
                """.formatted(MESSAGE);

        LlmRequestEvent event = TopicCatalogue.LLM_REQUESTS.read(json.getBytes(StandardCharsets.UTF_8));

        assertThat(event)
                .isInstanceOfSatisfying(
                        LlmRequest.class, request -> assertThat(request.turns()).isEmpty());
    }

    @Test
    void theTypeIsWrittenFirstAndAPlainReplyHasNoEmptyFields() {
        Reply reply = new Reply(SESSION, MESSAGE, "Hello!", Reply.Source.CANNED, null, NOON);

        assertThat(new String(EventJson.write(reply), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"type":"reply","sessionId":"s","replyId":"%s","inReplyTo":"%s","text":"Hello!",\
                        "source":"canned","at":"2026-11-23T12:00:00.123Z"}""".formatted(ReplyId.finalReplyTo(MESSAGE), MESSAGE));
    }
}
