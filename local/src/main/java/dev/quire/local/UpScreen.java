package dev.quire.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The one screen that {@code ./quire up} leaves: the page's address, what runs where, how to stop.
 *
 * @param took from the command to the last part that became ready
 * @param model which one answers what no intent matches
 */
record UpScreen(String page, Duration took, List<Row> rows, String model, Path directory) {
    private static final String ROW = "  %-17s %-24s %8s %9s%n";
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
        StringBuilder screen = new StringBuilder();
        screen.append(String.format(
                "%nQuire is up after %s. Open the bookstore and click Help:%n%n", Progress.seconds(took)));
        screen.append(String.format("    %s%n%n", page));
        screen.append(String.format(ROW, "part", "address", "pid", "memory"));
        for (Row row : rows) {
            screen.append(String.format(ROW, row.part(), row.address(), row.pid(), megabytes(row.memoryBytes())));
        }
        long total = rows.stream().mapToLong(Row::memoryBytes).sum();
        screen.append(String.format(ROW, "", "", "", megabytes(total)));
        screen.append(String.format("%n  model   %s%n", model));
        screen.append(String.format("  data    %s%n", directory));
        screen.append(String.format("  logs    %s/<part>.log%n", directory.resolve("logs")));
        screen.append(String.format("  stop    Ctrl-C; the data stays, ./quire up --fresh forgets it%n"));
        return screen.toString();
    }

    private static String megabytes(long bytes) {
        return bytes == 0 ? "" : String.format(Locale.ROOT, "%d MB", bytes / BYTES_PER_MB);
    }
}
