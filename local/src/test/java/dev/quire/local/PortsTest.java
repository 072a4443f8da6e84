package dev.quire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aPortThatIsTakenIsReplacedByAFreeOne() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();

            int port = Ports.preferring(taken.getLocalPort());

            assertThat(port).isNotEqualTo(taken.getLocalPort()).isBetween(20_000, 32_000);
            assertThat(Ports.isFree(port)).isTrue();
        }
    }

    @Test
    void aPortThatIsFreeIsTaken() {
        int free = Ports.anyFree();

        assertThat(Ports.preferring(free)).isEqualTo(free);
    }
}
