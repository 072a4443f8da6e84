package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PendingMessagesTest {
    private final PendingMessages pending = new PendingMessages(
            new GatewayProperties.Messages(Duration.ofSeconds(1), 3, 100_000, 1_048_576, Duration.ofSeconds(1)));

    @Test
    void messagesAreBounded() {
        for (int i = 0; i < 3; i++) {
            assertThat(pending.add(1)).isTrue();
        }
        assertThat(pending.add(1)).isFalse();

        pending.remove(1);

        assertThat(pending.add(1)).isTrue();
        assertThat(pending.count()).isEqualTo(3);
    }

    @Test
    void bytesAreBounded() {
        assertThat(pending.add(60_000)).isTrue();
        assertThat(pending.add(40_001)).isFalse();
        assertThat(pending.add(40_000)).isTrue();

        pending.remove(60_000);

        assertThat(pending.count()).isEqualTo(1);
        assertThat(pending.add(60_000)).isTrue();
    }
}
