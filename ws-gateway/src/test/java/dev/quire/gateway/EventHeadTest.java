package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Notice;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyDelta;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.SessionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventHeadTest {
    private static final SessionId SESSION = new SessionId("ws-one");
    private static final MessageId MESSAGE = MessageId.random();
    private static final Reply REPLY =
            new Reply(SESSION, MESSAGE, "Hello", Reply.Source.CANNED, "greeting", Instant.EPOCH);

    @Test
    void eventsOfEachKindAreRecognised() {
        assertThat(EventHead.read(EventJson.write(REPLY), "ws-one"))
                .contains(new EventHead.OfReply(ReplyId.finalReplyTo(MESSAGE), MESSAGE));
        ReplyId noticeId = ReplyId.noticeTo(MESSAGE, "slow");
        assertThat(EventHead.read(
                        EventJson.write(new Notice(SESSION, noticeId, MESSAGE, "Wait", Instant.EPOCH)), "ws-one"))
                .contains(new EventHead.OfNotice(noticeId, MESSAGE));
        assertThat(EventHead.read(EventJson.write(new ReplyDelta(SESSION, MESSAGE, 0, "On", Instant.EPOCH)), "ws-one"))
                .contains(new EventHead.OfDelta(MESSAGE));
    }

    @Test
    void fieldsThatOnlyNewerServicesKnowAreNoTrouble() {
        String newer = json(REPLY).replaceFirst("\\{", "{\"mood\":{\"happy\":[1,2,{}]},");

        assertThat(EventHead.read(bytes(newer), "ws-one")).isPresent();
    }

    @Test
    void replyUnderAnotherSessionsKeyIsMalformed() {
        assertThat(EventHead.read(EventJson.write(REPLY), "ws-two")).isEmpty();
        assertThat(EventHead.read(EventJson.write(REPLY), null)).isEmpty();
    }

    @Test
    void cutOffOrContinuedJsonIsMalformed() {
        String json = json(REPLY);
        for (int length = 0; length < json.length(); length++) {
            assertThat(EventHead.read(bytes(json.substring(0, length)), "ws-one"))
                    .as("first %s characters", length)
                    .isEmpty();
        }
        assertThat(EventHead.read(bytes(json + "{}"), "ws-one")).isEmpty();
        assertThat(EventHead.read(bytes(" " + json), "ws-one")).isEmpty();
        assertThat(EventHead.read(null, "ws-one")).isEmpty();
    }

    @Test
    void eventWithACursorOfItsOwnIsMalformed() {
        String cursor = json(REPLY).replaceFirst("\\{", "{\"cursor\":\"a.1.2\",");

        assertThat(EventHead.read(bytes(cursor), "ws-one")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "sessionId", "replyId", "inReplyTo", "text"})
    void missingOrOddFieldIsMalformed(String field) {
        String missing = json(REPLY).replace("\"" + field + "\":", "\"other\":");
        String odd = json(REPLY).replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":5");

        assertThat(EventHead.read(bytes(missing), "ws-one")).isEmpty();
        assertThat(EventHead.read(bytes(odd), "ws-one")).isEmpty();
    }

    private static String json(Reply reply) {
        return new String(EventJson.write(reply), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
