package dev.quire.llm.grounding;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A day as a text names it.
 *
 * @param text in lower case, so that one text's mention is the same as another's
 * @param readings what it may mean: 3/4 is the third of April and the fourth of March
 */
record Day(String text, Set<Reading> readings) {

    /** @param year null if the text leaves it out */
    record Reading(int month, int day, @Nullable Integer year) {
        boolean fits(LocalDate date) {
            return date.getMonthValue() == month
                    && date.getDayOfMonth() == day
                    && (year == null || year == date.getYear() || year == date.getYear() % 100);
        }

        boolean fits(Reading other) {
            return month == other.month
                    && day == other.day
                    && (year == null || other.year == null || year % 100 == other.year % 100);
        }
    }

    /** English, and what else a visitor of a Western shop is likely to write. */
    private static final Map<String, Integer> MONTHS = names(List.of("en", "de", "fr", "es", "it", "nl", "pt"));

    private static final String MONTH = "(" + alternatives(MONTHS.keySet()) + ")\\.?";
    private static final String YEAR = "(?:,?\\s+(?:de\\s+|of\\s+)?(\\d{4}))?\\b";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{1,2})-(\\d{1,2})\\b");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("\\b" + MONTH + "\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\b" + YEAR, FLAGS);
    private static final Pattern DAY_FIRST = Pattern.compile(
            "\\b(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?\\s*(?:of\\s+|de\\s+)?\\b" + MONTH + "(?![\\p{L}])" + YEAR, FLAGS);
    private static final Pattern NUMERIC = Pattern.compile(
            "(?<![\\d.,/$€£-])(\\d{1,2})(?:/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?|\\.(\\d{1,2})\\.(\\d{4}|\\d{2})?)(?![\\d/])");
    private static final Pattern WEEKDAY = Pattern.compile(
            "\\b(" + Arrays.stream(DayOfWeek.values()).map(Enum::name).collect(Collectors.joining("|")) + ")\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RELATIVE =
            Pattern.compile("\\b(tomorrow|yesterday|tonight)\\b", Pattern.CASE_INSENSITIVE);

    /** Every day that the text names by month and day. */
    static Set<Day> in(String text) {
        Set<Day> days = new HashSet<>();
        if (!DIGIT.matcher(text).find()) { // The months of seven languages are looked for at every letter.
            return days;
        }
        ISO.matcher(text).results().forEach(m -> add(days, m, reading(m.group(2), m.group(3), m.group(1))));
        MONTH_FIRST
                .matcher(text)
                .results()
                .forEach(m -> add(days, m, reading(month(m.group(1)), m.group(2), m.group(3))));
        DAY_FIRST
                .matcher(text)
                .results()
                .forEach(m -> add(days, m, reading(month(m.group(2)), m.group(1), m.group(3))));
        NUMERIC.matcher(text).results().forEach(m -> addNumeric(days, m));
        return days;
    }

    /** Every weekday that the text names in English, and "tomorrow" and the like as an empty one that fits no date. */
    static Set<Day> relativeIn(String text) {
        Set<Day> days = new HashSet<>();
        WEEKDAY.matcher(text).results().forEach(m -> days.add(new Day(lower(m.group()), Set.of())));
        RELATIVE.matcher(text).results().forEach(m -> days.add(new Day(lower(m.group()), Set.of())));
        return days;
    }

    boolean fits(LocalDate date) {
        return readings.isEmpty()
                ? text.equals(lower(date.getDayOfWeek().name()))
                : readings.stream().anyMatch(reading -> reading.fits(date));
    }

    boolean fits(Day other) {
        return text.equals(other.text)
                || readings.stream().anyMatch(one -> other.readings.stream().anyMatch(one::fits));
    }

    private static void add(Set<Day> days, MatchResult match, @Nullable Reading reading) {
        if (reading != null) {
            days.add(new Day(lower(match.group()), Set.of(reading)));
        }
    }

    private static void addNumeric(Set<Day> days, MatchResult match) {
        String second = match.group(2) == null ? match.group(4) : match.group(2);
        String year = match.group(3) == null ? match.group(5) : match.group(3);
        Set<Reading> readings = new HashSet<>();
        for (Reading reading :
                Arrays.asList(reading(match.group(1), second, year), reading(second, match.group(1), year))) {
            if (reading != null) {
                readings.add(reading);
            }
        }
        if (!readings.isEmpty() && !match.group().equals("24/7")) {
            days.add(new Day(lower(match.group()), readings));
        }
    }

    private static String month(String name) {
        return Integer.toString(MONTHS.getOrDefault(lower(name), 0));
    }

    private static @Nullable Reading reading(String month, String day, @Nullable String year) {
        int monthNumber = Integer.parseInt(month);
        int dayNumber = Integer.parseInt(day);
        boolean exists = monthNumber >= 1 && monthNumber <= 12 && dayNumber >= 1 && dayNumber <= 31;
        return exists ? new Reading(monthNumber, dayNumber, year == null ? null : Integer.valueOf(year)) : null;
    }

    private static Map<String, Integer> names(List<String> languages) {
        Map<String, Integer> names = new HashMap<>(Map.of("sept", 9));
        for (String language : languages) {
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE)) {
                    String name = lower(month.getDisplayName(style, Locale.of(language)));
                    names.putIfAbsent(
                            name.endsWith(".") ? name.substring(0, name.length() - 1) : name, month.getValue());
                }
            }
        }
        return Map.copyOf(names);
    }

    /** The longest first, or "mar" would hide "march". */
    private static String alternatives(Set<String> names) {
        return names.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
