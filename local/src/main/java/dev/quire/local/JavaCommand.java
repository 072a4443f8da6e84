package dev.quire.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How we start JVMs: the JDK that runs us, small. */
final class JavaCommand {
    private JavaCommand() {}

    /** @param heap such as {@code -Xmx192m} */
    static List<String> beginning(Durability durability, String heap) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError"));
        if (durability == Durability.THROWAWAY) {
            // In a test it lives for seconds: the optimising compiler would only take CPU time away.
            command.add("-XX:TieredStopAtLevel=1");
        }
        return command;
    }
}
