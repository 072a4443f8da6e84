package dev.quire.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes a child process out of the terminal's foreground group, so that Ctrl-C reaches us and not it: we end our children
 * in order.
 */
final class OwnSession {
    /** Goes before the child's command; the pid stays the same, since setsid replaces itself with it. */
    static final List<String> PREFIX =
            onPath("setsid").map(Path::toString).map(List::of).orElse(List.of());

    private OwnSession() {}

    static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/local/bin:/usr/bin:/bin");
        return Stream.of(path.split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
