package dev.quire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogIT {
    private static final long CAP_SECONDS = 30;

    @Test
    void noProcessOutlivesAKilledJvm(@TempDir Path directory) throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartsEverything.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = jvm.inputReader();
        String line = output.readLine();
        while (line != null && !line.equals("started")) {
            line = output.readLine();
        }
        List<ProcessHandle> family = jvm.descendants().toList();
        assertThat(family)
                .as("a watchdog, Kafka, Redis, PostgreSQL and its own")
                .hasSizeGreaterThan(5);

        jvm.destroyForcibly();

        assertThat(aliveAfterAWhile(family)).isEmpty();
    }

    private static List<ProcessHandle> aliveAfterAWhile(List<ProcessHandle> family) throws InterruptedException {
        List<ProcessHandle> alive = new ArrayList<>(family);
        long deadline = System.nanoTime() + CAP_SECONDS * 1_000_000_000;
        while (!alive.isEmpty() && System.nanoTime() < deadline) {
            alive.removeIf(process -> !process.isAlive());
            Thread.sleep(20);
        }
        return alive;
    }

    /** Runs in the JVM that is killed. One server is frozen: it cannot obey, and must go all the same. */
    static final class StartsEverything {
        public static void main(String[] arguments) throws InterruptedException {
            Path directory = Path.of(arguments[0]);
            List<LocalServer> servers = List.of(
                    new KafkaServer(directory, Ports.anyFree(), Ports.anyFree()),
                    new PostgresServer(directory, Ports.anyFree(), Durability.THROWAWAY),
                    new RedisServer(directory, Ports.anyFree(), Durability.THROWAWAY));
            for (LocalServer server : servers) {
                server.start();
            }
            servers.getLast().pause();
            System.out.println("started");
            Thread.currentThread().join();
        }
    }
}
