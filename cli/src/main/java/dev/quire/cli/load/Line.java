package dev.quire.cli.load;

/**
 * Something a visitor says.
 *
 * @param path messages of one session with the same path are answered by the same service one after the other, so their
 *     answers come in their order
 */
record Line(String path, String text) {
    Line {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a line has text");
        }
    }
}
