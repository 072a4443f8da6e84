package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatewayPropertiesTest {
    @Test
    void defaultsAreThese() {
        assertThat(DefaultProperties.bind())
                .isEqualTo(new GatewayProperties(
                        "",
                        "redis://localhost:6379",
                        List.of("http://localhost:*", "http://127.0.0.1:*"),
                        2_000,
                        new GatewayProperties.Socket(
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(30),
                                16_384,
                                2_097_152,
                                50,
                                32,
                                Duration.ofSeconds(2),
                                262_144,
                                Duration.ofSeconds(20),
                                Duration.ofMillis(300),
                                Duration.ofHours(1),
                                Duration.ofSeconds(3),
                                500,
                                0),
                        new GatewayProperties.Chat(Duration.ofSeconds(25), 1_000, 16_384, Duration.ofSeconds(5), 32),
                        new GatewayProperties.Messages(
                                Duration.ofSeconds(10), 10_000, 8_388_608, 33_554_432, Duration.ofSeconds(2)),
                        new GatewayProperties.Replies(
                                1_000, 4_194_304, Duration.ofSeconds(30), 4, Duration.ofSeconds(5)),
                        new GatewayProperties.History(200, Duration.ofSeconds(1), 32, Duration.ofSeconds(5)),
                        new GatewayProperties.Limits(
                                List.of(), List.of(), 500, 2_000, 12_000, 200, 1_200, 30, 60, 60, 60, 10_000)));
    }

    @Test
    void socketsFollowFromTheHeap() {
        assertThat(GatewayProperties.Socket.roomIn(192L << 20)).isEqualTo(9_557);
        assertThat(GatewayProperties.Socket.roomIn(400L << 20)).isEqualTo(27_306);
        assertThat(GatewayProperties.Socket.roomIn(64L << 20)).isEqualTo(100);
        assertThat(GatewayProperties.Socket.roomIn(Long.MAX_VALUE)).isEqualTo(1_000_000);
    }

    @Test
    void secretsAreNotPrinted() {
        GatewayProperties defaults = DefaultProperties.bind();
        GatewayProperties secret = new GatewayProperties(
                "token-secret",
                "redis://:redis-password@localhost",
                defaults.allowedOrigins(),
                defaults.maxTextCharacters(),
                defaults.socket(),
                defaults.chat(),
                defaults.messages(),
                defaults.replies(),
                defaults.history(),
                defaults.limits());

        assertThat(secret.toString()).doesNotContain("token-secret").doesNotContain("redis-password");
    }
}
