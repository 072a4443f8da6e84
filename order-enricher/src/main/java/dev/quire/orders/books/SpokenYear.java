package dev.quire.orders.books;

import java.util.List;
import java.util.Optional;

/** A year as it is said: {@code 1984} is {@code nineteen eighty four}. */
final class SpokenYear {
    private static final int CENTURY = 100;
    private static final int FIRST = 1100;
    private static final int MILLENNIUM = 2000;
    private static final int TEENS_END = 20;

    private static final List<String> SMALL = List.of(
            "",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");

    private static final List<String> TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

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
            return Optional.of(("two thousand " + SMALL.get(rest)).strip());
        }
        String century = number(year / CENTURY);
        if (rest == 0) {
            return Optional.of(century + " hundred");
        }
        return Optional.of(century + (rest < 10 ? " oh " : " ") + number(rest));
    }

    private static String number(int number) {
        return number < TEENS_END ? SMALL.get(number) : (TENS.get(number / 10) + " " + SMALL.get(number % 10)).strip();
    }
}
