package dev.quire.orders.books;

import java.util.Optional;

/** A year as it is said: {@code 1984} is {@code nineteen eighty four}. */
final class SpokenYear {
    private static final int CENTURY = 100;
    private static final int FIRST = 1100;
    private static final int MILLENNIUM = 2000;

    private SpokenYear() {}

    /** @return empty unless the name is a year of four digits and nothing else */
    static Optional<String> of(String name) {
        if (!name.matches("[12][0-9]{3}")) {
            return Optional.empty();
        }
        int year = Integer.parseInt(name);
        if (year < FIRST) {
            return Optional.empty();
        }
        int rest = year % CENTURY;
        if (year >= MILLENNIUM && year < MILLENNIUM + 10) {
            return Optional.of(rest == 0 ? "two thousand" : "two thousand " + NumberWords.of(rest));
        }
        String century = NumberWords.of(year / CENTURY);
        if (rest == 0) {
            return Optional.of(century + " hundred");
        }
        return Optional.of(century + (rest < 10 ? " oh " : " ") + NumberWords.of(rest));
    }
}
