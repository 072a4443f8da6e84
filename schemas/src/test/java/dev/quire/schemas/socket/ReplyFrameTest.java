package dev.quire.schemas.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.SessionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ReplyFrameTest {
    private static final Cursor CURSOR = new Cursor("q3Zk1w", 7, 1042);

    @Test
    void isTheEventWithTheCursorInFront() {
        byte[] event = EventJson.write(new Reply(
                new SessionId("s"), MessageId.random(), "Grüße, 📚!", Reply.Source.MODEL, null, Instant.EPOCH));

        byte[] frame = ReplyFrame.of(CURSOR, event);

        ObjectNode tree = (ObjectNode) EventJson.MAPPER.readTree(frame);
        assertThat(tree.propertyNames()).first().isEqualTo("cursor");
        assertThat(tree.remove("cursor").asString()).isEqualTo("q3Zk1w.7.1042");
        assertThat(tree).isEqualTo(EventJson.MAPPER.readTree(event));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", " {}"})
    void whatIsNoObjectIsRefused(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplyFrame.of(CURSOR, json.getBytes(StandardCharsets.UTF_8)));
    }
}
