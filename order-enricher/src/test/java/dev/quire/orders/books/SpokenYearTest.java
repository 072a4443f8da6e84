package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenYearTest {
    @ParameterizedTest
    @CsvSource({
        "1984, nineteen eighty four",
        "1913, nineteen thirteen",
        "1900, nineteen hundred",
        "1805, eighteen oh five",
        "2001, two thousand one",
        "2020, twenty twenty",
        "451, ",
        "1000, ",
        "19845, ",
        "catch 22, ",
    })
    void aYearIsSaidInTwoHalves(String year, @Nullable String said) {
        assertThat(SpokenYear.of(year).orElse(null)).isEqualTo(said);
    }
}
