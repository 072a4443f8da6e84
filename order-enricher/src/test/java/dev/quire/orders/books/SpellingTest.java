package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "dune, dune, 0",
        "doon, dune, 3",
        "tolkein, tolkien, 1",
        "dragns, dragons, 1",
        "'', ab, 2",
        "poter, potter, 1"
    })
    void aSlipIsALetterOrASwap(String a, String b, int distance) {
        assertThat(Spelling.distance(a, b)).isEqualTo(distance);
        assertThat(Spelling.distance(b, a)).isEqualTo(distance);
    }

    @Test
    void theNearestWordIsTakenIfItIsNearEnough() {
        assertThat(Spelling.nearest("cristie", List.of("crispy", "christie"))).contains("christie");
        assertThat(Spelling.nearest("doon", List.of("dune", "moon"))).contains("moon");
        assertThat(Spelling.nearest("necronomicon", List.of("economics"))).isEmpty();
    }
}
