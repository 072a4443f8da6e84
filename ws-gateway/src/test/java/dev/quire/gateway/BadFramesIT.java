package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.MessageId;
import dev.quire.schemas.socket.CloseCode;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a hostile or broken client may send, over a real socket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadFramesIT {
    private static final String ID = "8f14e45f-ceea-4672-a9d1-2f2f0a3a1b5c";

    private RunningGateway gateway;
    private Visitor visitor;

    @BeforeAll
    void startGateway() {
        gateway = RunningGateway.start("quire.gateway.socket.max-errors-in-a-row=5");
    }

    @AfterAll
    void stopGateway() {
        gateway.close();
    }

    @BeforeEach
    void connect() {
        visitor = Visitor.welcome(gateway);
    }

    @AfterEach
    void disconnect() {
        visitor.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "malformed          | {\"type\":\"message\"",
                "malformed          | [1,2]",
                "malformed          | \"hello\"",
                "malformed          | null",
                "malformed          | {}",
                "malformed          | {\"type\":\"ping\"} {\"type\":\"ping\"}",
                "malformed          | {\"type\":\"message\",\"id\":\"" + ID + "\"}",
                "malformed          | {\"type\":\"message\",\"id\":\"" + ID + "\",\"text\":5}",
                "malformed          | {\"type\":\"message\",\"id\":\"5\",\"text\":\"hi\"}",
                "malformed          | {\"type\":\"delivered\",\"cursor\":\"nonsense\"}",
                "malformed          | {\"type\":\"rate\"}",
                "malformed          | {\"type\":\"rate\",\"rating\":0}",
                "malformed          | {\"type\":\"rate\",\"rating\":6}",
                "malformed          | {\"type\":\"rate\",\"rating\":4.5}",
                "malformed          | {\"type\":\"rate\",\"rating\":\"5\"}",
                "empty-text         | {\"type\":\"rate\",\"rating\":5,\"comment\":\" \"}",
                "control-characters | {\"type\":\"rate\",\"rating\":5,\"comment\":\"bell \\u0007\"}",
                "unknown-type       | {\"type\":\"shutdown\"}",
                "already-welcome    | {\"type\":\"hello\"}",
                "empty-text         | {\"type\":\"message\",\"id\":\"" + ID + "\",\"text\":\"\"}",
                "empty-text         | {\"type\":\"message\",\"id\":\"" + ID + "\",\"text\":\" \\n \"}",
                "control-characters | {\"type\":\"message\",\"id\":\"" + ID + "\",\"text\":\"bell \\u0007\"}",
                "control-characters | {\"type\":\"message\",\"id\":\"" + ID + "\",\"text\":\"half \\ud83d\"}",
            })
    void badFrameIsRejectedWithItsCode(String code, String frame) {
        visitor.send(frame);

        visitor.awaitRejected(code);
        visitor.isServed();
    }

    @Test
    void deeplyNestedJsonIsMalformed() {
        visitor.send("{\"type\":\"message\",\"text\":" + "[".repeat(8_000) + "]".repeat(8_000) + "}");

        visitor.awaitRejected("malformed");
        visitor.isServed();
    }

    @Test
    void rejectionNamesTheMessage() {
        visitor.say(MessageId.parse(ID), "a".repeat(2_001));
        assertThat(visitor.awaitRejected("text-too-long").path("id").asString()).isEqualTo(ID);

        visitor.send("{\"type\":\"message\",\"id\":\"" + ID + "\"}");
        assertThat(visitor.awaitRejected("malformed").path("id").asString()).isEqualTo(ID);
    }

    @Test
    void megabyteOfTextIsThrownAwayAndTheSocketGoesOn() {
        visitor.say(MessageId.random(), "a".repeat(1_000_000));

        visitor.awaitRejected("too-large");
        visitor.isServed();
        assertThat(visitor.frames("rejected")).hasSize(1);
    }

    @Test
    void fiftyMegabytesCloseTheSocket() {
        try {
            visitor.say(MessageId.random(), "a".repeat(50_000_000));
        } catch (RuntimeException cutOffWhileSending) {
            // The gateway does not read to the end.
        }

        visitor.awaitClose(CloseCode.FRAME_TOO_LARGE);
    }

    @Test
    void binaryIsRejected() {
        visitor.socket().sendBinary(ByteBuffer.allocate(100_000), true).join();

        visitor.awaitRejected("binary");
        visitor.isServed();
    }

    @Test
    void tooManyErrorsInARowCloseTheSocket() {
        for (int i = 0; i < 5; i++) {
            visitor.send("nonsense");
        }

        visitor.awaitClose(CloseCode.TOO_MANY_ERRORS);
        assertThat(visitor.frames("rejected")).hasSize(5);
    }

    @Test
    void helloMustComeFirst() {
        try (Visitor hasty = Visitor.connect(gateway)) {
            hasty.say(MessageId.parse(ID), "hi");

            assertThat(hasty.awaitRejected("hello-expected").path("id").asString())
                    .isEqualTo(ID);
            hasty.hello(null, null);
            hasty.isServed();
        }
    }
}
