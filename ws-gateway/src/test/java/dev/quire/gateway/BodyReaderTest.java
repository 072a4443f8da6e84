package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
    private final ManualClock clock = new ManualClock();
    private final BodyReader reader = new BodyReader(
            new GatewayProperties.Chat(Duration.ofSeconds(25), 1_000, 10, Duration.ofSeconds(5), 1), clock);

    @Test
    void bodyIsReadWhole() throws IOException {
        assertThat(reader.read(body(10)))
                .isInstanceOfSatisfying(
                        BodyReader.Complete.class,
                        complete -> assertThat(complete.body()).hasSize(10));
        assertThat(reader.read(body(0))).isInstanceOf(BodyReader.Complete.class);
    }

    @Test
    void largeBodyIsReadOnSoThatItsSenderHearsTheAnswer() throws IOException {
        InputStream large = body(1_000_000);

        assertThat(reader.read(large)).isEqualTo(new BodyReader.TooLarge());
        assertThat(large.available()).isZero();
        InputStream endless = body(10_000_000);
        assertThat(reader.read(endless)).isEqualTo(new BodyReader.TooLarge());
        assertThat(endless.available()).isPositive();
    }

    @Test
    void bodyThatTricklesInIsGivenUp() {
        assertThat(outcome(() -> {
                    clock.advance(Duration.ofSeconds(1));
                    return 1;
                }))
                .isEqualTo(new BodyReader.TooSlow());
    }

    @Test
    void noMoreAreReadAtOnceThanMayBe() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread slow = Thread.startVirtualThread(() -> outcome(() -> {
            begun.countDown();
            goOn.await();
            return -1;
        }));
        begun.await();

        assertThat(reader.read(body(1))).isEqualTo(new BodyReader.NoPlace());

        goOn.countDown();
        slow.join();
        assertThat(reader.read(body(1))).isInstanceOf(BodyReader.Complete.class);
    }

    /** @param pieces how many bytes the next read brings, or -1 */
    private BodyReader.Outcome outcome(Callable<Integer> pieces) {
        try {
            return reader.read(new Pieces(pieces));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Pieces extends InputStream {
        private final Callable<Integer> pieces;

        Pieces(Callable<Integer> pieces) {
            this.pieces = pieces;
        }

        @Override
        public int read() {
            throw new AssertionError("in pieces");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            try {
                return pieces.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private static InputStream body(int bytes) {
        return new ByteArrayInputStream(new byte[bytes]);
    }
}
