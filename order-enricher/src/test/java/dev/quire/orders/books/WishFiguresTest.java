package dev.quire.orders.books;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a figure is a price, an age, a year or nothing of these. */
class WishFiguresTest {
    @ParameterizedTest
    @CsvSource({
        "a gift for a 10-year-old, 10",
        "a gift for a 10 year old who likes dragons, 10",
        "for my seven-year-old, 7",
        "a nineteen-year-old, 19",
        "my daughter is turning 9, 9",
        "he is 12, 12",
        "for kids, 8",
        "for my toddler, 2",
        "for teens, 14",
        "something for a teenager, 14",
        "a young adult novel, 16",
        "for adults, 30",
        "ages 8-12, 10",
        "for kids aged 6 to 8, 7",
        "8 to 10 year olds, 9",
        "children under 5, 5",
        "a third grader, ",
        "a 3rd grader, 8",
        "my 70 year old grandma, 70",
        "12 yo boy, 12",
    })
    void agesAreYears(String wish, @Nullable Integer age) {
        assertThat(WishParser.parse(wish).criteria().age()).isEqualTo(age);
    }

    @ParameterizedTest
    @CsvSource({
        "under $15, , 1500",
        "under 15 dollars, , 1500",
        "less than 12.50, , 1250",
        "my budget is 20, , 2000",
        "max $8, , 800",
        "for $10, , 1000",
        "I have 25 bucks, , 2500",
        "between $10 and $20, 1000, 2000",
        "$20-$10, 1000, 2000",
        "at least $30, 3000, ",
        "more than 30 dollars, 3000, ",
        "around $20, 1500, 2500",
        "cheap, , 1000",
        "something cheaper, , 1000",
        "not too expensive, , 1000",
    })
    void pricesAreCentsAndNoAges(String wish, @Nullable Integer min, @Nullable Integer max) {
        BookCriteria criteria = WishParser.parse(wish).criteria();

        assertThat(criteria.minPriceCents()).isEqualTo(min);
        assertThat(criteria.maxPriceCents()).isEqualTo(max);
        assertThat(criteria.age()).isNull();
    }

    @Test
    void figuresThatAreNoPricesAreNot() {
        BookCriteria criteria = WishParser.parse("under 300 pages").criteria();

        assertThat(criteria.maxPriceCents()).isNull();
    }

    @Test
    void cheaperIsAThirdLessThanBefore() {
        assertThat(WishParser.parse("fantasy under $15\nsomething cheaper")
                        .criteria()
                        .maxPriceCents())
                .isEqualTo(1000);
        assertThat(WishParser.parse("fantasy under $15\nsomething cheaper\ncheaper")
                        .criteria()
                        .maxPriceCents())
                .isEqualTo(600);
        assertThat(WishParser.parse("cheaper ".repeat(100)).criteria().maxPriceCents())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "10-20 dollars, 1000, 2000",
        "my budget is 10 to 20 euros, 1000, 2000",
        "10 to 20 bucks, 1000, 2000",
        "10–20 usd, 1000, 2000",
        "'10$-20$', 1000, 2000",
        "$10-20, 1000, 2000",
        "between 10 and $20, 1000, 2000",
        "between 15 and 20 euros, 1500, 2000",
        "€15 to €20, 1500, 2000",
        "between 10 and 20, 1000, 2000",
        "a thriller from 9.99 to 14.99, 999, 1499",
        "from 1500 to 2000 dollars, 150000, 200000",
        "between $1000 and $2000, 100000, 200000",
        "less than 20, , 2000",
        "up to $15, , 1500",
        "up to 15, , 1500",
        "at most 12 bucks, , 1200",
        "under 20 euros, , 2000",
        "under £20, , 2000",
        "within 20 dollars, , 2000",
        "under $20 and 3 at once, , 2000",
        "2 to 3 books for 20 dollars, , 2000",
        "children's books under 10, , 1000",
    })
    void pricesAreCents(String wish, @Nullable Integer min, @Nullable Integer max) {
        BookCriteria criteria = WishParser.parse(wish).criteria();

        assertThat(criteria.minPriceCents()).isEqualTo(min);
        assertThat(criteria.maxPriceCents()).isEqualTo(max);
        assertThat(criteria.minYear()).isNull();
        assertThat(criteria.maxYear()).isNull();
        assertThat(criteria.words()).doesNotContain("10", "20", "euros");
    }

    @ParameterizedTest
    @CsvSource({
        "novels published between 1990 and 2000, 1990, 2000",
        "a mystery from 2010-2020, 2010, 2020",
        "a mystery from 2010–2020, 2010, 2020",
        "published 1990 to 2000, 1990, 2000",
        "from 2000 to 1990, 1990, 2000",
        "between the years 1990 and 2000, 1990, 2000",
        "from 1000 to 1400, 1000, 1400",
        "books from the 1920s, 1920, 1929",
        "the best of 2019, 2019, 2019",
        "bestsellers of 2019, 2019, 2019",
        "published in 2019, 2019, 2019",
        "thrillers from 2019, 2019, 2019",
        "thrillers from 2015 on, 2015, ",
        "before 1900, , 1900",
        "no later than 1900, , 1900",
        "up to 1950, , 1950",
        "after 2015, 2015, ",
        "newer than 2015, 2015, ",
        "for kids from 1990 to 2000, 1990, 2000",
    })
    void yearsAreNoPrices(String wish, @Nullable Integer min, @Nullable Integer max) {
        BookCriteria criteria = WishParser.parse(wish).criteria();

        assertThat(criteria.minYear()).isEqualTo(min);
        assertThat(criteria.maxYear()).isEqualTo(max);
        assertHasNoPrice(criteria);
        assertThat(criteria.words()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a fantasy book for kids between 8 and 12, 10",
        "fantasy between 8 and 12 for kids, 10",
        "a book for young readers about dragons from 8 to 12, 10",
        "children's picture books from 5 to 8, 6",
        "children's books 5-8, 6",
        "for kids 8-12, 10",
        "a boy between 8 and 10, 9",
        "for kids up to 12, 12",
        "girls older than 9, 9",
        "up to 12 years, 12",
        "from 5 to 8 years, 6",
        "between 5 and 8 years old, 6",
        "for my 3 and 5 year olds, 4",
        "for children aged 9 to 11, 10",
        "between the ages of 8 and 12, 10",
        "from age 8 to age 12, 10",
        "ages 8–12, 10",
    })
    void agesAreNoPrices(String wish, int age) {
        BookCriteria criteria = WishParser.parse(wish).criteria();

        assertThat(criteria.age()).isEqualTo(age);
        assertHasNoPrice(criteria);
        assertThat(criteria.words()).doesNotContain("8", "10", "12");
    }

    @ParameterizedTest
    @CsvSource({
        "for kids under 12 dollars, 8, , 1200",
        "for kids between 8 and 12 dollars, 8, 800, 1200",
        "for kids between 8.50 and 12, 8, 850, 1200",
        "for kids between 20 and 30, 8, 2000, 3000",
        "'a gift for a boy, 10 years old, between 10 and 15', 10, 1000, 1500",
        "'ages 8-12, 10-20 dollars', 10, 1000, 2000",
        "the top 10 under 20, , , 2000",
        "for my daughter between 10 and 15, , 1000, 1500",
        "5 year old $15, 5, , 1500",
        "for ages 8-12 $15, 10, , 1500",
    })
    void aWishMayHaveBothAnAgeAndAPrice(
            String wish, @Nullable Integer age, @Nullable Integer min, @Nullable Integer max) {
        BookCriteria criteria = WishParser.parse(wish).criteria();

        assertThat(criteria.age()).isEqualTo(age);
        assertThat(criteria.minPriceCents()).isEqualTo(min);
        assertThat(criteria.maxPriceCents()).isEqualTo(max);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "something within 3 days",
                "one in under 2 hours",
                "under 300 pages",
                "between 200 and 300 pages",
                "less than 2 weeks",
            })
    void whatHasAnotherUnitIsNoWish(String wish) {
        assertThat(WishParser.parse(wish).criteria()).isEqualTo(BookCriteria.ANYTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from 4 to 5 stars",
                "up to 50% off",
                "under 6 months old",
                "the war 1914-1918",
                "volumes 1-3",
                "stories of 1001 nights",
                "5 european authors",
                "in 80 days",
                "published within 5 years",
            })
    void otherFiguresAreNeitherPricesNorYearsNorAges(String wish) {
        BookCriteria criteria = WishParser.parse(wish).criteria();

        assertHasNoPrice(criteria);
        assertThat(criteria.age()).isNull();
        assertThat(criteria.minYear()).isNull();
        assertThat(criteria.maxYear()).isNull();
    }

    private static void assertHasNoPrice(BookCriteria criteria) {
        assertThat(criteria.minPriceCents()).isNull();
        assertThat(criteria.maxPriceCents()).isNull();
    }
}
