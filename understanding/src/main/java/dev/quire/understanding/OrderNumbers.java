package dev.quire.understanding;

import dev.quire.schemas.OrderNumber;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds an order number: six digits, an optional '#' before them, that are neither a piece of a longer number (a
 * telephone, a date, a price, an ISBN) nor of a word, nor said to be a postcode, which has six digits in India.
 */
final class OrderNumbers implements MatchLayer {
    private static final Pattern ORDER_NUMBER = Pattern.compile("""
            (?<! \\d [-.,/:] )                      # 12-123456, 0.123456
            (?<! \\+ [\\d\\ ()./-]{0,20} )          # +44 20 123456
            (?<! \\p{Sc} \\ ? )                     # $123456
            (?<! \\b (?: (?: pin | zip ) (?: [\\ -]? code )? | post (?: al )? [\\ -]? code ) s?
                 [\\ :.-]{0,3} (?: is \\ )? )        # pincode: 560034
            (?<! \\b (?: deliver\\w{0,3} | ship\\w{0,4} | available ) \\ (?: available \\ )?
                 (?: to | in | at ) \\ )            # deliver to 560034
            (?: (?<! [\\p{L}\\p{M}\\p{N}_] )        # not the end of a word,
              | (?<= (?<! \\p{L} ) (?: order | no | nr ) )  # unless it is order123456,
              | (?= \\# ) )                         # or order#123456
            \\#? (?<digits> [0-9]{6} )
            (?! [\\p{L}\\p{M}\\p{N}_%@] )           # 1234567, 123456th, 123456@example.com
            (?! [-.,/:] \\d )                       # 123456.50, 123456-78
            (?! \\ ? \\p{Sc} )                      # 123456 €
            """, Pattern.COMMENTS);

    @Override
    public Optional<Match> match(Wording wording) {
        return numbers(wording).findFirst().map(Match.Order::new);
    }

    /** All that are named, in the order of the text. */
    static List<OrderNumber> in(Wording wording) {
        return numbers(wording).toList();
    }

    private static Stream<OrderNumber> numbers(Wording wording) {
        return hasDigitsEnough(wording.text())
                ? ORDER_NUMBER.matcher(wording.text()).results().map(number -> new OrderNumber(number.group("digits")))
                : Stream.empty();
    }

    /** Few messages have; the pattern would look behind each of their characters all the same. */
    private static boolean hasDigitsEnough(String text) {
        return text.chars()
                        .filter(character -> character >= '0' && character <= '9')
                        .limit(6)
                        .count()
                == 6;
    }
}
