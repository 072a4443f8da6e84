package dev.quire.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.local.Service;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.socket.ClientFrame;
import dev.quire.schemas.socket.CloseCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no browser of ours sends: each is refused with a code, and the same socket goes on. */
@ExtendWith(QuireExtension.class)
class BadInputIT {
    private VisitorSocket visitor;

    @BeforeEach
    void connect(Quire quire) {
        visitor = new VisitorSocket(quire.uri(Service.WS_GATEWAY, "/"));
    }

    @AfterEach
    void disconnect() {
        visitor.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            not json at all                                                                     | malformed
            []                                                                                  | malformed
            {}                                                                                  | malformed
            {"type": "message"}                                                                 | malformed
            {"type": "message", "id": "not-a-uuid", "text": "hi"}                               | malformed
            {"type": "message", "id": "8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c", "text": 5}        | malformed
            {"type": "dance"}                                                                   | unknown-type
            {"type": "hello"}                                                                   | already-welcome
            {"type": "message", "id": "8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c", "text": ""}       | empty-text
            {"type": "message", "id": "8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c", "text": "  "}     | empty-text
            {"type": "message", "id": "8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c", "text": "\\u0007"} | control-characters
            {"type": "message", "id": "8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c", "text": "\\ud800"} | control-characters
            """)
    void badFrameIsRefusedAndTheNextOneServed(String frame, String code) {
        visitor.join();

        visitor.sendText(frame);

        assertThat(visitor.expect("rejected").path("code").asString()).isEqualTo(code);
        assertThat(visitor.ask("Hello")).startsWith("Hello!");
    }

    @Test
    void helloComesFirst() {
        visitor.send(new ClientFrame.Message(MessageId.random(), "Hello"));

        assertThat(visitor.expect("rejected").path("code").asString()).isEqualTo("hello-expected");
        visitor.join();
        assertThat(visitor.ask("Hello")).startsWith("Hello!");
    }

    @Test
    void binaryIsRefused() {
        visitor.join();

        visitor.sendBinary(new byte[] {1, 2, 3});

        assertThat(visitor.expect("rejected").path("code").asString()).isEqualTo("binary");
        assertThat(visitor.ask("Hello")).startsWith("Hello!");
    }

    @Test
    void tooLongTextIsRefused() {
        visitor.join();

        visitor.send(new ClientFrame.Message(MessageId.random(), "x".repeat(2_001)));

        assertThat(visitor.expect("rejected").path("code").asString()).isEqualTo("text-too-long");
        assertThat(visitor.ask("x".repeat(2_000))).startsWith("I'm not sure about that.");
    }

    @Test
    void megabyteOfTextIsRefusedAndTheSocketStaysUp() {
        visitor.join();

        visitor.send(new ClientFrame.Message(MessageId.random(), "x".repeat(1 << 20)));

        assertThat(visitor.expect("rejected").path("code").asString()).isEqualTo("too-large");
        assertThat(visitor.ask("Hello")).startsWith("Hello!");
    }

    @Test
    void forgedTokenClosesTheSocket() {
        visitor.send(new ClientFrame.Hello("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.forged", null));

        assertThat(visitor.closeCode()).isEqualTo(CloseCode.TOKEN_INVALID.code());
    }
}
