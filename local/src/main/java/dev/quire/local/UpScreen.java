package dev.quire.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one screen that {@code ./quire up} leaves: the page's address, what runs where, how to stop.
 *
 * @param took from the command to the last part that became ready
 * @param model which one answers what no intent matches
 */
record UpScreen(String page, Duration took, List<Row> rows, String model, Path directory) {
    private static final long BYTES_PER_MB = 1_000_000;

    /** An '@' elsewhere than after the user makes it unclear what is a password and what is not. */
    private static final Pattern URL =
            Pattern.compile("(?<scheme>[\\w:+.-]+://)(?:[^@/?#]*@)?(?<place>[^@/?#]*(?:/[^@?#]*)?)(?:[?#][^@]*)?");

    /** One process, or a server that somebody else runs. */
    record Row(String part, String address, String pid, long memoryBytes) {
        static Row of(LocalServer server) {
            return new Row(server.name(), server.address(), Long.toString(server.pid()), server.memoryBytes());
        }

        static Row existing(String part, String address) {
            return new Row(part, address, "existing", 0);
        }
    }

    /** Scheme, host, port and path of a URL, which may hold a password before the host or after the path. */
    static String withoutSecrets(String url) {
        Matcher parts = URL.matcher(url);
        return parts.matches() ? parts.group("scheme") + parts.group("place") : "(address not shown)";
    }

    @Override
    public String toString() {
        long total = rows.stream().mapToLong(Row::memoryBytes).sum();
        List<String> lines = new ArrayList<>();
        lines.addAll(
                List.of("", "Quire is up after " + Progress.seconds(took) + ". Open the bookstore and click Help:"));
        lines.addAll(List.of("", "    " + page, ""));
        lines.add(row("part", "address", "pid", "memory"));
        rows.forEach(row -> lines.add(row(row.part(), row.address(), row.pid(), megabytes(row.memoryBytes()))));
        lines.add(row("", "", "", megabytes(total)));
        lines.addAll(List.of("", "  model   " + model));
        lines.add("  data    " + directory);
        lines.add("  logs    " + directory.resolve("logs") + "/<part>.log");
        lines.add("  stop    Ctrl-C; the data stays, ./quire up --fresh forgets it");
        return String.join("\n", lines) + "\n";
    }

    private static String row(String part, String address, String pid, String memory) {
        return String.format(Locale.ROOT, "  %-17s %-24s %8s %9s", part, address, pid, memory)
                .stripTrailing();
    }

    private static String megabytes(long bytes) {
        return bytes == 0 ? "" : String.format(Locale.ROOT, "%d MB", bytes / BYTES_PER_MB);
    }
}
