package dev.quire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with real servers, and stand-ins for the services. */
class UpIT {
    @TempDir
    private Path repository;

    @BeforeEach
    void writeJars() throws IOException {
        StandInService.writeJars(repository);
    }

    @Nested
    class WithItsOwnServers {
        @Test
        void showsWhereEverythingRunsAndEndsOnASignal() throws Exception {
            try (Launcher launcher = Launcher.run(repository, Map.of()).awaitScreen()) {
                assertThat(launcher.output())
                        .contains(launcher.page(), "kafka", "postgres", "redis", "topics")
                        .contains("ws-gateway", "intent-processor", "order-enricher", "llm-worker", "history-sink")
                        .contains("model   none");
                List<ProcessHandle> family = launcher.family();

                launcher.terminate();

                assertThat(launcher.exitCode()).isEqualTo(128 + 15);
                assertThat(launcher.output()).contains("Stopped after");
                assertThat(family).noneMatch(ProcessHandle::isAlive);
            }
        }

        @Test
        void dataOutlivesARunUntilItIsToBeForgotten() throws Exception {
            String clusterId = clusterIdOfARun();

            assertThat(clusterIdOfARun()).isEqualTo(clusterId);
            assertThat(clusterIdOfARun("--fresh")).isNotEqualTo(clusterId);
        }

        @Test
        void aKilledLauncherLeavesNoProcessAndTheNextRunWaitsForTheirEnd() throws Exception {
            try (Launcher killed = Launcher.run(repository, Map.of()).awaitScreen()) {
                List<ProcessHandle> family = killed.family();

                killed.kill();

                try (Launcher next =
                        Launcher.run(killed.port(), repository, Map.of()).awaitScreen()) {
                    assertThat(family).noneMatch(ProcessHandle::isAlive);
                    assertThat(next.get("/environment")).contains("PORT=");
                }
            }
        }

        private String clusterIdOfARun(String... arguments) throws IOException, InterruptedException {
            try (Launcher launcher =
                    Launcher.run(repository, Map.of(), arguments).awaitScreen()) {
                launcher.terminate();
                launcher.exitCode();
            }
            Properties properties = new Properties();
            try (var input = Files.newInputStream(repository.resolve(".quire/kafka/data/meta.properties"))) {
                properties.load(input);
            }
            return properties.getProperty("cluster.id");
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class WithExistingServers {
        private KafkaServer kafka;
        private Map<String, String> existing = Map.of();

        @BeforeAll
        void startKafka(@TempDir Path directory) throws InterruptedException {
            kafka = new KafkaServer(directory, Ports.anyFree(), Ports.anyFree());
            kafka.start();
            existing = Map.of(
                    "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                    "POSTGRES_URL", "jdbc:postgresql://db.example/quire?sslpassword=s3cret",
                    "REDIS_URL", "redis://:s3cret@redis.example:6379");
        }

        @AfterAll
        void stopKafka() {
            kafka.close();
        }

        @Test
        void startsOnlyTheServices() throws Exception {
            try (Launcher launcher = Launcher.run(repository, existing).awaitScreen()) {
                assertThat(launcher.output())
                        .contains(kafka.bootstrapServers(), "jdbc:postgresql://db.example/quire")
                        .contains("redis://redis.example:6379")
                        .doesNotContain("postgres          ready", "s3cret");
                assertThat(launcher.get("/environment"))
                        .contains("KAFKA_BOOTSTRAP_SERVERS=" + kafka.bootstrapServers())
                        .contains("REDIS_URL=redis://:s3cret@redis.example:6379")
                        .contains("SERVER_ADDRESS=127.0.0.1")
                        .containsPattern("QUIRE_TOKEN_SECRET=[0-9a-f]{64}");
            }
        }

        @Test
        void theDemoModelRunsWithItAndLlmWorkerAsksItAlone() throws Exception {
            Map<String, String> environment = new HashMap<>(existing);
            environment.put("OPENAI_API_KEY", "sk-real");
            try (Launcher launcher =
                    Launcher.run(repository, environment, "--demo-model").awaitScreen()) {
                assertThat(launcher.output()).contains("model   DEMO: a script answers, no language model");
                String baseUrl = found("demo-model +(http://127.0.0.1:\\d+/v1)", launcher.output());
                String worker = found("llm-worker +(http://localhost:\\d+)", launcher.output());

                assertThat(get(baseUrl + "/models")).contains("quire-demo");
                assertThat(get(worker + "/environment"))
                        .contains("OPENAI_BASE_URL=" + baseUrl, "OPENAI_MODEL=quire-demo")
                        .doesNotContain("sk-real");
                assertThat(get(launcher.page() + "/environment")).doesNotContain("OPENAI_MODEL=quire-demo");
            }
        }

        private static String found(String pattern, String text) {
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            assertThat(matcher.find()).as(text).isTrue();
            return matcher.group(1);
        }

        private static String get(String uri) throws IOException, InterruptedException {
            try (HttpClient client = HttpClient.newHttpClient()) {
                return client.send(
                                HttpRequest.newBuilder(URI.create(uri.replace("localhost", "127.0.0.1")))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
            }
        }

        @Test
        void aSecondRunOnTheSameDataSaysSo() throws Exception {
            try (Launcher first = Launcher.run(repository, existing).awaitScreen();
                    Launcher second = Launcher.run(first.port(), repository, existing)) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.output()).contains("Quire is running already").contains("--data");
                assertThat(first.get("/environment")).contains("PORT=");
            }
        }

        @Test
        void aTakenPortIsToldWithTheOptionThatHelps() throws Exception {
            try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    Launcher launcher = Launcher.run(taken.getLocalPort(), repository, existing)) {
                assertThat(launcher.exitCode()).isEqualTo(1);
                assertThat(launcher.output()).contains(taken.getLocalPort() + " is taken", "--port");
            }
        }

        @Test
        void aServiceThatEndsIsReportedAndEndsTheOthers() throws Exception {
            try (Launcher launcher = Launcher.run(repository, existing).awaitScreen()) {
                List<ProcessHandle> family = launcher.family();

                launcher.get("/end");

                assertThat(launcher.exitCode()).isEqualTo(1);
                assertThat(launcher.output()).contains("ws-gateway has ended by itself", "the stand-in says hello");
                Launcher.awaitEnd(family);
            }
        }

        @Test
        void aServiceThatDoesNotStartIsReported() throws Exception {
            Map<String, String> environment = new HashMap<>(existing);
            environment.put("STAND_IN_FAILS", "true");
            try (Launcher launcher = Launcher.run(repository, environment)) {
                assertThat(launcher.exitCode()).isEqualTo(1);
                assertThat(launcher.output()).contains("ended with exit code 3", "the stand-in fails");
            }
        }

        @Test
        void aMissingJarIsToldBeforeTheUserHasToGuess() throws Exception {
            FileTree.delete(repository.resolve("llm-worker"));
            try (Launcher launcher = Launcher.run(repository, existing)) {
                assertThat(launcher.exitCode()).isEqualTo(1);
                assertThat(launcher.output()).contains("llm-worker is not built");
            }
        }
    }
}
