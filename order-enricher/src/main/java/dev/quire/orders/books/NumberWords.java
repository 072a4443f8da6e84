package dev.quire.orders.books;

import java.util.List;
import java.util.Locale;

/** Numbers as English says them: {@code 84} is {@code eighty four}. */
final class NumberWords {
    /** Each at its number's place. */
    static final List<String> BELOW_TWENTY = List.of(
            "zero",
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

    private NumberWords() {}

    /** @param number from 0 to 99 */
    static String of(int number) {
        if (number < BELOW_TWENTY.size()) {
            return BELOW_TWENTY.get(number);
        }
        String tens = TENS.get(number / 10);
        return number % 10 == 0 ? tens : tens + " " + BELOW_TWENTY.get(number % 10);
    }

    /** @param text digits, or one of {@link #BELOW_TWENTY} in capitals or not */
    static int parse(String text) {
        int word = BELOW_TWENTY.indexOf(text.toLowerCase(Locale.ROOT));
        return word < 0 ? Integer.parseInt(text) : word;
    }
}
