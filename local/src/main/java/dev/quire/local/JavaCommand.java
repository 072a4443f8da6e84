package dev.quire.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How we start JVMs: on the JDK that runs us, small, and soon ready. */
final class JavaCommand {
    private JavaCommand() {}

    /** @param heap such as {@code -Xmx192m} */
    static List<String> beginning(String heap) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                // Without the optimising compiler a service needs half the CPU time to start (4 instead of 8 s).
                "-XX:TieredStopAtLevel=1"));
    }
}
