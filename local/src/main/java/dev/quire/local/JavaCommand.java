package dev.quire.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How we start JVMs: on the JDK that runs us, small, and soon ready. */
final class JavaCommand {
    private JavaCommand() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * For what is soon over: without the optimising compiler a service needs half the CPU time to start.
     *
     * @param heap such as {@code -Xmx192m}
     */
    static List<String> quick(String heap) {
        List<String> command = optimising(heap);
        command.add("-XX:TieredStopAtLevel=1");
        return command;
    }

    /**
     * For what runs for long and has no archive of its classes: the optimising compiler takes six times as many calls as usual
     * to be called for, so that it leaves a start alone and comes when there is traffic.
     *
     * @param heap such as {@code -Xmx192m}
     */
    static List<String> optimisingLate(String heap) {
        List<String> command = optimising(heap);
        command.addAll(List.of(
                "-XX:Tier4InvocationThreshold=30000",
                "-XX:Tier4MinInvocationThreshold=3600",
                "-XX:Tier4CompileThreshold=90000",
                "-XX:Tier4BackEdgeThreshold=240000"));
        return command;
    }

    /**
     * For what is to be fast once it runs.
     *
     * @param heap such as {@code -Xmx192m}
     */
    static List<String> optimising(String heap) {
        return new ArrayList<>(List.of(
                java(),
                heap,
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError"));
    }
}
