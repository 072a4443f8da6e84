package dev.quire.llm.grounding;

import dev.quire.schemas.BookCard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Holds the prices in an answer, and the books that it says the shop has, against what was found and said before. */
final class BookClaims {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String NUMBER = "(\\d{1,5}(?:[.,]\\d{1,2})?)(?![\\d]|[.,]\\d)";

    private static final Pattern AMOUNT = Pattern.compile(
            "(?:[$€£]\\s?|\\b(?:USD|EUR|GBP)\\s?)" + NUMBER + "|(?<![\\d.,])" + NUMBER
                    + "\\s?(?:([$€£])|(USD|EUR|GBP|dollars?|euros?|pounds?|bucks)\\b|(cents?|¢)(?!\\p{L}))",
            FLAGS);

    private static final int BOUND_REACH = 40;

    /** In front of an amount: it is a limit that the visitor has set, not a price. */
    private static final Pattern BOUND = Pattern.compile(
            "\\b(?:under|below|less than|up to|over|above|more than|within|around|about|budget|maximum|max|between|unter|bis|moins"
                    + " de|menos de)\\b.{0,20}$",
            FLAGS);

    private static final Pattern STOCK = Pattern.compile(
            "\\b(?:in stock|out of stock|sold out|back[- ]?ordered|\\d+ (?:copies|copy) (?:left|available|in))\\b",
            FLAGS);

    private static final Pattern OFFERED = Pattern.compile(
            "\\b(?:available|on sale|we (?:do |also |currently |even |still )?(?:have|carry|sell|stock|offer)|you can"
                    + " (?:buy|get|order)|our (?:shop|store|catalog|catalogue|shelves) (?:has|have))\\b",
            FLAGS);

    private static final Pattern QUOTED = Pattern.compile(
            "[\"“„«](.{2,100}?)[\"”“»]|(?<!\\p{L})[‘'](.{2,100}?)[’'](?!\\p{L})|[*_]{1,2}(.{2,100}?)[*_]{1,2}");

    private static final Pattern BY_AUTHOR = Pattern.compile("\\bby \\p{Lu}");

    /** What stands where a title would, if it is written like one: "we have Dune", "Dune is available". */
    private static final Pattern CAPITALS = Pattern.compile(
            "\\b(?:have|carry|sell|stock)\\s+(?:a copy of\\s+|copies of\\s+)?(\\p{Lu}[\\p{L}'’-]+(?:\\s+\\p{Lu}[\\p{L}'’-]+)*)"
                    + "|(\\p{Lu}[\\p{L}'’-]+(?:\\s+\\p{Lu}[\\p{L}'’-]+)*)\\s+(?:is|are)\\s+(?:\\p{Ll}+\\s+)?(?:available|on sale)");

    private static final Pattern NO_TITLE = Pattern.compile(
            "it|they|he|she|we|you|this|that|these|those|both|all|which|everything|nothing|none|there|books?|delivery|help"
                    + "|support|shipping|sorry|yes",
            FLAGS);

    private final List<BookCard> books;
    private final String shopSaid;
    private final Set<Long> saidCents;
    private final Set<Long> visitorsCents;

    private BookClaims(Grounding.Given given) {
        this.books = given.books();
        this.shopSaid = String.join("\n", given.shopSaid());
        this.saidCents = cents(shopSaid);
        this.visitorsCents = cents(String.join("\n", given.visitorSaid()));
    }

    static Optional<String> objection(String answer, Grounding.Given given) {
        BookClaims known = new BookClaims(given);
        for (String sentence : Claims.sentences(answer)) {
            if (!known.hasPrices(sentence)) {
                return Optional.of("a price that is not in the data");
            }
            if (STOCK.matcher(sentence).results().anyMatch(match -> known.isNewClaim(sentence, match))) {
                return Optional.of("a stock level, which nobody knows");
            }
            if (OFFERED.matcher(sentence).results().anyMatch(match -> known.isNewClaim(sentence, match))
                    && !known.hasTitles(sentence)) {
                return Optional.of("a book as the shop's that was not found there");
            }
        }
        return Optional.empty();
    }

    /** Of the books that the sentence names, or of any if it names none. */
    private boolean hasPrices(String sentence) {
        List<BookCard> named =
                books.stream().filter(book -> has(sentence, book.title())).toList();
        Set<Long> prices = (named.isEmpty() ? books : named)
                .stream().map(book -> (long) book.priceCents()).collect(Collectors.toSet());
        return AMOUNT.matcher(sentence).results().allMatch(amount -> {
            long cents = cents(amount);
            boolean isBound = BOUND.matcher(
                            sentence.substring(Math.max(0, amount.start() - BOUND_REACH), amount.start()))
                    .find();
            return prices.contains(cents) || saidCents.contains(cents) || (isBound && visitorsCents.contains(cents));
        });
    }

    private boolean isNewClaim(String sentence, MatchResult match) {
        return !sentence.strip().endsWith("?") && !Claims.isHedged(sentence, match.start()) && !has(shopSaid, sentence);
    }

    /** Whether every title that can be told for one is known. */
    private boolean hasTitles(String sentence) {
        List<String> titles = new ArrayList<>();
        QUOTED.matcher(sentence).results().forEach(match -> titles.add(group(match)));
        if (titles.isEmpty()) {
            CAPITALS.matcher(sentence)
                    .results()
                    .map(BookClaims::group)
                    .filter(words -> !NO_TITLE.matcher(words).matches())
                    .forEach(titles::add);
        }
        if (titles.isEmpty() && BY_AUTHOR.matcher(sentence).find()) {
            return books.stream().anyMatch(book -> has(sentence, book.title())) || has(shopSaid, sentence);
        }
        return titles.stream()
                .allMatch(title -> has(shopSaid, title)
                        || books.stream()
                                .anyMatch(book -> has(book.title(), title)
                                        || has(title, book.title())
                                        || has(book.author() + " " + book.genre(), title)));
    }

    /** The one of a pattern's alternatives that matched. */
    private static String group(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount())
                .mapToObj(match::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** Whether the words follow one another in the text, whatever their case and what stands between them. */
    static boolean has(String text, String words) {
        return (" " + words(text) + " ").contains(" " + words(words) + " ");
    }

    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]+", " ").strip();
    }

    private static Set<Long> cents(String text) {
        Set<Long> found = new HashSet<>();
        AMOUNT.matcher(text).results().forEach(amount -> found.add(cents(amount)));
        return found;
    }

    private static long cents(MatchResult amount) {
        String number = amount.group(1) == null ? amount.group(2) : amount.group(1);
        BigDecimal value = new BigDecimal(number.replace(',', '.'));
        return amount.group(5) == null ? value.movePointRight(2).longValue() : value.longValue();
    }
}
