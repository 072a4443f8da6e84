package dev.quire.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The one screen that {@code ./quire up} leaves: the page's address, what runs where, how to stop.
 *
 * @param took from the command to the last part that became ready
 * @param model which one answers what no intent matches
 */
record UpScreen(String page, Duration took, List<Row> rows, String model, Path directory) {
    private static final long BYTES_PER_MB = 1_000_000;

    /** One process, or a server that somebody else runs. */
    record Row(String part, String address, String pid, long memoryBytes) {
        static Row of(LocalServer server) {
            return new Row(server.name(), server.address(), Long.toString(server.pid()), server.memoryBytes());
        }

        static Row existing(String part, String address) {
            return new Row(part, address, "existing", 0);
        }
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
