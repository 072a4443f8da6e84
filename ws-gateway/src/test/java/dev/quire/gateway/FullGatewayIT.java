package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.WebSocketHandshakeException;
import org.junit.jupiter.api.Test;

class FullGatewayIT {
    @Test
    void whoIsOneTooManyIsRefusedUntilOthersGo() {
        try (ChatBackend _ = new ChatBackend().echo();
                RunningGateway gateway = RunningGateway.start("quire.gateway.socket.max-open=2");
                Visitor one = Visitor.welcome(gateway)) {
            try (Visitor two = Visitor.welcome(gateway)) {
                assertThatThrownBy(() -> Visitor.connect(gateway))
                        .cause()
                        .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> {
                            assertThat(refused.getResponse().statusCode()).isEqualTo(503);
                            assertThat(refused.getResponse().headers().firstValue("retry-after"))
                                    .contains("2");
                        });
                one.isServed();
                two.isServed();
            }
            Eventually.holds("the other has gone", () -> gateway.openConnections() == 1);

            try (Visitor three = Visitor.welcome(gateway)) {
                three.isServed();
            }
            assertThat(gateway.bean(MeterRegistry.class)
                            .get("gateway.sockets.refused")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }
}
