package dev.quire.llm.budget;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was spent on a day.
 *
 * @param day in UTC
 * @param nanoUsd billionths of a dollar; 0 where the price is not known
 */
record Spent(LocalDate day, long tokens, long nanoUsd) {
    private static final Pattern NOTE =
            Pattern.compile("spent day=(\\d{4}-\\d{2}-\\d{2}) tokens=(\\d{1,18}) nanoUsd=(\\d{1,18})");

    static Spent nothing(LocalDate day) {
        return new Spent(day, 0, 0);
    }

    /** This, if it is of that day; yesterday's spending leaves today's budget alone. */
    Spent on(LocalDate wanted) {
        return day.equals(wanted) ? this : nothing(wanted);
    }

    Spent plus(long moreTokens, long moreNanoUsd) {
        return new Spent(day, tokens + moreTokens, nanoUsd + moreNanoUsd);
    }

    /** As it is kept with a partition's offset; for people to read as well. */
    String note() {
        return "spent day=" + day + " tokens=" + tokens + " nanoUsd=" + nanoUsd;
    }

    /** Empty if it is no note of ours, for example that of a tool that has reset the offset. */
    static Optional<Spent> read(String note) {
        Matcher matcher = NOTE.matcher(note);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Spent(
                    LocalDate.parse(matcher.group(1)),
                    Long.parseLong(matcher.group(2)),
                    Long.parseLong(matcher.group(3))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
