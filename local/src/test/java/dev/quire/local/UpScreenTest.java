package dev.quire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpScreenTest {
    @Test
    void tellsThePageWhatRunsWhereAndHowToStop() {
        UpScreen screen = new UpScreen(
                "http://localhost:8080",
                Duration.ofMillis(9_870),
                List.of(
                        new UpScreen.Row("ws-gateway", "http://localhost:8080", "101", 151_000_000),
                        new UpScreen.Row("kafka", "127.0.0.1:9092", "102", 250_500_000),
                        UpScreen.Row.existing("redis", "redis://cache:6379")),
                "none",
                Path.of("/shop/.quire"));

        assertThat(screen).hasToString("""

                Quire is up after 9.9 s. Open the bookstore and click Help:

                    http://localhost:8080

                  part              address                       pid    memory
                  ws-gateway        http://localhost:8080         101    151 MB
                  kafka             127.0.0.1:9092                102    250 MB
                  redis             redis://cache:6379       existing
                                                                         401 MB

                  model   none
                  data    /shop/.quire
                  logs    /shop/.quire/logs/<part>.log
                  stop    Ctrl-C; the data stays, ./quire up --fresh forgets it
                """);
    }
}
