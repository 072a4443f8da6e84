package dev.quire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "redis://cache:6379 redis://cache:6379",
                "rediss://quire:s3cret@cache:6380/2?timeout=5s rediss://cache:6380/2",
                "redis://:s3cret@cache redis://cache",
                "redis-sentinel://s3cret@one:26379,two:26379/0#shop redis-sentinel://one:26379,two:26379/0",
                "jdbc:postgresql://db.example:5432/quire?user=quire&password=s3cret jdbc:postgresql://db.example:5432/quire",
                "jdbc:postgresql://[::1]/quire jdbc:postgresql://[::1]/quire",
                "https://key:s3cret@models.example/v1 https://models.example/v1",
            })
    void anAddressIsShownWithoutItsPasswords(String url, String shown) {
        assertThat(UpScreen.withoutSecrets(url)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://:s3/cret@cache:6379",
                "redis://:s3?cret@cache:6379",
                "redis://:s3@cret@cache:6379",
                "jdbc:postgresql://db/quire?password=s3@cret",
                "s3cret"
            })
    void anAddressOfWhichItIsUnclearWhatIsThePasswordIsNotShown(String url) {
        assertThat(UpScreen.withoutSecrets(url)).isEqualTo("(address not shown)");
    }
}
