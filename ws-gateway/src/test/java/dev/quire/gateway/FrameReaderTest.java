package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.MessageId;
import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.RejectCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private static final MessageId ID = MessageId.parse("8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c");

    @Test
    void framesAreRead() {
        assertThat(FrameReader.read(" {\"type\":\"message\",\"id\":\"" + ID + "\",\"text\":\"hi\",\"new\":1}"))
                .isEqualTo(new SocketInput.Received(new ClientFrame.Message(ID, "hi")));
        assertThat(FrameReader.read("{\"type\":\"hello\"}"))
                .isEqualTo(new SocketInput.Received(new ClientFrame.Hello(null, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "5", "\"ping\"", "[\"ping\",{}]", "{\"typ\":\"ping\"}"})
    void whatIsNoFrameIsMalformed(String text) {
        assertThat(bad(text).code()).isEqualTo(RejectCode.MALFORMED);
    }

    @Test
    void unknownTypeIsToldApart() {
        assertThat(bad("{\"type\":\"reboot\"}").code()).isEqualTo(RejectCode.UNKNOWN_TYPE);
    }

    @Test
    void messageIsNamedWhereItsIdCanBeRead() {
        assertThat(bad("{\"type\":\"message\",\"id\":\"" + ID + "\"}").id()).isEqualTo(ID);
        assertThat(bad("{\"type\":\"message\",\"id\":\"5\",\"text\":\"hi\"}").id())
                .isNull();
    }

    @Test
    void sentenceSaysWhatIsWrongWithoutTheText() {
        SocketInput.BadFrame bad = bad("{\"type\":\"message\",\"id\":\"secret\",\"text\":\"my password\"}");

        assertThat(bad.sentence()).contains("id").doesNotContain("password").doesNotContain("dev.quire");
    }

    private static SocketInput.BadFrame bad(String text) {
        return (SocketInput.BadFrame) FrameReader.read(text);
    }
}
