package dev.quire.local;

import java.nio.file.Path;

final class JavaCommand {
    private JavaCommand() {}

    /** The {@code java} of the JDK that runs us. */
    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
