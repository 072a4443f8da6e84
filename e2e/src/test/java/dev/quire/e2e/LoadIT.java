package dev.quire.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.local.Service;
import dev.quire.schemas.EventJson;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** {@code quire load} as an operator runs it: visitors who are cut all the time get every answer once and in order. */
@ExtendWith(QuireExtension.class)
final class LoadIT {
    private static final Path CLI = Path.of("..", "cli", "target");

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void nothingIsLostTwiceOrOutOfOrderAlthoughVisitorsAreCut(Quire quire) throws IOException, InterruptedException {
        Process load = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        CLI.resolve("quire-cli.jar") + File.pathSeparator + CLI.resolve("lib") + File.separator + "*",
                        "dev.quire.cli.QuireCommand",
                        "load",
                        "--url",
                        quire.uri(Service.WS_GATEWAY, "/").toString(),
                        "--visitors",
                        "20",
                        "--rate",
                        "40",
                        "--warm-up",
                        "2s",
                        "--duration",
                        "10s",
                        "--disconnect-every",
                        "2s",
                        "--patience",
                        "60s",
                        "--json")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String json = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = load.waitFor();

        JsonNode report = EventJson.MAPPER.readTree(json);
        for (String key : List.of("lost", "duplicated", "outOfOrder", "rejected", "undecided", "foreign")) {
            assertThat(report.path(key).asInt(-1)).as("%s in %s", key, json).isZero();
        }
        for (String key : List.of("p50Ms", "p99Ms", "p999Ms", "throughput", "cuts", "halfOpenCuts")) {
            assertThat(report.path(key).asDouble(-1)).as("%s in %s", key, json).isPositive();
        }
        assertThat(report.path("sent").asInt()).isEqualTo(400);
        assertThat(report.path("accepted").asInt()).isEqualTo(400);
        assertThat(exitCode).isZero();
    }
}
