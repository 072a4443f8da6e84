package dev.quire.orders.books;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the text files from which sample books are made. A mistake in one of them is an exception that names the line. */
final class SampleText {
    private static final String FOLDER = "/sample-books/";

    private SampleText() {}

    /** Lines without comments and blank ones. */
    static List<String> lines(String file) {
        try (InputStream resource = SampleText.class.getResourceAsStream(FOLDER + file)) {
            if (resource == null) {
                throw new IllegalStateException("Not in the jar: " + FOLDER + file);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lists by name, such as {@code moods: dark, sad}. */
    static Map<String, List<String>> lists(List<String> lines) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            if (colon < 0) {
                throw new IllegalStateException("Not a list: " + line);
            }
            lists.put(
                    line.substring(0, colon), List.of(line.substring(colon + 2).split(", ")));
        }
        return lists;
    }

    /** {@code 14+}, or {@code 8-12}. */
    record Ages(int min, int max) {
        static Ages of(String text) {
            if (text.endsWith("+")) {
                return new Ages(Integer.parseInt(text.substring(0, text.length() - 1)), Book.NO_UPPER_AGE);
            }
            String[] bounds = text.split("-", 2);
            return new Ages(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]));
        }
    }
}
